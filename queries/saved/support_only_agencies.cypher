//+ group = "responsibility"
//+ question.zh = "哪些单位处处配合、从不牵头或负责？"
//+ question.en = "Which agencies only support, and never lead or answer for anything?"
//+ order = ["-tasks", "agency_name"]
//+ [parameters]
//+ at_least = {type = "integer", example = 2, default = 1}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ kind = "string"
//+ tasks = "integer"
//+ plans = "integer"
//+ agency_id = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE r.role = 'support'
  AND NOT t.path CONTAINS '~'
  AND ($with_inferred OR r.inferred = false)
  AND NOT EXISTS {
    MATCH (a)-[s:RESPONSIBLE_FOR]->(:Plan|Task)
    WHERE s.role <> 'support' AND ($with_inferred OR s.inferred = false)
  }
WITH a, count(DISTINCT t.id) AS tasks, count(DISTINCT p.id) AS plans
WHERE tasks >= $at_least
RETURN a.name AS agency_name, a.kind AS kind, tasks, plans, a.id AS agency_id

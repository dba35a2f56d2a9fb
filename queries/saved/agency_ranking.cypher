//+ group = "responsibility"
//+ question.zh = "哪些单位承担的任务最多，其中牵头、负责、配合各几项？"
//+ question.en = "Who carries most tasks, and in which roles?"
//+ order = ["-tasks", "-lead", "agency_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ role = {type = "string", example = "lead", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ tasks = "integer"
//+ lead = "integer"
//+ responsible = "integer"
//+ support = "integer"
//+ agency_id = "id"

// An agency, the bodies whose place it took in a reform, and the collectives that mean any of them.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
  AND ($role = '' OR r.role = $role)
OPTIONAL MATCH (a)-[lead:RESPONSIBLE_FOR]->(t) WHERE lead.id = r.id AND lead.role = 'lead'
OPTIONAL MATCH (a)-[alone:RESPONSIBLE_FOR]->(t) WHERE alone.id = r.id AND alone.role = 'responsible'
OPTIONAL MATCH (a)-[support:RESPONSIBLE_FOR]->(t) WHERE support.id = r.id AND support.role = 'support'
RETURN
  me.name AS agency_name, count(DISTINCT t.id) AS tasks, count(DISTINCT lead.id) AS lead,
  count(DISTINCT alone.id) AS responsible, count(DISTINCT support.id) AS support, me.id AS agency_id

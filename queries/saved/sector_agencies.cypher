//+ group = "places_and_sectors"
//+ question.zh = "在某领域（含子领域）的任务中，哪些单位牵头、负责、配合各几项？"
//+ question.en = "Who leads, answers for and supports the tasks that concern this sector and its parts?"
//+ order = ["-tasks", "-lead", "agency_name"]
//+ [parameters]
//+ sector = {type = "Sector", example = "能源"}
//+ stance = {type = "string", example = "promotes", default = "", words = ["promotes", "restricts", "prohibits", "concerns"]}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ tasks = "integer"
//+ lead = "integer"
//+ responsible = "integer"
//+ support = "integer"
//+ plans = "integer"
//+ agency_id = "id"

// What a part of a unit concerns counts for the unit.
MATCH (x:Task)-[e:AFFECTS]->(g:Sector)-[:PART_OF*0..3]->(asked:Sector)
WHERE asked.id = $sector
  AND ($stance = '' OR e.stance = $stance)
  AND ($with_inferred OR e.inferred = false)
MATCH (x)-[:PART_OF*0..1]->(t:Task)
WHERE (t.id = x.id OR x.path CONTAINS '~') AND t.kind = 'operative' AND ($with_parts OR NOT t.path CONTAINS '~')
WITH DISTINCT t
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t)-[:PART_OF]->(p:Plan)
WHERE $with_inferred OR r.inferred = false
OPTIONAL MATCH (a)-[lead:RESPONSIBLE_FOR]->(t) WHERE lead.id = r.id AND lead.role = 'lead'
OPTIONAL MATCH (a)-[alone:RESPONSIBLE_FOR]->(t) WHERE alone.id = r.id AND alone.role = 'responsible'
OPTIONAL MATCH (a)-[support:RESPONSIBLE_FOR]->(t) WHERE support.id = r.id AND support.role = 'support'
RETURN
  a.name AS agency_name, count(DISTINCT t.id) AS tasks, count(DISTINCT lead.id) AS lead,
  count(DISTINCT alone.id) AS responsible, count(DISTINCT support.id) AS support, count(DISTINCT p.id) AS plans,
  a.id AS agency_id

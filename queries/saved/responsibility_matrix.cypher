//+ group = "responsibility"
//+ question.zh = "各机构在各文件中牵头、负责、配合各几项任务？"
//+ question.en = "How many tasks does each agency lead, answer for and support under each plan?"
//+ order = ["plan_title", "-lead", "-responsible", "-support", "agency_name"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会", default = ""}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ agency_name = "string"
//+ lead = "integer"
//+ responsible = "integer"
//+ support = "integer"
//+ plan_id = "id"
//+ agency_id = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND ($agency = '' OR a.id = $agency)
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
OPTIONAL MATCH (a)-[lead:RESPONSIBLE_FOR]->(t) WHERE lead.id = r.id AND lead.role = 'lead'
OPTIONAL MATCH (a)-[alone:RESPONSIBLE_FOR]->(t) WHERE alone.id = r.id AND alone.role = 'responsible'
OPTIONAL MATCH (a)-[support:RESPONSIBLE_FOR]->(t) WHERE support.id = r.id AND support.role = 'support'
RETURN
  p.title AS plan_title, p.number AS plan_number, a.name AS agency_name, count(DISTINCT lead.id) AS lead,
  count(DISTINCT alone.id) AS responsible, count(DISTINCT support.id) AS support,
  p.id AS plan_id, a.id AS agency_id

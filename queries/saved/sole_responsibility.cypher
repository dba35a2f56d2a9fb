//+ group = "responsibility"
//+ question.zh = "哪些任务只由一家单位负责且名单列尽？"
//+ question.en = "For which tasks is one agency alone answerable, in a closed list?"
//+ order = ["plan_title", "path", "role"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ agency_name = "string"
//+ role = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ agency_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
  AND ($agency = '' OR a.id = $agency)
  AND NOT EXISTS {
    MATCH (b:Agency)-[s:RESPONSIBLE_FOR]->(t)
    WHERE (b.id <> a.id OR s.open_list = true) AND ($with_inferred OR s.inferred = false)
  }
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, t.path AS path, t.heading AS heading,
  a.name AS agency_name, r.role AS role, p.id AS plan_id, t.id AS task_id, a.id AS agency_id, r.id AS evidence

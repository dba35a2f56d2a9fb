//+ group = "responsibility"
//+ question.zh = "哪些任务的责任单位名单以“等”结尾？"
//+ question.en = "Which tasks have an open list of agencies (等), and in which role?"
//+ order = ["plan_title", "path", "role"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ role = "string"
//+ agencies = "integer"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
  AND r.open_list = true
WITH p, t, r.role AS role, a, min(r.id) AS duty
RETURN
  p.title AS plan_title, p.number AS plan_number, t.path AS path, t.heading AS heading, role,
  count(a) AS agencies, p.id AS plan_id, t.id AS task_id, min(duty) AS evidence

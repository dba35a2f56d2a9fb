//+ group = "responsibility"
//+ question.zh = "哪些任务有多个牵头单位？"
//+ question.en = "Which tasks have several leads?"
//+ order = ["plan_title", "path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ at_least = {type = "integer", example = 3, default = 2}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ leads = "integer"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
  AND r.role = 'lead'
WITH p, t, a, min(r.id) AS duty
WITH p, t, count(a) AS leads, min(duty) AS evidence
WHERE leads >= $at_least
RETURN
  p.title AS plan_title, p.number AS plan_number, t.path AS path, t.heading AS heading,
  leads, p.id AS plan_id, t.id AS task_id, evidence

//+ group = "responsibility"
//+ question.zh = "哪些任务列了责任单位却没有牵头单位？"
//+ question.en = "Which tasks name agencies but no lead?"
//+ order = ["plan_title", "path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ at_least = {type = "integer", example = 2, default = 1}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
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
  AND NOT EXISTS {
    MATCH (:Agency)-[l:RESPONSIBLE_FOR]->(t)
    WHERE l.role = 'lead' AND ($with_inferred OR l.inferred = false)
  }
WITH p, t, a, min(r.id) AS duty
WITH p, t, count(a) AS agencies, min(duty) AS evidence
WHERE agencies >= $at_least
RETURN
  p.title AS plan_title, p.number AS plan_number, t.path AS path, t.heading AS heading,
  agencies, p.id AS plan_id, t.id AS task_id, evidence

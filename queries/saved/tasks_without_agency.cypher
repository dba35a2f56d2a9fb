//+ group = "responsibility"
//+ question.zh = "哪些末级任务没有列任何责任单位？"
//+ question.en = "Which leaf tasks name no agency, in plans that name agencies elsewhere?"
//+ order = ["plan_title", "path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ completeness = "string"
//+ path = "string"
//+ heading = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND NOT t.path CONTAINS '~'
  AND NOT EXISTS { MATCH (below:Task)-[:PART_OF]->(t) WHERE NOT below.path CONTAINS '~' }
  AND NOT EXISTS {
    MATCH (:Agency)-[r:RESPONSIBLE_FOR]->(t) WHERE $with_inferred OR r.inferred = false
  }
  AND EXISTS {
    MATCH (:Agency)-[s:RESPONSIBLE_FOR]->(:Task)-[:PART_OF]->(p) WHERE $with_inferred OR s.inferred = false
  }
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, p.completeness AS completeness,
  t.path AS path, t.heading AS heading, p.id AS plan_id, t.id AS task_id, t.id AS evidence

//+ group = "quality"
//+ question.zh = "哪些任务的时限早于发文日期？"
//+ question.en = "Which deadlines lie before the date of issue?"
//+ order = ["plan_title", "path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ issued = "date"
//+ path = "string"
//+ heading = "string"
//+ deadline = "date"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

// An annexed plan is issued with the notice that carries it.
MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(above:Plan) WHERE above.id = $plan })
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND t.deadline IS NOT NULL
WITH DISTINCT t, p
MATCH (p)-[:PART_OF*0..1]->(notice:Plan)
WHERE t.deadline < notice.issued AND NOT notice.issued STARTS WITH t.deadline
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, notice.issued AS issued, t.path AS path,
  t.heading AS heading, t.deadline AS deadline, p.id AS plan_id, t.id AS task_id, t.id AS evidence

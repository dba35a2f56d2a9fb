//+ group = "responsibility"
//+ question.zh = "谁向谁报送什么，何时、多久一次？"
//+ question.en = "Who reports what to whom, and when?"
//+ order = ["plan_title", "path", "from_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ from_name = "string"
//+ to_name = "string"
//+ subject = "string"
//+ frequency = "string"
//+ due = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ from_id = "id"
//+ to_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:REPORTS_TO]->(b:Agency)
WHERE $with_inferred OR r.inferred = false
MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE t.id = r.task AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, t.path AS path, a.name AS from_name, b.name AS to_name,
  r.subject AS subject, r.frequency AS frequency, r.due AS due,
  p.id AS plan_id, t.id AS task_id, a.id AS from_id, b.id AS to_id, r.id AS evidence

//+ group = "responsibility"
//+ question.zh = "到某日期应完成哪些任务，由谁牵头？"
//+ question.en = "Which tasks fall due up to this date, and who leads them?"
//+ order = ["deadline", "plan_title", "path"]
//+ [parameters]
//+ until = {type = "date", example = "2025-12-31"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ deadline = "date"
//+ deadline_relation = "string"
//+ indeterminate = "boolean"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ recurrence = "string"
//+ lead_name = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND (t.deadline <= $until OR t.deadline STARTS WITH $until)
  AND ($with_parts OR NOT t.path CONTAINS '~')
OPTIONAL MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t)
WHERE r.role = 'lead' AND ($with_inferred OR r.inferred = false)
RETURN DISTINCT
  t.deadline AS deadline, t.deadline_relation AS deadline_relation,
  $until STARTS WITH t.deadline AND $until <> t.deadline AS indeterminate,
  p.title AS plan_title, p.number AS plan_number, t.path AS path, t.heading AS heading,
  t.recurrence AS recurrence, a.name AS lead_name, p.id AS plan_id, t.id AS task_id, t.id AS evidence

//+ group = "responsibility"
//+ question.zh = "某文件有哪些任务？"
//+ question.en = "Which tasks does this plan set?"
//+ order = ["plan_title", "path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ kind = {type = "string", example = "general", default = "operative", words = ["operative", "container", "general", "article"]}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ path = "string"
//+ heading = "string"
//+ kind = "string"
//+ force = "string"
//+ deadline = "date"
//+ deadline_relation = "string"
//+ recurrence = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

MATCH (t:Task)-[:PART_OF]->(p:Plan)-[:PART_OF*0..1]->(asked:Plan)
WHERE asked.id = $plan
  AND ($kind = '' OR t.kind = $kind)
  AND ($with_parts OR NOT t.path CONTAINS '~')
RETURN DISTINCT
  p.title AS plan_title, t.path AS path, t.heading AS heading, t.kind AS kind, t.force AS force,
  t.deadline AS deadline, t.deadline_relation AS deadline_relation, t.recurrence AS recurrence,
  p.id AS plan_id, t.id AS task_id, t.id AS evidence

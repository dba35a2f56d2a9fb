//+ group = "lineage"
//+ question.zh = "哪些文件被要求制定却未见出台，到某日是否已逾期？"
//+ question.en = "Which plans were ordered to be made and are not there, and are they overdue on that day?"
//+ order = ["due", "plan_title", "path", "title"]
//+ [parameters]
//+ date = {type = "date", example = "2026-03-01"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ due = "date"
//+ overdue = "boolean"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ verb = "string"
//+ title = "string"
//+ plan_id = "id"
//+ mandated_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[r:MANDATES]->(q:Plan)
WHERE q.completeness = 'mentioned' AND ($with_inferred OR r.inferred = false)
WITH x, r, q, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
RETURN DISTINCT
  r.due AS due, r.due < $date AND NOT $date STARTS WITH r.due AS overdue,
  p.title AS plan_title, p.number AS plan_number, x.path AS path, r.verb AS verb, q.title AS title,
  p.id AS plan_id, q.id AS mandated_id, r.id AS evidence

//+ group = "lineage"
//+ question.zh = "哪些文件被要求制定，由哪份文件、何时完成，出台了吗？"
//+ question.en = "Which plans were ordered to be made, where, by when, and have they come?"
//+ order = ["plan_title", "path", "title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ verb = "string"
//+ title = "string"
//+ number = "string"
//+ due = "date"
//+ completeness = "string"
//+ plan_id = "id"
//+ mandated_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[r:MANDATES]->(q:Plan)
WHERE $with_inferred OR r.inferred = false
WITH x, r, q, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, x.path AS path, r.verb AS verb,
  q.title AS title, q.number AS number, r.due AS due, q.completeness AS completeness,
  p.id AS plan_id, q.id AS mandated_id, r.id AS evidence

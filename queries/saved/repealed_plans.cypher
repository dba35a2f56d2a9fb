//+ group = "lineage"
//+ question.zh = "哪些文件被废止，由哪份文件、自何时起？"
//+ question.en = "Which plans were repealed, by what, from when?"
//+ order = ["plan_title", "title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ title = "string"
//+ number = "string"
//+ date = "date"
//+ plan_id = "id"
//+ repealed_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[r:REPEALS]->(q:Plan)
WHERE $with_inferred OR r.inferred = false
WITH x, r, q, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, x.path AS path, q.title AS title, q.number AS number,
  r.date AS date, p.id AS plan_id, q.id AS repealed_id, r.id AS evidence

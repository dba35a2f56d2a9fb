//+ group = "lineage"
//+ question.zh = "哪些文件仍以某日已废止或已过有效期的文件为依据或加以引用？"
//+ question.en = "Which plans still rest on, or cite, plans that were repealed or had expired by that day?"
//+ order = ["plan_title", "relation", "path", "title"]
//+ [parameters]
//+ date = {type = "date", example = "2026-03-01"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ relation = "string"
//+ title = "string"
//+ number = "string"
//+ valid_to = "date"
//+ repealed_on = "date"
//+ plan_id = "id"
//+ superseded_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[r:CITES]->(q:Plan)
WHERE ($with_inferred OR r.inferred = false)
  AND ((q.repealed_on <= $date AND (q.repealed_on = $date OR NOT $date STARTS WITH q.repealed_on))
    OR (q.valid_to < $date AND NOT $date STARTS WITH q.valid_to))
WITH x, r, q, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, x.path AS path, 'cites' AS relation,
  q.title AS title, q.number AS number, q.valid_to AS valid_to, q.repealed_on AS repealed_on,
  p.id AS plan_id, q.id AS superseded_id, r.id AS evidence
UNION
MATCH (x:Plan|Task)-[r:IMPLEMENTS]->(q:Plan)
WHERE ($with_inferred OR r.inferred = false)
  AND ((q.repealed_on <= $date AND (q.repealed_on = $date OR NOT $date STARTS WITH q.repealed_on))
    OR (q.valid_to < $date AND NOT $date STARTS WITH q.valid_to))
WITH x, r, q, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, x.path AS path, 'implements' AS relation,
  q.title AS title, q.number AS number, q.valid_to AS valid_to, q.repealed_on AS repealed_on,
  p.id AS plan_id, q.id AS superseded_id, r.id AS evidence

//+ group = "lineage"
//+ question.zh = "某文件在某日是否有效？"
//+ question.en = "Was this plan in force on that day?"
//+ order = ["plan_title", "plan_number"]
//+ [parameters]
//+ date = {type = "date", example = "2026-03-01"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ wanted = {type = "string", example = "in_force", default = "", words = ["not_issued", "not_effective", "in_force", "expired", "repealed", "unknown"]}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ status = "string"
//+ issued = "date"
//+ effective = "date"
//+ valid_to = "date"
//+ repealed_on = "date"
//+ plan_id = "id"
//+ evidence = "id"

MATCH (p:Plan)
WHERE $plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan }
WITH DISTINCT p, coalesce(p.issued, '') AS issued, coalesce(p.effective, '') AS effective,
  coalesce(p.valid_to, '') AS valid_to, coalesce(p.repealed_on, '') AS repealed_on,
  coalesce(p.effective, p.issued, '') AS begins
WITH p, CASE
  WHEN repealed_on <> '' AND (repealed_on = $date
    OR (repealed_on < $date AND NOT $date STARTS WITH repealed_on)) THEN 'repealed'
  WHEN valid_to <> '' AND valid_to < $date AND NOT $date STARTS WITH valid_to THEN 'expired'
  WHEN issued > $date AND NOT issued STARTS WITH $date THEN 'not_issued'
  WHEN effective > $date AND NOT effective STARTS WITH $date THEN 'not_effective'
  WHEN begins <> $date AND ($date STARTS WITH begins OR begins STARTS WITH $date) THEN 'unknown'
  WHEN valid_to <> '' AND valid_to <> $date
    AND ($date STARTS WITH valid_to OR valid_to STARTS WITH $date) THEN 'unknown'
  WHEN repealed_on <> ''
    AND ($date STARTS WITH repealed_on OR repealed_on STARTS WITH $date) THEN 'unknown'
  ELSE 'in_force' END AS status
WHERE $wanted = '' OR status = $wanted
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, status AS status, p.issued AS issued,
  p.effective AS effective, p.valid_to AS valid_to, p.repealed_on AS repealed_on,
  p.id AS plan_id, p.id AS evidence

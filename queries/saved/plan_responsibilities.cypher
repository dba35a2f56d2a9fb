//+ group = "responsibility"
//+ question.zh = "谁对整个文件的落实负责？"
//+ question.en = "Who answers for the plan as a whole?"
//+ order = ["plan_title", "role", "ordinal"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ role = "string"
//+ ordinal = "integer"
//+ agency_name = "string"
//+ marker = "string"
//+ plan_id = "id"
//+ agency_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan }) AND ($with_inferred OR r.inferred = false)
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, r.role AS role, r.ordinal AS ordinal, a.name AS agency_name,
  r.marker AS marker, p.id AS plan_id, a.id AS agency_id, r.id AS evidence

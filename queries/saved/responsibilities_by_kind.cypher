//+ group = "responsibility"
//+ question.zh = "某类机构（企业、党委机关、政府……）承担哪些任务？"
//+ question.en = "Which tasks fall on agencies of this kind (firm, party_organ, government …)?"
//+ order = ["agency_name", "plan_title", "path"]
//+ [parameters]
//+ kind = {type = "string", example = "firm", words = ["government", "department", "party_organ", "vertical_branch", "coordinating_body", "office", "institution", "firm", "bank", "collective", "function", "mass_organisation", "court", "congress"]}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ role = "string"
//+ agency_id = "id"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
  AND a.kind = $kind
RETURN DISTINCT
  a.name AS agency_name, p.title AS plan_title, p.number AS plan_number, t.path AS path,
  t.heading AS heading, r.role AS role, a.id AS agency_id, p.id AS plan_id, t.id AS task_id, r.id AS evidence

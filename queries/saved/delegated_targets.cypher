//+ group = "targets"
//+ question.zh = "哪些目标没有写明数值，只说完成上级下达的任务？"
//+ question.en = "Which targets are only what the level above allots, without a number of their own?"
//+ order = ["plan_title", "path", "indicator", "deadline"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ indicator = "string"
//+ deadline = "date"
//+ text = "string"
//+ plan_id = "id"
//+ target_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[s:SETS]->(g:Target)
WHERE s.modality = 'delegated' AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
MATCH (p:Plan)
WHERE p.id = g.owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path, g.indicator AS indicator,
  g.deadline AS deadline, g.text AS text, p.id AS plan_id, g.id AS target_id, s.id AS evidence

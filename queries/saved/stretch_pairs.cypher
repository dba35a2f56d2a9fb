//+ group = "targets"
//+ question.zh = "哪些目标既有基本值又有力争值？"
//+ question.en = "Which targets have a floor and a stretch value?"
//+ order = ["plan_title", "path", "indicator"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ indicator = "string"
//+ change = "string"
//+ deadline = "date"
//+ unit = "string"
//+ value_text = "decimal-string"
//+ stretch_value_text = "decimal-string"
//+ plan_id = "id"
//+ target_id = "id"
//+ stretch_target_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[e:SETS]->(base:Target)
WHERE base.stretch = false AND ($with_inferred OR (e.inferred = false AND base.inferred = false))
MATCH (x)-[s:SETS]->(more:Target)
WHERE more.stretch = true
  AND more.indicator = base.indicator
  AND coalesce(more.scope, '') = coalesce(base.scope, '')
  AND coalesce(more.change, '') = coalesce(base.change, '')
  AND coalesce(more.unit, '') = coalesce(base.unit, '')
  AND coalesce(more.deadline, '') = coalesce(base.deadline, '')
  AND ($with_inferred OR (s.inferred = false AND more.inferred = false))
MATCH (p:Plan)
WHERE p.id = base.owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path,
  base.indicator AS indicator, base.change AS change, base.deadline AS deadline, base.unit AS unit,
  base.value_text AS value_text, more.value_text AS stretch_value_text,
  p.id AS plan_id, base.id AS target_id, more.id AS stretch_target_id, s.id AS evidence

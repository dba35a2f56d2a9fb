//+ group = "targets"
//+ question.zh = "某指标在各文件中的目标值各是多少？"
//+ question.en = "Which values do plans set for this indicator?"
//+ order = ["deadline", "plan_title", "path"]
//+ [parameters]
//+ indicator = {type = "Indicator", example = "单位地区生产总值能耗"}
//+ year = {type = "date", example = "2025", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_claims = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ level = "string"
//+ path = "string"
//+ printed_indicator = "string"
//+ closeness = "string"
//+ differs = "string"
//+ scope = "string"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ value_max_text = "decimal-string"
//+ unit = "string"
//+ deadline = "date"
//+ baseline = "date"
//+ stretch = "boolean"
//+ modality = "string"
//+ plan_id = "id"
//+ target_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task|Claim)-[s:SETS]->(g:Target)-[m:MEASURES]->(i:Indicator)
WHERE i.id = $indicator
  AND ($year = '' OR g.deadline STARTS WITH $year)
  AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
OPTIONAL MATCH (p:Plan) WHERE p.id = g.owner
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
WITH x, s, g, m, p, whole
WHERE $with_claims OR p.id IS NOT NULL
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, p.level AS level, coalesce(whole.path, x.path) AS path,
  g.indicator AS printed_indicator, m.match AS closeness, m.differs AS differs,
  g.scope AS scope, g.change AS change, g.comparator AS comparator,
  g.value_text AS value_text, g.value_max_text AS value_max_text, g.unit AS unit, g.deadline AS deadline,
  g.baseline AS baseline, g.stretch AS stretch, s.modality AS modality,
  p.id AS plan_id, g.id AS target_id, s.id AS evidence

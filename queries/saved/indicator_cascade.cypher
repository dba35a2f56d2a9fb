//+ group = "targets"
//+ question.zh = "某指标从国家到省到市县，各级定的目标是多少，与上级相差多少，可比吗？"
//+ question.en = "What do nation, provinces and cities aim at for this indicator, how far from the level above, and is that comparable?"
//+ order = ["place_code", "deadline", "plan_title", "path"]
//+ [parameters]
//+ indicator = {type = "Indicator", example = "单位地区生产总值能耗"}
//+ year = {type = "date", example = "2025", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ place_code = "string"
//+ place = "string"
//+ level = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ printed_indicator = "string"
//+ closeness = "string"
//+ differs = "string"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ value_max_text = "decimal-string"
//+ unit = "string"
//+ deadline = "date"
//+ period = "string"
//+ baseline = "date"
//+ modality = "string"
//+ stretch = "boolean"
//+ text = "string"
//+ gap = "decimal-string"
//+ gap_unit = "string"
//+ comparable = "boolean"
//+ reason = "string"
//+ parent_title = "string"
//+ place_id = "id"
//+ plan_id = "id"
//+ target_id = "id"
//+ parent_target_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[s:SETS]->(g:Target)-[m:MEASURES]->(i:Indicator)
WHERE i.id = $indicator
  AND ($year = '' OR g.deadline STARTS WITH $year)
  AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
MATCH (p:Plan) WHERE p.id = g.owner
OPTIONAL MATCH (g)-[:HOLDS_FOR]->(r:Region)
OPTIONAL MATCH (g)-[c:COMPARES_WITH]->(above:Target) WHERE c.relation = 'parent'
OPTIONAL MATCH (q:Plan) WHERE q.id = above.owner
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  r.code AS place_code, r.name AS place, r.kind AS level,
  p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path,
  g.indicator AS printed_indicator, m.match AS closeness, m.differs AS differs,
  g.change AS change, g.comparator AS comparator, g.value_text AS value_text,
  g.value_max_text AS value_max_text, g.unit AS unit, g.deadline AS deadline, g.period AS period, g.baseline AS baseline,
  s.modality AS modality, g.stretch AS stretch, g.text AS text,
  c.gap AS gap, c.gap_unit AS gap_unit, c.comparable AS comparable, c.reason AS reason, q.title AS parent_title,
  r.id AS place_id, p.id AS plan_id, g.id AS target_id, above.id AS parent_target_id, s.id AS evidence

//+ group = "targets"
//+ question.zh = "到某一年，各文件、各地区要达到哪些目标？"
//+ question.en = "Which targets of all plans are to be reached in this year, and for which place?"
//+ order = ["deadline", "place", "plan_title", "path", "indicator", "value_text"]
//+ [parameters]
//+ year = {type = "date", example = "2025"}
//+ region = {type = "Region", example = "白银市", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ deadline = "date"
//+ place = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ indicator = "string"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ value_max_text = "decimal-string"
//+ unit = "string"
//+ stretch = "boolean"
//+ modality = "string"
//+ text = "string"
//+ place_id = "id"
//+ plan_id = "id"
//+ target_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[s:SETS]->(g:Target)
WHERE g.deadline STARTS WITH $year AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
MATCH (p:Plan) WHERE p.id = g.owner
OPTIONAL MATCH (g)-[:HOLDS_FOR]->(r:Region)
OPTIONAL MATCH (r)-[:PART_OF*0..3]->(asked:Region) WHERE asked.id = $region
WITH x, s, g, p, r, asked
WHERE $region = '' OR asked.id IS NOT NULL
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  g.deadline AS deadline, r.name AS place, p.title AS plan_title, p.number AS plan_number,
  coalesce(whole.path, x.path) AS path, g.indicator AS indicator, g.change AS change, g.comparator AS comparator,
  g.value_text AS value_text, g.value_max_text AS value_max_text, g.unit AS unit, g.stretch AS stretch,
  s.modality AS modality, g.text AS text, r.id AS place_id, p.id AS plan_id, g.id AS target_id, s.id AS evidence

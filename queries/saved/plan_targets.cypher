//+ group = "targets"
//+ question.zh = "某文件有哪些目标（可限年份）？"
//+ question.en = "Which targets does this plan set (for a year)?"
//+ order = ["plan_title", "path", "indicator", "deadline", "value_text"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ year = {type = "date", example = "2025", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ path = "string"
//+ task_kind = "string"
//+ indicator = "string"
//+ scope = "string"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ value_max_text = "decimal-string"
//+ unit = "string"
//+ deadline = "date"
//+ period = "string"
//+ baseline = "date"
//+ stretch = "boolean"
//+ modality = "string"
//+ text = "string"
//+ settings = "integer"
//+ target_id = "id"
//+ setter_id = "id"
//+ evidence = "id"

MATCH (p:Plan)-[:PART_OF*0..1]->(asked:Plan)
WHERE asked.id = $plan
MATCH (x:Plan|Task)-[s:SETS]->(g:Target)
WHERE g.owner = p.id
  AND ($year = '' OR g.deadline STARTS WITH $year)
  AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
// A target that several units set stands where it is set first.
WITH p, x, s, g, coalesce(x.ordinal, 0) AS place
WHERE NOT EXISTS {
  MATCH (y:Plan|Task)-[e:SETS]->(g)
  WHERE ($with_inferred OR e.inferred = false)
    AND (coalesce(y.ordinal, 0) < place OR (coalesce(y.ordinal, 0) = place AND e.id < s.id))
}
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
WITH p, s, g, coalesce(whole.id, x.id) AS setter_id
OPTIONAL MATCH (t:Task) WHERE t.id = setter_id
RETURN DISTINCT
  p.title AS plan_title, t.path AS path, t.kind AS task_kind,
  g.indicator AS indicator, g.scope AS scope, g.change AS change, g.comparator AS comparator,
  g.value_text AS value_text, g.value_max_text AS value_max_text, g.unit AS unit, g.deadline AS deadline, g.period AS period,
  g.baseline AS baseline, g.stretch AS stretch, s.modality AS modality, g.text AS text,
  COUNT { MATCH (:Plan|Task)-[e:SETS]->(g) WHERE $with_inferred OR e.inferred = false } AS settings,
  g.id AS target_id, setter_id, s.id AS evidence

//+ group = "targets"
//+ question.zh = "某文件在哪些地方设定目标，各是什么约束程度？"
//+ question.en = "Where does this plan set its targets, and how firmly each time?"
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
//+ modality = "string"
//+ indicator = "string"
//+ scope = "string"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ value_max_text = "decimal-string"
//+ unit = "string"
//+ deadline = "date"
//+ baseline = "date"
//+ stretch = "boolean"
//+ target_id = "id"
//+ setter_id = "id"
//+ evidence = "id"

MATCH (p:Plan)-[:PART_OF*0..1]->(asked:Plan)
WHERE asked.id = $plan
MATCH (x:Plan|Task)-[s:SETS]->(g:Target)
WHERE g.owner = p.id
  AND ($year = '' OR g.deadline STARTS WITH $year)
  AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
WITH p, s, g, coalesce(whole.id, x.id) AS setter_id
OPTIONAL MATCH (t:Task) WHERE t.id = setter_id
RETURN DISTINCT
  p.title AS plan_title, t.path AS path, t.kind AS task_kind, s.modality AS modality,
  g.indicator AS indicator, g.scope AS scope, g.change AS change, g.comparator AS comparator,
  g.value_text AS value_text, g.value_max_text AS value_max_text, g.unit AS unit, g.deadline AS deadline,
  g.baseline AS baseline, g.stretch AS stretch,
  g.id AS target_id, setter_id, s.id AS evidence

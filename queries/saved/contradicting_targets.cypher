//+ group = "targets"
//+ question.zh = "哪些目标自相矛盾，或与同一地区的其他文件不一致？"
//+ question.en = "Which targets contradict their own plan, or differ from another plan of the same place?"
//+ order = ["relation", "plan_title", "deadline", "indicator", "path", "other_path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ relation = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ indicator = "string"
//+ deadline = "date"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ unit = "string"
//+ modality = "string"
//+ other_plan_title = "string"
//+ other_plan_number = "string"
//+ other_path = "string"
//+ other_indicator = "string"
//+ other_comparator = "string"
//+ other_value_text = "decimal-string"
//+ other_unit = "string"
//+ other_modality = "string"
//+ gap = "decimal-string"
//+ gap_unit = "string"
//+ reason = "string"
//+ plan_id = "id"
//+ other_plan_id = "id"
//+ target_id = "id"
//+ other_target_id = "id"
//+ evidence = "id"

MATCH (g:Target)-[c:COMPARES_WITH]->(h:Target)
WHERE c.comparable = true
  AND (c.relation = 'same_plan' OR (c.relation = 'same_place' AND c.gap <> '0'))
  AND ($with_inferred OR (g.inferred = false AND h.inferred = false))
MATCH (p:Plan)
WHERE p.id = g.owner
MATCH (q:Plan)
WHERE q.id = h.owner AND ($plan = '' OR p.id = $plan OR q.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan }
    OR EXISTS { MATCH (q)-[:PART_OF]->(other:Plan) WHERE other.id = $plan })
MATCH (x:Plan|Task)-[s:SETS]->(g)
WHERE $with_inferred OR s.inferred = false
MATCH (y:Plan|Task)-[t:SETS]->(h)
WHERE $with_inferred OR t.inferred = false
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
OPTIONAL MATCH (y)-[:PART_OF]->(rest:Task) WHERE y.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  c.relation AS relation, p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path,
  g.indicator AS indicator, g.deadline AS deadline, g.change AS change, g.comparator AS comparator,
  g.value_text AS value_text, g.unit AS unit, s.modality AS modality,
  q.title AS other_plan_title, q.number AS other_plan_number, coalesce(rest.path, y.path) AS other_path,
  h.indicator AS other_indicator, h.comparator AS other_comparator, h.value_text AS other_value_text,
  h.unit AS other_unit, t.modality AS other_modality, c.gap AS gap, c.gap_unit AS gap_unit, c.reason AS reason,
  p.id AS plan_id, q.id AS other_plan_id, g.id AS target_id, h.id AS other_target_id, s.id AS evidence

//+ group = "lineage"
//+ question.zh = "上级文件为哪些指标定了目标，而贯彻它的文件没有为同一指标定目标？"
//+ question.en = "For which indicators does a parent plan set a target where a plan made under it sets none?"
//+ order = ["parent_title", "child_title", "path", "indicator", "deadline", "value_text"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ parent_title = "string"
//+ parent_number = "string"
//+ path = "string"
//+ heading = "string"
//+ indicator = "string"
//+ change = "string"
//+ comparator = "string"
//+ value_text = "decimal-string"
//+ unit = "string"
//+ deadline = "date"
//+ distance = "integer"
//+ child_title = "string"
//+ child_number = "string"
//+ child_completeness = "string"
//+ parent_id = "id"
//+ child_id = "id"
//+ target_id = "id"
//+ evidence = "id"

// Only concepts of the vocabulary: a wording that no list has may be said in other words by the child. Whatever shares a
// concept, exactly or closely, is a counterpart. A child that sets no target at all is of another kind, and no gap.
MATCH (asked:Plan)<-[:PART_OF*0..1]-(child:Plan)-[d:DESCENDS_FROM]->(parent:Plan)
WHERE ($plan = '' OR asked.id = $plan OR parent.id = $plan)
  AND EXISTS { MATCH (own:Target) WHERE own.owner = child.id }
WITH DISTINCT child, d, parent
MATCH (x:Plan|Task)-[s:SETS]->(g:Target)
WHERE g.owner = parent.id
  AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
  AND EXISTS { MATCH (g)-[:MEASURES]->(i:Indicator) WHERE NOT i.code STARTS WITH 'x.' }
  AND NOT EXISTS { MATCH (g)-[:MEASURES]->(:Indicator)<-[:MEASURES]-(h:Target) WHERE h.owner = child.id }
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  parent.title AS parent_title, parent.number AS parent_number, coalesce(whole.path, x.path) AS path,
  coalesce(whole.heading, x.heading) AS heading, g.indicator AS indicator, g.change AS change,
  g.comparator AS comparator, g.value_text AS value_text, g.unit AS unit, g.deadline AS deadline,
  d.distance AS distance, child.title AS child_title, child.number AS child_number,
  child.completeness AS child_completeness, parent.id AS parent_id, child.id AS child_id, g.id AS target_id,
  s.id AS evidence

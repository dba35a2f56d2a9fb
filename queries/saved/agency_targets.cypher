//+ group = "responsibility"
//+ question.zh = "某机构对哪些目标负责？"
//+ question.en = "For which targets does this agency answer, and in which role?"
//+ order = ["plan_title", "path", "role", "indicator", "deadline", "value_text"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ role = {type = "string", example = "lead", default = ""}
//+ year = {type = "date", example = "2025", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ role = "string"
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
//+ modality = "string"
//+ via = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ target_id = "id"
//+ evidence = "id"

// The agency itself, the bodies whose place it took in a reform, and the collectives that mean any of them.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($role = '' OR r.role = $role)
  AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
// What a part of the unit sets counts for the unit.
MATCH (x:Task)-[:PART_OF*0..1]->(t)
MATCH (x)-[s:SETS]->(g:Target)
WHERE (x.id = t.id OR x.path CONTAINS '~')
  AND ($year = '' OR g.deadline STARTS WITH $year)
  AND ($with_inferred OR (s.inferred = false AND g.inferred = false))
OPTIONAL MATCH (through:Agency)-[duty:RESPONSIBLE_FOR]->(t) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, t.path AS path, r.role AS role,
  g.indicator AS indicator, g.scope AS scope, g.change AS change, g.comparator AS comparator,
  g.value_text AS value_text, g.value_max_text AS value_max_text, g.unit AS unit, g.deadline AS deadline,
  g.baseline AS baseline, g.stretch AS stretch, s.modality AS modality, through.name AS via,
  p.id AS plan_id, t.id AS task_id, g.id AS target_id, s.id AS evidence

//+ group = "responsibility"
//+ question.zh = "到某日期，某机构应完成哪些任务，以何种角色？"
//+ question.en = "Which tasks of this agency fall due up to this date, and in which role?"
//+ order = ["deadline", "plan_title", "path", "role"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会"}
//+ until = {type = "date", example = "2025-12-31"}
//+ role = {type = "string", example = "lead", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ [columns]
//+ deadline = "date"
//+ deadline_relation = "string"
//+ indeterminate = "boolean"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ recurrence = "string"
//+ role = "string"
//+ via = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

// The agency itself, the bodies whose place it took in a reform, and the collectives that mean any of them.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($role = '' OR r.role = $role)
  AND (t.deadline <= $until OR t.deadline STARTS WITH $until)
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
OPTIONAL MATCH (through:Agency)-[duty:RESPONSIBLE_FOR]->(t) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  t.deadline AS deadline, t.deadline_relation AS deadline_relation,
  $until STARTS WITH t.deadline AND $until <> t.deadline AS indeterminate,
  p.title AS plan_title, p.number AS plan_number, t.path AS path, t.heading AS heading,
  t.recurrence AS recurrence, r.role AS role, through.name AS via,
  p.id AS plan_id, t.id AS task_id, r.id AS evidence

//+ group = "responsibility"
//+ question.zh = "某机构承担的任务要求制定哪些文件，何时完成，出台了吗？"
//+ question.en = "Which plans must be made in tasks of this agency, by when, and have they come?"
//+ order = ["plan_title", "path", "title", "role"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会"}
//+ role = {type = "string", example = "lead", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ verb = "string"
//+ title = "string"
//+ number = "string"
//+ due = "date"
//+ completeness = "string"
//+ role = "string"
//+ via = "string"
//+ plan_id = "id"
//+ mandated_id = "id"
//+ evidence = "id"

// The agency itself, the bodies whose place it took in a reform, and the collectives that mean any of them.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($role = '' OR r.role = $role)
MATCH (t)-[m:MANDATES]->(q:Plan)
WHERE $with_inferred OR (r.inferred = false AND m.inferred = false)
OPTIONAL MATCH (through:Agency)-[duty:RESPONSIBLE_FOR]->(t) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, t.path AS path, m.verb AS verb,
  q.title AS title, q.number AS number, m.due AS due, q.completeness AS completeness,
  r.role AS role, through.name AS via, p.id AS plan_id, q.id AS mandated_id, m.id AS evidence

//+ group = "responsibility"
//+ question.zh = "某机构在哪些文件中承担哪些任务，是牵头、配合还是负责？"
//+ question.en = "What must this agency do, under which plan and in which role?"
//+ order = ["plan_title", "path", "role"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ role = {type = "string", example = "lead", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ with_claims = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ role = "string"
//+ marker = "string"
//+ ordinal = "integer"
//+ open_list = "boolean"
//+ deadline = "date"
//+ via = "string"
//+ plan_id = "id"
//+ subject_id = "id"
//+ evidence = "id"

// The agency itself, the bodies whose place it took in a reform, and the collectives that mean any of them.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(x:Task|Claim)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($role = '' OR r.role = $role)
  AND ($with_claims OR x.path IS NOT NULL)
  AND (x.path IS NULL OR x.kind = 'operative')
  AND ($with_parts OR NOT coalesce(x.path, '') CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
OPTIONAL MATCH (through:Agency)-[duty:RESPONSIBLE_FOR]->(x) WHERE duty.id = r.id AND through.id <> me.id
OPTIONAL MATCH (x)-[:PART_OF]->(p:Plan)
OPTIONAL MATCH (p)-[:PART_OF]->(notice:Plan)
WITH r, x, p, notice, through
WHERE $plan = '' OR p.id = $plan OR notice.id = $plan
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, x.path AS path, coalesce(x.heading, x.title) AS heading,
  r.role AS role, r.marker AS marker, r.ordinal AS ordinal, r.open_list AS open_list, x.deadline AS deadline,
  through.name AS via,
  p.id AS plan_id, x.id AS subject_id, r.id AS evidence

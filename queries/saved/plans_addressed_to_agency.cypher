//+ group = "responsibility"
//+ question.zh = "哪些文件主送某机构（也可包括主送其所属的各市、各部门一类统称）？"
//+ question.en = "Which plans are addressed to this agency, by name or (if asked) as one that a collective means?"
//+ order = ["plan_title", "via"]
//+ [parameters]
//+ agency = {type = "Agency", example = "兰州新区管理委员会"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ issued = "date"
//+ via = "string"
//+ plan_id = "id"
//+ evidence = "id"

// The agency itself, the bodies whose place it took in a reform, and the collectives that mean any of them.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)<-[d:ADDRESSED_TO]-(p:Plan)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($with_inferred OR d.inferred = false)
OPTIONAL MATCH (p)-[sent:ADDRESSED_TO]->(through:Agency) WHERE sent.id = d.id AND through.id <> me.id
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, p.issued AS issued, through.name AS via,
  p.id AS plan_id, d.id AS evidence

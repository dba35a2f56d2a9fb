//+ group = "networks"
//+ question.zh = "哪些机构横跨最多的文件和领域，与最多的单位共事？"
//+ question.en = "Which agencies bridge most plans and sectors, and work with most others?"
//+ order = ["-plans", "-sectors", "-partners", "agency_name"]
//+ [parameters]
//+ at_least = {type = "integer", example = 3, default = 2}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ plans = "integer"
//+ sectors = "integer"
//+ partners = "integer"
//+ agency_id = "id"

// Collectives are no brokers: "all departments" is another list of bodies in every place.
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE t.kind = 'operative'
  AND a.kind <> 'collective'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
WITH DISTINCT a, t, p
OPTIONAL MATCH (t)-[e:AFFECTS]->(g:Sector) WHERE $with_inferred OR e.inferred = false
OPTIONAL MATCH (b:Agency)-[s:RESPONSIBLE_FOR]->(t) WHERE b.id <> a.id AND ($with_inferred OR s.inferred = false)
WITH a, count(DISTINCT p.id) AS plans, count(DISTINCT g.id) AS sectors, count(DISTINCT b.id) AS partners
WHERE plans >= $at_least
RETURN a.name AS agency_name, plans, sectors, partners, a.id AS agency_id

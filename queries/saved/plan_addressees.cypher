//+ group = "lineage"
//+ question.zh = "某文件主送给谁？"
//+ question.en = "To whom is this plan addressed, in printed order?"
//+ order = ["ordinal", "agency_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ [columns]
//+ ordinal = "integer"
//+ agency_name = "string"
//+ via = "string"
//+ agency_id = "id"
//+ evidence = "id"

// An annexed plan is addressed with the notice that carries it.
MATCH (asked:Plan)-[:PART_OF*0..1]->(p:Plan)-[d:ADDRESSED_TO]->(named:Agency)<-[:MEMBER_OF*0..1]-(a:Agency)
WHERE asked.id = $plan AND ($with_inferred OR d.inferred = false)
  AND (a.id = named.id OR ($with_collectives AND named.kind = 'collective'))
OPTIONAL MATCH (p)-[sent:ADDRESSED_TO]->(through:Agency) WHERE sent.id = d.id AND through.id <> a.id
RETURN DISTINCT
  d.ordinal AS ordinal, a.name AS agency_name, through.name AS via, a.id AS agency_id, d.id AS evidence

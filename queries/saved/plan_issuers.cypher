//+ group = "lineage"
//+ question.zh = "某文件由谁印发或转发？"
//+ question.en = "Who issued or forwarded this plan, in printed order?"
//+ order = ["ordinal", "agency_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ ordinal = "integer"
//+ agency_name = "string"
//+ capacity = "string"
//+ agency_id = "id"
//+ evidence = "id"

// An annexed plan is issued with the notice that carries it.
MATCH (asked:Plan)-[:PART_OF*0..1]->(p:Plan)<-[i:ISSUES]-(a:Agency)
WHERE asked.id = $plan AND ($with_inferred OR i.inferred = false)
RETURN DISTINCT
  i.ordinal AS ordinal, a.name AS agency_name, i.capacity AS capacity, a.id AS agency_id, i.id AS evidence

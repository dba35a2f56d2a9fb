//+ group = "lineage"
//+ question.zh = "某文件经谁批准，在哪次会议上？"
//+ question.en = "Who approved this plan, and in which session?"
//+ order = ["agency_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ session = "string"
//+ agency_id = "id"
//+ evidence = "id"

// An annexed plan is issued with the notice that carries it.
MATCH (asked:Plan)-[:PART_OF*0..1]->(p:Plan)<-[i:APPROVES]-(a:Agency)
WHERE asked.id = $plan AND ($with_inferred OR i.inferred = false)
RETURN DISTINCT
  a.name AS agency_name, i.session AS session, a.id AS agency_id, i.id AS evidence

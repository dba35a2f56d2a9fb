//+ group = "responsibility"
//+ question.zh = "某项任务由谁牵头、谁配合，按印发顺序，名单是否列尽（等）？"
//+ question.en = "Who leads and who supports this task, in printed order, and is each list closed?"
//+ order = ["plan_title", "role", "ordinal", "agency_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ path = {type = "string", example = "2/2/1"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ role = "string"
//+ ordinal = "integer"
//+ agency_name = "string"
//+ marker = "string"
//+ open_list = "boolean"
//+ agency_id = "id"
//+ evidence = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)-[:PART_OF*0..1]->(asked:Plan)
WHERE asked.id = $plan AND t.path = $path AND ($with_inferred OR r.inferred = false)
RETURN DISTINCT
  p.title AS plan_title, r.role AS role, r.ordinal AS ordinal, a.name AS agency_name,
  r.marker AS marker, r.open_list AS open_list, a.id AS agency_id, r.id AS evidence
ORDER BY plan_title, role, ordinal

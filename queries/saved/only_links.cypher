//+ group = "networks"
//+ question.zh = "哪些机构是两份文件之间唯一的纽带：除它之外，没有别的机构同时承担两份文件的任务？"
//+ question.en = "Which agency is the only link between two plans: no other has tasks in both?"
//+ order = ["agency_name", "plan_title", "other_title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ other_title = "string"
//+ other_number = "string"
//+ agency_id = "id"
//+ plan_id = "id"
//+ other_id = "id"

// Without collectives: "all departments" is another list of bodies in every place.
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE t.kind = 'operative'
  AND ($with_collectives OR a.kind <> 'collective')
  AND ($with_inferred OR r.inferred = false)
WITH DISTINCT a, p
MATCH (a)-[s:RESPONSIBLE_FOR]->(u:Task)-[:PART_OF]->(q:Plan)
WHERE p.id < q.id
  AND u.kind = 'operative'
  AND ($with_inferred OR s.inferred = false)
  AND ($plan = '' OR p.id = $plan OR q.id = $plan)
WITH DISTINCT p, q, a
WITH p, q, min(a.id) AS agency_id, min(a.name) AS agency_name, count(a) AS agencies
WHERE agencies = 1
RETURN
  agency_name, p.title AS plan_title, p.number AS plan_number, q.title AS other_title, q.number AS other_number,
  agency_id, p.id AS plan_id, q.id AS other_id

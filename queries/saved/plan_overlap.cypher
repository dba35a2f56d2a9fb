//+ group = "networks"
//+ question.zh = "哪些文件由同一批机构承担，每两份文件有几家共同的承担单位？"
//+ question.en = "Which plans are carried by the same agencies, and how many have tasks in both?"
//+ order = ["-agencies", "plan_title", "other_title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ at_least = {type = "integer", example = 5, default = 1}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ other_title = "string"
//+ other_number = "string"
//+ agencies = "integer"
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
WITH p, q, count(DISTINCT a.id) AS agencies
WHERE agencies >= $at_least
RETURN
  p.title AS plan_title, p.number AS plan_number, q.title AS other_title, q.number AS other_number, agencies,
  p.id AS plan_id, q.id AS other_id

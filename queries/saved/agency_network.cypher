//+ group = "networks"
//+ question.zh = "哪些机构共同承担任务，各共同承担多少项、涉及多少份文件？"
//+ question.en = "Which agencies share tasks, how many, and in how many plans?"
//+ order = ["-tasks", "-plans", "agency_name", "partner_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ partner_name = "string"
//+ tasks = "integer"
//+ plans = "integer"
//+ agency_id = "id"
//+ partner_id = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)<-[s:RESPONSIBLE_FOR]-(b:Agency)
WHERE a.id < b.id AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR (r.inferred = false AND s.inferred = false))
MATCH (t)-[:PART_OF]->(p:Plan)
WHERE $plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan }
RETURN
  a.name AS agency_name, b.name AS partner_name, count(DISTINCT t.id) AS tasks, count(DISTINCT p.id) AS plans,
  a.id AS agency_id, b.id AS partner_id

//+ group = "networks"
//+ question.zh = "某机构与哪些单位共同承担任务，各有几项？"
//+ question.en = "With whom does this agency share tasks, and how many?"
//+ order = ["-tasks", "agency_name"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会"}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ tasks = "integer"
//+ agency_id = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE a.id = $agency
  AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
  AND t.kind = 'operative'
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
MATCH (b:Agency)-[s:RESPONSIBLE_FOR]->(t)
WHERE b.id <> a.id AND ($with_inferred OR s.inferred = false)
RETURN b.name AS agency_name, count(DISTINCT t.id) AS tasks, b.id AS agency_id

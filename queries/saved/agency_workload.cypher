//+ group = "responsibility"
//+ question.zh = "各机构每年有多少项任务到期，其中牵头几项，压力集中在哪一年？"
//+ question.en = "How many tasks of each agency fall due in each year, and how many of them does it lead?"
//+ order = ["-tasks", "-lead", "year", "agency_name"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会", default = ""}
//+ during = {type = "date", example = "2025", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ year = "date"
//+ tasks = "integer"
//+ lead = "integer"
//+ plans = "integer"
//+ agency_id = "id"

MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE ($agency = '' OR a.id = $agency)
  AND t.kind = 'operative'
  AND t.deadline IS NOT NULL
  AND ($during = '' OR t.deadline STARTS WITH $during)
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
OPTIONAL MATCH (a)-[lead:RESPONSIBLE_FOR]->(t) WHERE lead.id = r.id AND lead.role = 'lead'
RETURN
  a.name AS agency_name, left(t.deadline, 4) AS year, count(DISTINCT t.id) AS tasks,
  count(DISTINCT lead.id) AS lead, count(DISTINCT p.id) AS plans, a.id AS agency_id

//+ group = "quality"
//+ question.zh = "哪些文件被引用最多却不在库中，最值得补充？"
//+ question.en = "Which plans do most others refer to although their text is not here?"
//+ order = ["-plans", "-mentions", "title"]
//+ [parameters]
//+ at_least = {type = "integer", example = 2, default = 1}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ title = "string"
//+ number = "string"
//+ level = "string"
//+ plans = "integer"
//+ mentions = "integer"
//+ plan_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[r:CITES|IMPLEMENTS|AMENDS|REPEALS|MANDATES]->(q:Plan)
WHERE q.completeness = 'mentioned' AND ($with_inferred OR r.inferred = false)
WITH q, count(DISTINCT coalesce(x.plan, x.id)) AS plans, count(DISTINCT r.id) AS mentions
WHERE plans >= $at_least
RETURN
  q.title AS title, q.number AS number, q.level AS level, plans, mentions, q.id AS plan_id, q.id AS evidence

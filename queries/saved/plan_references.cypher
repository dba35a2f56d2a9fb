//+ group = "lineage"
//+ question.zh = "某文件提到哪些其他文件，是依据、引用、修改、废止还是要求制定？"
//+ question.en = "Which other plans does this one refer to, and how?"
//+ order = ["relation", "path", "title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ relation = "string"
//+ path = "string"
//+ title = "string"
//+ number = "string"
//+ completeness = "string"
//+ referenced_id = "id"
//+ evidence = "id"

MATCH (asked:Plan)<-[:PART_OF*0..2]-(x:Plan|Task)-[r:AMENDS]->(q:Plan)
WHERE asked.id = $plan AND ($with_inferred OR r.inferred = false)
RETURN
  'amends' AS relation, x.path AS path, q.title AS title, q.number AS number,
  q.completeness AS completeness, q.id AS referenced_id, r.id AS evidence
UNION
MATCH (asked:Plan)<-[:PART_OF*0..2]-(x:Plan|Task)-[r:CITES]->(q:Plan)
WHERE asked.id = $plan AND ($with_inferred OR r.inferred = false)
RETURN
  'cites' AS relation, x.path AS path, q.title AS title, q.number AS number,
  q.completeness AS completeness, q.id AS referenced_id, r.id AS evidence
UNION
MATCH (asked:Plan)<-[:PART_OF*0..2]-(x:Plan|Task)-[r:IMPLEMENTS]->(q:Plan)
WHERE asked.id = $plan AND ($with_inferred OR r.inferred = false)
RETURN
  'implements' AS relation, x.path AS path, q.title AS title, q.number AS number,
  q.completeness AS completeness, q.id AS referenced_id, r.id AS evidence
UNION
MATCH (asked:Plan)<-[:PART_OF*0..2]-(x:Plan|Task)-[r:MANDATES]->(q:Plan)
WHERE asked.id = $plan AND ($with_inferred OR r.inferred = false)
RETURN
  'mandates' AS relation, x.path AS path, q.title AS title, q.number AS number,
  q.completeness AS completeness, q.id AS referenced_id, r.id AS evidence
UNION
MATCH (asked:Plan)<-[:PART_OF*0..2]-(x:Plan|Task)-[r:REPEALS]->(q:Plan)
WHERE asked.id = $plan AND ($with_inferred OR r.inferred = false)
RETURN
  'repeals' AS relation, x.path AS path, q.title AS title, q.number AS number,
  q.completeness AS completeness, q.id AS referenced_id, r.id AS evidence

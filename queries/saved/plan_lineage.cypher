//+ group = "lineage"
//+ question.zh = "某文件的来龙去脉：上承哪些文件，又有哪些文件由它而来，各隔几层？"
//+ question.en = "The whole lineage of this plan: its ancestors and its descendants, and how many steps away each is?"
//+ order = ["relation", "distance", "title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ [columns]
//+ relation = "string"
//+ distance = "integer"
//+ title = "string"
//+ number = "string"
//+ level = "string"
//+ issued = "date"
//+ completeness = "string"
//+ related_id = "id"
//+ evidence = "id"

// Descent is computed from what plans say of their parents; with an annexed plan goes the notice that carries it.
MATCH (asked:Plan)<-[:PART_OF*0..1]-(p:Plan)-[d:DESCENDS_FROM]->(q:Plan)
WHERE asked.id = $plan
RETURN DISTINCT
  'ancestor' AS relation, d.distance AS distance, q.title AS title, q.number AS number, q.level AS level,
  q.issued AS issued, q.completeness AS completeness, q.id AS related_id, d.id AS evidence
UNION
MATCH (asked:Plan)<-[:PART_OF*0..1]-(p:Plan)<-[d:DESCENDS_FROM]-(q:Plan)
WHERE asked.id = $plan
RETURN DISTINCT
  'descendant' AS relation, d.distance AS distance, q.title AS title, q.number AS number, q.level AS level,
  q.issued AS issued, q.completeness AS completeness, q.id AS related_id, d.id AS evidence

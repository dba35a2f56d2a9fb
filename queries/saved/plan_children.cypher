//+ group = "lineage"
//+ question.zh = "哪些文件贯彻落实某文件？"
//+ question.en = "Which plans are made to implement this one?"
//+ order = ["distance", "child_title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ distance = "integer"
//+ child_title = "string"
//+ child_number = "string"
//+ child_issued = "date"
//+ child_id = "id"
//+ evidence = "id"

MATCH (child:Plan)-[r:IMPLEMENTS|DESCENDS_FROM]->(p:Plan)-[:PART_OF*0..1]->(asked:Plan)
WHERE asked.id = $plan
  AND (r.distance IS NULL OR r.distance > 1)
  AND ($with_inferred OR r.inferred = false)
RETURN DISTINCT
  coalesce(r.distance, 1) AS distance, child.title AS child_title, child.number AS child_number,
  child.issued AS child_issued, child.id AS child_id, r.id AS evidence

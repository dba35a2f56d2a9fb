//+ group = "lineage"
//+ question.zh = "某文件依据哪些文件制定？"
//+ question.en = "Under which documents is this plan made?"
//+ order = ["plan_title", "distance", "parent_title"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ distance = "integer"
//+ parent_title = "string"
//+ parent_number = "string"
//+ parent_completeness = "string"
//+ plan_id = "id"
//+ parent_id = "id"
//+ evidence = "id"

MATCH (asked:Plan)<-[:PART_OF*0..1]-(p:Plan)-[r:IMPLEMENTS|DESCENDS_FROM]->(parent:Plan)
WHERE ($plan = '' OR asked.id = $plan)
  AND (r.distance IS NULL OR r.distance > 1)
  AND ($with_inferred OR r.inferred = false)
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, coalesce(r.distance, 1) AS distance,
  parent.title AS parent_title, parent.number AS parent_number, parent.completeness AS parent_completeness,
  p.id AS plan_id, parent.id AS parent_id, r.id AS evidence

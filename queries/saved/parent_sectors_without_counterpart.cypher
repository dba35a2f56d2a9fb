//+ question.zh = "上位文件的哪些任务所涉及的领域，在贯彻它的文件中没有任务涉及？"
//+ question.en = "Which tasks of a parent plan concern sectors that no task of the plan made under it touches?"
//+ order = ["plan_title", "parent_title", "sector_name", "path"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘工信发〔2023〕5号", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ parent_title = "string"
//+ sector_name = "string"
//+ path = "string"
//+ heading = "string"
//+ plan_id = "id"
//+ parent_id = "id"
//+ sector_id = "id"
//+ evidence = "id"

MATCH (p:Plan)-[i:IMPLEMENTS]->(parent:Plan)<-[:PART_OF]-(t:Task)-[e:AFFECTS]->(s:Sector)
WHERE ($plan = '' OR p.id = $plan)
  AND t.kind = 'operative' AND NOT t.path CONTAINS '~'
  AND ($with_inferred OR (i.inferred = false AND e.inferred = false))
  AND EXISTS { MATCH (unit:Task)-[:PART_OF]->(p) WHERE unit.kind = 'operative' }
  AND NOT EXISTS { MATCH (p)<-[:PART_OF]-(own:Task)-[:AFFECTS]->(touched:Sector)-[:PART_OF*0..3]->(s) WHERE own.kind = 'operative' }
RETURN DISTINCT
  p.title AS plan_title, parent.title AS parent_title, s.name AS sector_name, t.path AS path,
  t.heading AS heading, p.id AS plan_id, parent.id AS parent_id, s.id AS sector_id, e.id AS evidence

//+ group = "places_and_sectors"
//+ question.zh = "某领域（含子领域）涉及哪些文件和任务，是促进、限制还是禁止？"
//+ question.en = "Which plans and tasks concern this sector and its parts, and do they promote, restrict or prohibit it?"
//+ order = ["plan_title", "path", "stance"]
//+ [parameters]
//+ sector = {type = "Sector", example = "能源"}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_claims = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ stance = "string"
//+ sector_name = "string"
//+ plan_id = "id"
//+ subject_id = "id"
//+ sector_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task|Claim)-[e:AFFECTS]->(g:Sector)-[:PART_OF*0..3]->(asked:Sector)
WHERE asked.id = $sector AND ($with_inferred OR e.inferred = false)
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
WITH e, g, x, whole, coalesce(x.plan, x.id) AS owner, coalesce(whole.id, x.id) AS subject_id
OPTIONAL MATCH (p:Plan) WHERE p.id = owner
OPTIONAL MATCH (c:Claim) WHERE c.id = owner
WITH e, g, x, whole, p, c, subject_id
WHERE $with_claims OR c.id IS NULL
RETURN
  p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path,
  coalesce(whole.heading, x.heading, c.title) AS heading, e.stance AS stance, g.name AS sector_name,
  p.id AS plan_id, subject_id, g.id AS sector_id, min(e.id) AS evidence

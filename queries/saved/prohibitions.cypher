//+ group = "places_and_sectors"
//+ question.zh = "某领域（含子领域）禁止什么，在哪些地区，哪些地区除外？"
//+ question.en = "What is prohibited in this sector, where, and which places are excepted?"
//+ order = ["plan_title", "path", "sector_name", "place"]
//+ [parameters]
//+ sector = {type = "Sector", example = "工业", default = ""}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ sector_name = "string"
//+ place = "string"
//+ how = "string"
//+ plan_id = "id"
//+ sector_id = "id"
//+ place_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[e:AFFECTS]->(g:Sector)-[:PART_OF*0..3]->(asked:Sector)
WHERE e.stance = 'prohibits'
  AND ($sector = '' OR asked.id = $sector)
  AND ($with_inferred OR e.inferred = false)
WITH DISTINCT x, e, g, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
OPTIONAL MATCH (x)-[w:AFFECTS]->(r:Region) WHERE $with_inferred OR w.inferred = false
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path,
  coalesce(whole.heading, x.heading) AS heading, g.name AS sector_name, r.name AS place, w.how AS how,
  p.id AS plan_id, g.id AS sector_id, r.id AS place_id, e.id AS evidence

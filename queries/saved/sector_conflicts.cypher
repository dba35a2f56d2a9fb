//+ group = "places_and_sectors"
//+ question.zh = "哪些文件对同一领域既促进又限制或禁止？"
//+ question.en = "Which sector does a plan promote and restrict or prohibit at once?"
//+ order = ["plan_title", "sector_name"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ sector_name = "string"
//+ stance = "string"
//+ promoting_path = "string"
//+ path = "string"
//+ plan_id = "id"
//+ sector_id = "id"
//+ promoting_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[e:AFFECTS]->(g:Sector)
WHERE e.stance = 'promotes' AND ($with_inferred OR e.inferred = false)
WITH x, e, g, coalesce(x.plan, x.id) AS owner
MATCH (y:Plan|Task)-[f:AFFECTS]->(g)
WHERE (f.stance = 'restricts' OR f.stance = 'prohibits')
  AND coalesce(y.plan, y.id) = owner
  AND ($with_inferred OR f.inferred = false)
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
OPTIONAL MATCH (y)-[:PART_OF]->(rest:Task) WHERE y.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  p.title AS plan_title, p.number AS plan_number, g.name AS sector_name, f.stance AS stance,
  coalesce(whole.path, x.path) AS promoting_path, coalesce(rest.path, y.path) AS path,
  p.id AS plan_id, g.id AS sector_id, e.id AS promoting_id, f.id AS evidence

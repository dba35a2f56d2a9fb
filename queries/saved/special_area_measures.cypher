//+ group = "places_and_sectors"
//+ question.zh = "哪些措施只针对重点区域、开发区等特定区域？"
//+ question.en = "Which plans and tasks name a special area or a development zone, and in which capacity?"
//+ order = ["area_name", "plan_title", "path"]
//+ [parameters]
//+ area = {type = "Region", example = "河西走廊", default = ""}
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ area_name = "string"
//+ area_kind = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ how = "string"
//+ area_id = "id"
//+ plan_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task)-[e:AFFECTS]->(g:Region)
WHERE (g.kind = 'area' OR g.kind = 'zone')
  AND ($area = '' OR g.id = $area)
  AND ($with_inferred OR e.inferred = false)
WITH x, e, g, coalesce(x.plan, x.id) AS owner
MATCH (p:Plan)
WHERE p.id = owner AND ($plan = '' OR p.id = $plan
    OR EXISTS { MATCH (p)-[:PART_OF]->(notice:Plan) WHERE notice.id = $plan })
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
RETURN DISTINCT
  g.name AS area_name, g.kind AS area_kind, p.title AS plan_title, p.number AS plan_number,
  coalesce(whole.path, x.path) AS path, coalesce(whole.heading, x.heading) AS heading, e.how AS how,
  g.id AS area_id, p.id AS plan_id, e.id AS evidence

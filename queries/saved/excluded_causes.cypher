//+ group = "change_points"
//+ question.zh = "报告所说的哪些原因不可能成立：时间在变点之后，或属于别的地区、别的领域？"
//+ question.en = "Which claimed causes cannot be causes: too late, of another region, or of another sector?"
//+ order = ["point_date", "ordinal"]
//+ [parameters]
//+ region = {type = "Region", example = "甘肃省", default = ""}
//+ point = {type = "ChangePoint", example = "2024-05-16 Ground (Seasonal)", default = ""}
//+ [columns]
//+ region_name = "string"
//+ sector_label = "string"
//+ point_date = "date"
//+ point_kind = "string"
//+ ordinal = "integer"
//+ title = "string"
//+ kind = "string"
//+ printed_date = "date"
//+ relation = "string"
//+ other_region = "boolean"
//+ other_sector = "boolean"
//+ point_id = "id"
//+ claim_id = "id"
//+ evidence = "id"

MATCH (c:Claim)-[e:EXPLAINS]->(k:ChangePoint)
WHERE ($point = '' OR k.id = $point)
  AND (e.relation = 'after' OR e.other_region = true OR e.other_sector = true)
MATCH (g:Region)-[:PART_OF*0..3]->(asked:Region)
WHERE g.id = k.region AND ($region = '' OR asked.id = $region)
RETURN DISTINCT
  g.name AS region_name, k.sector_label AS sector_label, k.date AS point_date, k.kind AS point_kind,
  c.ordinal AS ordinal, c.title AS title, c.kind AS kind, c.date AS printed_date, e.relation AS relation,
  e.other_region AS other_region, e.other_sector AS other_sector,
  k.id AS point_id, c.id AS claim_id, e.id AS evidence

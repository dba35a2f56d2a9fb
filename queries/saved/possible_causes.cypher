//+ group = "change_points"
//+ question.zh = "报告所说的原因中，哪些还说得通：不晚于变点（或日期不足以判断），且属于同一地区、同一领域？"
//+ question.en = "Against which claimed causes does nothing speak: not after the point (or the date leaves it open), of its region and its sector?"
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
//+ impact = "string"
//+ point_id = "id"
//+ claim_id = "id"
//+ evidence = "id"

MATCH (c:Claim)-[e:EXPLAINS]->(k:ChangePoint)
WHERE ($point = '' OR k.id = $point)
  AND e.relation <> 'after'
  AND e.other_region = false
  AND e.other_sector = false
MATCH (g:Region)-[:PART_OF*0..3]->(asked:Region)
WHERE g.id = k.region AND ($region = '' OR asked.id = $region)
RETURN DISTINCT
  g.name AS region_name, k.sector_label AS sector_label, k.date AS point_date, k.kind AS point_kind,
  c.ordinal AS ordinal, c.title AS title, c.kind AS kind, c.date AS printed_date, e.relation AS relation,
  c.impact AS impact,
  k.id AS point_id, c.id AS claim_id, e.id AS evidence

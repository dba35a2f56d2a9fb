//+ group = "change_points"
//+ question.zh = "报告把哪些政策或事件当作变点的原因，有什么说不通？"
//+ question.en = "What do reports offer as causes of a change point, and what speaks against each?"
//+ order = ["point_date", "ordinal"]
//+ [parameters]
//+ region = {type = "Region", example = "白银市", default = ""}
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
//+ report = "string"
//+ point_id = "id"
//+ claim_id = "id"
//+ evidence = "id"

MATCH (c:Claim)-[e:EXPLAINS]->(k:ChangePoint)
WHERE $point = '' OR k.id = $point
MATCH (g:Region)-[:PART_OF*0..3]->(asked:Region)
WHERE g.id = k.region AND ($region = '' OR asked.id = $region)
MATCH (d:Document)
WHERE d.id = c.report
RETURN DISTINCT
  g.name AS region_name, k.sector_label AS sector_label, k.date AS point_date, k.kind AS point_kind,
  c.ordinal AS ordinal, c.title AS title, c.kind AS kind, c.date AS printed_date, e.relation AS relation,
  e.other_region AS other_region, e.other_sector AS other_sector, d.name AS report,
  k.id AS point_id, c.id AS claim_id, e.id AS evidence

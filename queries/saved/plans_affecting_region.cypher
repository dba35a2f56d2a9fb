//+ group = "places_and_sectors"
//+ question.zh = "某地区（含所辖地区）涉及哪些文件和任务，是点名还是由当地机构承担？"
//+ question.en = "Which plans and tasks concern this region and what lies in it, by naming it or through its agencies?"
//+ order = ["plan_title", "path", "via"]
//+ [parameters]
//+ region = {type = "Region", example = "白银市"}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_claims = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ heading = "string"
//+ via = "string"
//+ how = "string"
//+ agency_name = "string"
//+ region_name = "string"
//+ plan_id = "id"
//+ subject_id = "id"
//+ region_id = "id"
//+ evidence = "id"

MATCH (x:Plan|Task|Claim)-[e:AFFECTS]->(g:Region)-[:PART_OF*0..3]->(asked:Region)
WHERE asked.id = $region AND ($with_inferred OR e.inferred = false)
OPTIONAL MATCH (x)-[:PART_OF]->(whole:Task) WHERE x.path CONTAINS '~' AND NOT $with_parts
WITH e, g, x, whole, coalesce(x.plan, x.id) AS owner, coalesce(whole.id, x.id) AS subject_id
OPTIONAL MATCH (p:Plan) WHERE p.id = owner
OPTIONAL MATCH (c:Claim) WHERE c.id = owner
OPTIONAL MATCH (a:Agency) WHERE a.id = owner
WITH e, g, x, whole, p, c, a, subject_id
WHERE $with_claims OR c.id IS NULL
RETURN
  p.title AS plan_title, p.number AS plan_number, coalesce(whole.path, x.path) AS path,
  coalesce(whole.heading, x.heading, c.title) AS heading, 'affects' AS via, e.how AS how,
  a.name AS agency_name, g.name AS region_name, p.id AS plan_id, subject_id, g.id AS region_id,
  min(e.id) AS evidence
UNION
MATCH (a:Agency)-[:SERVES]->(g:Region)-[:PART_OF*0..3]->(asked:Region)
WHERE asked.id = $region
WITH DISTINCT a, g
MATCH (a)-[e:RESPONSIBLE_FOR]->(x:Plan|Task|Claim)
WHERE ($with_parts OR NOT coalesce(x.path, '') CONTAINS '~')
  AND ($with_inferred OR e.inferred = false)
WITH a, e, g, x, coalesce(x.plan, x.id) AS owner
OPTIONAL MATCH (p:Plan) WHERE p.id = owner
OPTIONAL MATCH (c:Claim) WHERE c.id = owner
WITH a, e, g, x, p, c
WHERE $with_claims OR c.id IS NULL
RETURN
  p.title AS plan_title, p.number AS plan_number, x.path AS path,
  coalesce(x.heading, c.title) AS heading, 'responsible_for' AS via, e.role AS how,
  a.name AS agency_name, g.name AS region_name, p.id AS plan_id, x.id AS subject_id, g.id AS region_id,
  min(e.id) AS evidence

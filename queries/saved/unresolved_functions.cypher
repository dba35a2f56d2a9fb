//+ group = "quality"
//+ question.zh = "法规里的哪些职能称谓（如省人民政府发展改革部门）没有对应到具体机构，承担多少职责？"
//+ question.en = "Which function names of statutes stand for no known body, and how many duties do they have?"
//+ order = ["-duties", "agency_name"]
//+ [parameters]
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ agency_name = "string"
//+ jurisdiction = "string"
//+ duties = "integer"
//+ plans = "integer"
//+ agency_id = "id"

MATCH (a:Agency)
WHERE a.kind = 'function' AND NOT EXISTS { MATCH (a)-[:DENOTES]->(:Agency) }
OPTIONAL MATCH (a)-[r:RESPONSIBLE_FOR]->(t:Task) WHERE $with_inferred OR r.inferred = false
RETURN
  a.name AS agency_name, a.jurisdiction AS jurisdiction, count(DISTINCT r.id) AS duties,
  count(DISTINCT t.plan) AS plans, a.id AS agency_id

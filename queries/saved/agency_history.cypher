//+ group = "lineage"
//+ question.zh = "某机构由哪些机构改革而来，后来又由谁承接？"
//+ question.en = "Whose place did this agency take in reforms, and who took its place later?"
//+ order = ["-relation", "date", "former_name", "later_name"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省生态环境厅"}
//+ [columns]
//+ relation = "string"
//+ former_name = "string"
//+ later_name = "string"
//+ date = "date"
//+ reform = "string"
//+ former_id = "id"
//+ later_id = "id"
//+ evidence = "id"

MATCH (me:Agency)-[:SUCCEEDS*0..4]->(later:Agency)-[s:SUCCEEDS]->(former:Agency)
WHERE me.id = $agency
RETURN DISTINCT
  'predecessor' AS relation, former.name AS former_name, later.name AS later_name, s.date AS date,
  s.reform AS reform, former.id AS former_id, later.id AS later_id, s.id AS evidence
UNION
MATCH (me:Agency)<-[:SUCCEEDS*0..4]-(former:Agency)<-[s:SUCCEEDS]-(later:Agency)
WHERE me.id = $agency
RETURN DISTINCT
  'successor' AS relation, former.name AS former_name, later.name AS later_name, s.date AS date,
  s.reform AS reform, former.id AS former_id, later.id AS later_id, s.id AS evidence

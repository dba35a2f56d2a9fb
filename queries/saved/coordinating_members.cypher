//+ group = "networks"
//+ question.zh = "议事协调机构有哪些成员单位？"
//+ question.en = "Which agencies do the documents name as members of coordinating bodies?"
//+ order = ["body_name", "member_name"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省财政厅", default = ""}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ body_name = "string"
//+ body_kind = "string"
//+ member_name = "string"
//+ member_kind = "string"
//+ body_id = "id"
//+ member_id = "id"
//+ evidence = "id"

// The bodies that a collective means are inferred, and no members in this sense.
MATCH (a:Agency)-[m:MEMBER_OF]->(body:Agency)
WHERE body.kind <> 'collective'
  AND ($agency = '' OR a.id = $agency OR body.id = $agency)
  AND ($with_inferred OR m.inferred = false)
RETURN DISTINCT
  body.name AS body_name, body.kind AS body_kind, a.name AS member_name, a.kind AS member_kind,
  body.id AS body_id, a.id AS member_id, m.id AS evidence

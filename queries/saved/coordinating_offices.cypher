//+ group = "networks"
//+ question.zh = "议事协调机构的办公室设在哪里，日常工作由谁承担？"
//+ question.en = "Where do the offices of coordinating bodies sit, and who does their daily work?"
//+ order = ["body_name"]
//+ [parameters]
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ body_name = "string"
//+ body_kind = "string"
//+ host_name = "string"
//+ body_id = "id"
//+ host_id = "id"
//+ evidence = "id"

MATCH (body:Agency)-[h:HOSTED_BY]->(host:Agency)
WHERE $with_inferred OR h.inferred = false
RETURN DISTINCT
  body.name AS body_name, body.kind AS body_kind, host.name AS host_name,
  body.id AS body_id, host.id AS host_id, h.id AS evidence

//+ group = "quality"
//+ question.zh = "哪些文档没有读出任何任务？"
//+ question.en = "From which documents was no task read?"
//+ order = ["document"]
//+ [columns]
//+ document = "string"
//+ format = "string"
//+ genre = "string"
//+ trust = "string"
//+ pages = "integer"
//+ document_id = "id"

MATCH (d:Document)
WHERE NOT EXISTS { MATCH (:Task)-[:STATED_IN]->(d) }
RETURN
  d.name AS document, d.format AS format, d.genre AS genre, d.trust AS trust, d.pages AS pages, d.id AS document_id

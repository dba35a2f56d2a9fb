//+ group = "provenance"
//+ question.zh = "某文件出自哪些文档，以哪份为准，其余各载有它的几项任务？"
//+ question.en = "Which documents state this plan, which of them leads, and how many of its tasks does each have?"
//+ order = ["plan_title", "-leading", "-tasks", "document"]
//+ [parameters]
//+ plan = {type = "Plan", example = "甘政发〔2024〕308号"}
//+ [columns]
//+ plan_title = "string"
//+ document = "string"
//+ format = "string"
//+ genre = "string"
//+ trust = "string"
//+ pages = "integer"
//+ leading = "boolean"
//+ tasks = "integer"
//+ plan_id = "id"
//+ document_id = "id"

// A document without tasks of the plan only mentions it.
MATCH (asked:Plan)<-[:PART_OF*0..1]-(p:Plan)-[:STATED_IN]->(d:Document)
WHERE asked.id = $plan
OPTIONAL MATCH (p)<-[:PART_OF]-(t:Task)-[:STATED_IN]->(d)
RETURN
  p.title AS plan_title, d.name AS document, d.format AS format, d.genre AS genre, d.trust AS trust,
  d.pages AS pages, p.source_document = d.id AS leading, count(DISTINCT t.id) AS tasks,
  p.id AS plan_id, d.id AS document_id

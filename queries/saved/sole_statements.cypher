//+ group = "provenance"
//+ question.zh = "某文档讲了哪些别的文档都没讲的：任务、职责、目标、引用、报送？"
//+ question.en = "What does this document say that no other does: tasks, duties, targets, references, reports?"
//+ order = ["-plan_documents", "plan_title", "path", "what", "subject", "detail"]
//+ [parameters]
//+ document = {type = "Document", example = "city-plan.txt"}
//+ [columns]
//+ what = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ subject = "string"
//+ detail = "string"
//+ plan_documents = "integer"
//+ plan_id = "id"
//+ evidence = "id"

// Where the plan stands in this document alone (plan_documents is 1), that is all it says of the plan.
MATCH (r:Task)-[:PART_OF]->(p:Plan)
WHERE r.documents = 1 AND r.source_document = $document
RETURN DISTINCT
  'task' AS what, p.title AS plan_title, p.number AS plan_number, r.path AS path, r.heading AS subject,
  r.kind AS detail, p.documents AS plan_documents, p.id AS plan_id, r.id AS evidence
UNION
MATCH (a:Agency)-[r:RESPONSIBLE_FOR]->(x:Plan|Task)
WHERE r.documents = 1 AND r.source_document = $document
MATCH (p:Plan) WHERE p.id = coalesce(x.plan, x.id)
RETURN DISTINCT
  'duty' AS what, p.title AS plan_title, p.number AS plan_number, x.path AS path, a.name AS subject,
  r.role AS detail, p.documents AS plan_documents, p.id AS plan_id, r.id AS evidence
UNION
MATCH (x:Plan|Task)-[r:SETS]->(g:Target)
WHERE r.documents = 1 AND r.source_document = $document
MATCH (p:Plan) WHERE p.id = g.owner
RETURN DISTINCT
  'target' AS what, p.title AS plan_title, p.number AS plan_number, x.path AS path, g.indicator AS subject,
  g.value_text AS detail, p.documents AS plan_documents, p.id AS plan_id, r.id AS evidence
UNION
MATCH (x:Plan|Task)-[r:CITES|IMPLEMENTS|AMENDS|REPEALS|MANDATES]->(q:Plan)
WHERE r.documents = 1 AND r.source_document = $document
MATCH (p:Plan) WHERE p.id = coalesce(x.plan, x.id)
RETURN DISTINCT
  'reference' AS what, p.title AS plan_title, p.number AS plan_number, x.path AS path, q.title AS subject,
  q.number AS detail, p.documents AS plan_documents, p.id AS plan_id, r.id AS evidence
UNION
MATCH (a:Agency)-[r:REPORTS_TO]->(b:Agency)
WHERE r.documents = 1 AND r.source_document = $document
MATCH (x:Task)-[:PART_OF]->(p:Plan) WHERE x.id = r.task
RETURN DISTINCT
  'report' AS what, p.title AS plan_title, p.number AS plan_number, x.path AS path, a.name AS subject,
  b.name AS detail, p.documents AS plan_documents, p.id AS plan_id, r.id AS evidence

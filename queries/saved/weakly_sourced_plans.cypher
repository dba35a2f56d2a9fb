//+ group = "provenance"
//+ question.zh = "哪些文件的内容只来自转载、报道或删节本，涉及多少任务、职责和目标？"
//+ question.en = "Which plans rest on reposts, reports or abridged texts, and how many tasks, duties and targets do?"
//+ order = ["plan_title"]
//+ [parameters]
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ completeness = "string"
//+ document = "string"
//+ trust = "string"
//+ tasks = "integer"
//+ duties = "integer"
//+ targets = "integer"
//+ plan_id = "id"
//+ evidence = "id"

MATCH (p:Plan)
WHERE p.completeness <> 'mentioned'
MATCH (d:Document)
WHERE d.id = p.source_document AND (p.completeness <> 'full' OR d.trust <> 'official')
RETURN
  p.title AS plan_title, p.number AS plan_number, p.completeness AS completeness, d.name AS document,
  d.trust AS trust,
  COUNT { MATCH (t:Task)-[:PART_OF]->(p) WHERE t.kind = 'operative' AND NOT t.path CONTAINS '~' } AS tasks,
  COUNT {
    MATCH (:Agency)-[r:RESPONSIBLE_FOR]->(u:Task)-[:PART_OF]->(p)
    WHERE NOT u.path CONTAINS '~' AND ($with_inferred OR r.inferred = false)
  } AS duties,
  COUNT { MATCH (g:Target) WHERE g.owner = p.id AND ($with_inferred OR g.inferred = false) } AS targets,
  p.id AS plan_id, p.id AS evidence

//+ group = "responsibility"
//+ question.zh = "某机构的时限日历：何时应完成哪些任务、报送或收到哪些报告、拿出哪些文件？"
//+ question.en = "The calendar of an agency: which tasks, reports and ordered plans fall due, and when?"
//+ order = ["due", "what", "plan_title", "path"]
//+ [parameters]
//+ agency = {type = "Agency", example = "甘肃省发展和改革委员会"}
//+ until = {type = "date", example = "2025-12-31", default = ""}
//+ with_parts = {type = "boolean", example = true, default = false}
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ with_collectives = {type = "boolean", example = true, default = false}
//+ with_predecessors = {type = "boolean", example = true, default = false}
//+ [columns]
//+ due = "date"
//+ rhythm = "string"
//+ what = "string"
//+ role = "string"
//+ subject = "string"
//+ partner_name = "string"
//+ plan_title = "string"
//+ plan_number = "string"
//+ path = "string"
//+ via = "string"
//+ plan_id = "id"
//+ task_id = "id"
//+ evidence = "id"

// The agency itself, the bodies whose place it took in a reform, and the collectives that mean any of them.
// A report is due on a date, in a rhythm, or as the text says; words stand in the column of rhythms. Ladybug wants
// one type in all branches, which a bare NULL has not.
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[:PART_OF]->(p:Plan)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND (t.deadline IS NOT NULL OR t.recurrence IS NOT NULL)
  AND ($until = '' OR t.deadline <= $until OR t.deadline STARTS WITH $until)
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR r.inferred = false)
OPTIONAL MATCH (through:Agency)-[duty:RESPONSIBLE_FOR]->(t) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  t.deadline AS due, t.recurrence AS rhythm, 'task' AS what, r.role AS role, t.heading AS subject,
  CASE WHEN false THEN '' END AS partner_name, p.title AS plan_title, p.number AS plan_number, t.path AS path, through.name AS via,
  p.id AS plan_id, t.id AS task_id, r.id AS evidence
UNION
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:RESPONSIBLE_FOR]->(t:Task)-[m:MANDATES]->(q:Plan)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($until = '' OR m.due <= $until OR m.due STARTS WITH $until)
  AND ($with_parts OR NOT t.path CONTAINS '~')
  AND ($with_inferred OR (r.inferred = false AND m.inferred = false))
MATCH (t)-[:PART_OF]->(p:Plan)
OPTIONAL MATCH (through:Agency)-[duty:RESPONSIBLE_FOR]->(t) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  m.due AS due, CASE WHEN false THEN '' END AS rhythm, 'plan' AS what, r.role AS role, q.title AS subject,
  CASE WHEN false THEN '' END AS partner_name, p.title AS plan_title, p.number AS plan_number, t.path AS path, through.name AS via,
  p.id AS plan_id, t.id AS task_id, m.id AS evidence
UNION
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)-[r:REPORTS_TO]->(b:Agency)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($with_inferred OR r.inferred = false)
MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE t.id = r.task
WITH me, r, b, t, p, CASE WHEN r.due STARTS WITH '20' AND r.due CONTAINS '-' THEN r.due END AS due
WHERE $until = '' OR due <= $until OR due STARTS WITH $until
OPTIONAL MATCH (through:Agency)-[duty:REPORTS_TO]->(b) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  due, coalesce(r.frequency, CASE WHEN due IS NULL THEN r.due END) AS rhythm, 'report' AS what, 'sends' AS role,
  r.subject AS subject, b.name AS partner_name, p.title AS plan_title, p.number AS plan_number, t.path AS path,
  through.name AS via, p.id AS plan_id, t.id AS task_id, r.id AS evidence
UNION
MATCH (me:Agency)-[:SUCCEEDS*0..4]->(old:Agency)-[:MEMBER_OF*0..1]->(a:Agency)<-[r:REPORTS_TO]-(b:Agency)
WHERE me.id = $agency
  AND ($with_predecessors OR old.id = me.id)
  AND (a.id = old.id OR ($with_collectives AND a.kind = 'collective'))
  AND ($with_inferred OR r.inferred = false)
MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE t.id = r.task
WITH me, r, b, t, p, CASE WHEN r.due STARTS WITH '20' AND r.due CONTAINS '-' THEN r.due END AS due
WHERE $until = '' OR due <= $until OR due STARTS WITH $until
OPTIONAL MATCH (b)-[duty:REPORTS_TO]->(through:Agency) WHERE duty.id = r.id AND through.id <> me.id
RETURN DISTINCT
  due, coalesce(r.frequency, CASE WHEN due IS NULL THEN r.due END) AS rhythm, 'report' AS what, 'receives' AS role,
  r.subject AS subject, b.name AS partner_name, p.title AS plan_title, p.number AS plan_number, t.path AS path,
  through.name AS via, p.id AS plan_id, t.id AS task_id, r.id AS evidence

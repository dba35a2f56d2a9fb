//+ group = "change_points"
//+ question.zh = "报告里的说法讲的是哪份文件或哪个事件，报告写的日期与文件一致吗？"
//+ question.en = "Which plans and events are the claims of reports about, and do their dates agree?"
//+ order = ["report", "point_date", "ordinal"]
//+ [parameters]
//+ point = {type = "ChangePoint", example = "2024-05-16 Ground (Seasonal)", default = ""}
//+ [columns]
//+ report = "string"
//+ point_date = "date"
//+ ordinal = "integer"
//+ title = "string"
//+ printed_date = "date"
//+ subject_title = "string"
//+ subject_number = "string"
//+ subject_date = "date"
//+ completeness = "string"
//+ agree = "boolean"
//+ claim_id = "id"
//+ subject_id = "id"
//+ evidence = "id"

// Dates agree if they are the same as far as both are printed.
MATCH (c:Claim)-[b:ABOUT]->(x:Plan|Event)
MATCH (k:ChangePoint)
WHERE k.id = c.point AND ($point = '' OR k.id = $point)
MATCH (d:Document)
WHERE d.id = c.report
WITH c, b, x, k, d, coalesce(x.issued, x.date) AS subject_date
RETURN DISTINCT
  d.name AS report, k.date AS point_date, c.ordinal AS ordinal, c.title AS title, c.date AS printed_date,
  x.title AS subject_title, x.number AS subject_number, subject_date, x.completeness AS completeness,
  c.date STARTS WITH subject_date OR subject_date STARTS WITH c.date AS agree,
  c.id AS claim_id, x.id AS subject_id, b.id AS evidence

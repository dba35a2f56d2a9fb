//+ group = "quality"
//+ question.zh = "哪些文件通篇没有列任何责任单位？"
//+ question.en = "Which plans set tasks and name no agency for any of them?"
//+ order = ["plan_title"]
//+ [parameters]
//+ with_inferred = {type = "boolean", example = true, default = false}
//+ [columns]
//+ plan_title = "string"
//+ plan_number = "string"
//+ completeness = "string"
//+ tasks = "integer"
//+ plan_id = "id"
//+ evidence = "id"

MATCH (t:Task)-[:PART_OF]->(p:Plan)
WHERE t.kind = 'operative'
  AND NOT t.path CONTAINS '~'
  AND NOT EXISTS {
    MATCH (:Agency)-[r:RESPONSIBLE_FOR]->(:Task)-[:PART_OF]->(p) WHERE $with_inferred OR r.inferred = false
  }
RETURN
  p.title AS plan_title, p.number AS plan_number, p.completeness AS completeness,
  count(DISTINCT t.id) AS tasks, p.id AS plan_id, p.id AS evidence

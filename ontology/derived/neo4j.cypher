// Written by `python -m ontology.derive`: change the classes in ontology/ instead.

CREATE CONSTRAINT zhengtu_plan IF NOT EXISTS
FOR (n:Plan) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_plan_id IF NOT EXISTS
FOR (n:Plan) ON (n.id);

CREATE CONSTRAINT zhengtu_task IF NOT EXISTS
FOR (n:Task) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_task_id IF NOT EXISTS
FOR (n:Task) ON (n.id);

CREATE CONSTRAINT zhengtu_agency IF NOT EXISTS
FOR (n:Agency) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_agency_id IF NOT EXISTS
FOR (n:Agency) ON (n.id);

CREATE CONSTRAINT zhengtu_region IF NOT EXISTS
FOR (n:Region) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_region_id IF NOT EXISTS
FOR (n:Region) ON (n.id);

CREATE CONSTRAINT zhengtu_sector IF NOT EXISTS
FOR (n:Sector) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_sector_id IF NOT EXISTS
FOR (n:Sector) ON (n.id);

CREATE CONSTRAINT zhengtu_target IF NOT EXISTS
FOR (n:Target) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_target_id IF NOT EXISTS
FOR (n:Target) ON (n.id);

CREATE CONSTRAINT zhengtu_indicator IF NOT EXISTS
FOR (n:Indicator) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_indicator_id IF NOT EXISTS
FOR (n:Indicator) ON (n.id);

CREATE CONSTRAINT zhengtu_document IF NOT EXISTS
FOR (n:Document) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_document_id IF NOT EXISTS
FOR (n:Document) ON (n.id);

CREATE CONSTRAINT zhengtu_event IF NOT EXISTS
FOR (n:Event) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_event_id IF NOT EXISTS
FOR (n:Event) ON (n.id);

CREATE CONSTRAINT zhengtu_changepoint IF NOT EXISTS
FOR (n:ChangePoint) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_changepoint_id IF NOT EXISTS
FOR (n:ChangePoint) ON (n.id);

CREATE CONSTRAINT zhengtu_claim IF NOT EXISTS
FOR (n:Claim) REQUIRE n.zhengtu IS UNIQUE;

CREATE INDEX zhengtu_claim_id IF NOT EXISTS
FOR (n:Claim) ON (n.id);

CREATE CONSTRAINT zhengtu_issues_edge IF NOT EXISTS
FOR ()-[r:ISSUES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_approves_edge IF NOT EXISTS
FOR ()-[r:APPROVES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_addressed_to_edge IF NOT EXISTS
FOR ()-[r:ADDRESSED_TO]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_part_of_edge IF NOT EXISTS
FOR ()-[r:PART_OF]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_implements_edge IF NOT EXISTS
FOR ()-[r:IMPLEMENTS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_responsible_for_edge IF NOT EXISTS
FOR ()-[r:RESPONSIBLE_FOR]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_sets_edge IF NOT EXISTS
FOR ()-[r:SETS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_affects_edge IF NOT EXISTS
FOR ()-[r:AFFECTS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_measures_edge IF NOT EXISTS
FOR ()-[r:MEASURES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_holds_for_edge IF NOT EXISTS
FOR ()-[r:HOLDS_FOR]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_compares_with_edge IF NOT EXISTS
FOR ()-[r:COMPARES_WITH]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_cites_edge IF NOT EXISTS
FOR ()-[r:CITES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_amends_edge IF NOT EXISTS
FOR ()-[r:AMENDS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_repeals_edge IF NOT EXISTS
FOR ()-[r:REPEALS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_mandates_edge IF NOT EXISTS
FOR ()-[r:MANDATES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_descends_from_edge IF NOT EXISTS
FOR ()-[r:DESCENDS_FROM]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_reports_to_edge IF NOT EXISTS
FOR ()-[r:REPORTS_TO]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_serves_edge IF NOT EXISTS
FOR ()-[r:SERVES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_hosted_by_edge IF NOT EXISTS
FOR ()-[r:HOSTED_BY]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_member_of_edge IF NOT EXISTS
FOR ()-[r:MEMBER_OF]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_denotes_edge IF NOT EXISTS
FOR ()-[r:DENOTES]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_succeeds_edge IF NOT EXISTS
FOR ()-[r:SUCCEEDS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_about_edge IF NOT EXISTS
FOR ()-[r:ABOUT]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_explains_edge IF NOT EXISTS
FOR ()-[r:EXPLAINS]-() REQUIRE r.zhengtu IS UNIQUE;

CREATE CONSTRAINT zhengtu_stated_in_edge IF NOT EXISTS
FOR ()-[r:STATED_IN]-() REQUIRE r.zhengtu IS UNIQUE;

"""Which saved questions answer the forty questions that an analyst asks, and which go beyond them."""

from queries.catalogue import saved

ANSWERED: dict[int, str] = {
    1: "agency_responsibilities",
    2: "task_responsibilities open_lists",
    3: "sole_responsibility",
    4: "agency_ranking responsibility_matrix agency_workload support_only_agencies",
    5: "responsibilities_by_kind",
    6: "responsibilities_by_kind",
    7: "agency_responsibilities agency_calendar agency_mandated_plans plans_addressed_to_agency",
    8: "plan_responsibilities",
    9: "co_responsible_agencies agency_network",
    10: "tasks_with_several_leads",
    11: "tasks_without_lead",
    12: "tasks_without_agency plans_without_agencies weakly_sourced_plans",
    13: "coordinating_offices coordinating_members",
    14: "plan_parents plan_lineage",
    15: "plan_children plan_lineage",
    16: "repealed_plans superseded_references",
    17: "plan_status",
    18: "mandated_plans missing_plans agency_mandated_plans",
    19: "plan_references",
    20: "plan_issuers plan_approvals plan_addressees",
    21: "plan_targets targets_by_year",
    22: "indicator_cascade",
    23: "contradicting_targets",
    24: "stretch_pairs",
    25: "delegated_targets target_settings",
    26: "plan_targets indicator_cascade",
    27: "agency_targets",
    28: "tasks_due agency_tasks_due agency_calendar",
    29: "deadlines_before_issue",
    30: "reporting_duties agency_calendar",
    31: "plan_tasks tasks_due",
    # Assessment and its consequences have no class in the ontology.
    32: "",
    33: "plans_affecting_region",
    34: "special_area_measures plans_affecting_region",
    35: "prohibitions plans_affecting_sector",
    36: "sector_conflicts",
    37: "change_point_claims excluded_causes possible_causes",
    38: "plan_documents weakly_sourced_plans sole_statements",
    39: "indicator_cascade indicator_targets",
    40: "coordinating_offices agency_history",
}
"""The saved questions that answer each question, by its number."""
BEYOND = {
    "brokers", "claim_subjects", "documents_without_tasks", "most_cited_stubs", "only_links", "plan_overlap",
    "sector_agencies", "targets_without_counterpart", "unresolved_functions",
}  # fmt: skip
"""Saved questions on networks, lineage, sources and quality that are none of the forty."""


def test_every_question_but_one_is_answered() -> None:
    assert list(ANSWERED) == list(range(1, 41))
    assert [number for number, names in ANSWERED.items() if names == ""] == [32]


def test_the_table_names_the_whole_catalogue() -> None:
    named = {name for names in ANSWERED.values() for name in names.split()}
    assert named | BEYOND == set(saved())
    assert named & BEYOND == set()

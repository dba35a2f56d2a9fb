"""The edge classes: what can hold between things.

``pairs`` is the whole table of allowed (source, target) labels; :func:`check` refuses anything else.
"""

from typing import ClassVar, Literal

from ontology.base import Edge, prop
from ontology.errors import OntologyError

Role = Literal["lead", "support", "responsible"]
ROLE_STRENGTH: dict[str, int] = {"lead": 3, "responsible": 2, "support": 1}
"""Within one document the stronger role of an agency in a task wins."""
Capacity = Literal["issue", "forward"]
Modality = Literal["binding", "expected", "strive", "maintain", "limit", "delegated"]
Stance = Literal["promotes", "restricts", "prohibits", "concerns"]
How = Literal["applies_in", "pilot", "site", "programme", "excluded", "named"]
Comparison = Literal["parent", "same_place", "same_plan"]
TemporalRelation = Literal["before", "after", "same", "indeterminate"]


class Issues(Edge):
    """(Agency)-[:ISSUES]->(Plan or Claim): the agency issues or forwards it."""

    zh: ClassVar[str] = "发布"
    type: ClassVar[str] = "ISSUES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Plan"), ("Agency", "Claim"))

    ordinal: int | None = prop("position among the issuers, from 1", "次序")
    capacity: Capacity = prop("issue (印发, 发布) or forward (转发)", "身份", "issue")


class Approves(Edge):
    """(Agency)-[:APPROVES]->(Plan)."""

    zh: ClassVar[str] = "批准"
    type: ClassVar[str] = "APPROVES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Plan"),)

    session: str | None = prop("session as printed: 第120次常务会议", "会次")


class AddressedTo(Edge):
    """(Plan)-[:ADDRESSED_TO]->(Agency)."""

    zh: ClassVar[str] = "主送"
    type: ClassVar[str] = "ADDRESSED_TO"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Agency"),)

    ordinal: int | None = prop("position among the addressees, from 1", "次序")


class PartOf(Edge):
    """(Task)-[:PART_OF]->(Plan and its parent Task); annex of a notice; region, sector, agency within a
    larger one. Every task is joined to its plan directly, so that no question needs an unbounded path."""

    zh: ClassVar[str] = "属于"
    type: ClassVar[str] = "PART_OF"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Task", "Plan"),
        ("Task", "Task"),
        ("Plan", "Plan"),
        ("Region", "Region"),
        ("Sector", "Sector"),
        ("Agency", "Agency"),
    )


class Implements(Edge):
    """(Plan)-[:IMPLEMENTS]->(Plan): made 根据 / 为贯彻落实 it; (Task)-[:IMPLEMENTS]->(another Plan)."""

    zh: ClassVar[str] = "贯彻落实"
    type: ClassVar[str] = "IMPLEMENTS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"), ("Task", "Plan"))


class ResponsibleFor(Edge):
    """(Agency)-[:RESPONSIBLE_FOR {role}]->(Task, Plan, Event or Claim)."""

    zh: ClassVar[str] = "负责"
    type: ClassVar[str] = "RESPONSIBLE_FOR"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Agency", "Task"),
        ("Agency", "Plan"),
        ("Agency", "Event"),
        ("Agency", "Claim"),
    )
    identity: ClassVar[tuple[str, ...]] = ("role",)

    role: Role = prop("lead (牵头), support (配合, 参与) or responsible", "角色", ...)
    marker: str | None = prop("the printed word that gives the role", "标志词")
    ordinal: int | None = prop("position within the printed list of that role, from 1", "次序")
    open_list: bool = prop("the list of that role ends in 等", "列举未尽", False)


class Sets(Edge):
    """(Task, Claim or Plan)-[:SETS]->(Target): the unit that prints the target."""

    zh: ClassVar[str] = "设定"
    type: ClassVar[str] = "SETS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Task", "Target"),
        ("Claim", "Target"),
        ("Plan", "Target"),
    )
    identity: ClassVar[tuple[str, ...]] = ("modality",)

    modality: Modality | None = prop(
        "binding, expected, strive (力争), maintain, limit or delegated", "约束性"
    )


class Affects(Edge):
    """(Plan, Task or Claim)-[:AFFECTS]->(Region or Sector)."""

    zh: ClassVar[str] = "影响"
    type: ClassVar[str] = "AFFECTS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Plan", "Region"),
        ("Task", "Region"),
        ("Claim", "Region"),
        ("Plan", "Sector"),
        ("Task", "Sector"),
        ("Claim", "Sector"),
    )
    identity: ClassVar[tuple[str, ...]] = ("stance", "how")

    stance: Stance | None = prop("for sectors: promotes, restricts, prohibits, concerns", "态度")
    how: How | None = prop("for regions: applies_in, pilot, site, programme, excluded, named", "方式")


class Measures(Edge):
    """(Target)-[:MEASURES]->(Indicator): the concept of what it measures, and those that are close to it. A
    target measures one concept exactly, or one closely; ``differs`` says by which words it is another thing."""

    zh: ClassVar[str] = "度量"
    type: ClassVar[str] = "MEASURES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Indicator"),)

    match: Literal["exact", "close"] = prop("exact or close", "匹配", "exact")
    differs: str | None = prop("words that make a close one another thing: 主要, 县城, 资源化利用率", "差异")


class HoldsFor(Edge):
    """(Target)-[:HOLDS_FOR]->(Region): the place whose number it is: its scope, else its plan's jurisdiction."""

    zh: ClassVar[str] = "适用地区"
    type: ClassVar[str] = "HOLDS_FOR"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Region"),)


class ComparesWith(Edge):
    """(Target)-[:COMPARES_WITH]->(Target): another target for one concept and year, computed at merge, inferred.
    Of the nearest place above, of another plan of the same place (the later plan first), or of the same plan
    where both cannot hold."""

    zh: ClassVar[str] = "对照"
    type: ClassVar[str] = "COMPARES_WITH"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Target", "Target"),)
    identity: ClassVar[tuple[str, ...]] = ("relation",)

    relation: Comparison = prop("parent, same_place or same_plan", "关系", ...)
    gap: str | None = prop("this value minus the other, as canonical decimal", "差值")
    gap_unit: str | None = prop("canonical unit of the gap; points where both are per cent", "差值单位")
    comparable: bool = prop("nothing printed makes the two numbers different things", "可比", ...)
    reason: str | None = prop(
        "why not: denominator, scope, change, unit, baseline, period, value; what to bear in mind: "
        "baseline unprinted, modality",
        "不可比原因",
    )


class Cites(Edge):
    """(Plan or Task)-[:CITES]->(Plan): any other mention."""

    zh: ClassVar[str] = "引用"
    type: ClassVar[str] = "CITES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"), ("Task", "Plan"))


class Amends(Edge):
    """(Plan or Task)-[:AMENDS]->(Plan)."""

    zh: ClassVar[str] = "修改"
    type: ClassVar[str] = "AMENDS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"), ("Task", "Plan"))

    date: str | None = prop("date from which the change holds", "日期")


class Repeals(Edge):
    """(Plan or Task)-[:REPEALS]->(Plan)."""

    zh: ClassVar[str] = "废止"
    type: ClassVar[str] = "REPEALS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"), ("Task", "Plan"))

    date: str | None = prop("date from which the plan no longer applies", "日期")


class Mandates(Edge):
    """(Plan or Task)-[:MANDATES]->(Plan): ordered to be made; a stub until it appears."""

    zh: ClassVar[str] = "要求制定"
    type: ClassVar[str] = "MANDATES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"), ("Task", "Plan"))

    verb: str | None = prop("the printed verb: 制定, 出台, 修订", "动词")
    due: str | None = prop("date by which it is to be made", "时限")


class DescendsFrom(Edge):
    """(Plan)-[:DESCENDS_FROM]->(Plan): the closure of IMPLEMENTS, computed at merge."""

    zh: ClassVar[str] = "源自"
    type: ClassVar[str] = "DESCENDS_FROM"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Plan", "Plan"),)

    distance: int = prop("number of IMPLEMENTS steps on the shortest way", "距离", ...)


class ReportsTo(Edge):
    """(Agency)-[:REPORTS_TO]->(Agency): the supervision calendar."""

    zh: ClassVar[str] = "报送"
    type: ClassVar[str] = "REPORTS_TO"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Agency"),)
    identity: ClassVar[tuple[str, ...]] = ("task", "subject")

    task: str = prop("id of the task that orders the report", "任务", ...)
    subject: str | None = prop("what is reported", "内容")
    frequency: str | None = prop("how often, as printed", "频率")
    due: str | None = prop("when, as printed or as a date", "时限")


class Serves(Edge):
    """(Agency)-[:SERVES]->(Region): its jurisdiction."""

    zh: ClassVar[str] = "管辖"
    type: ClassVar[str] = "SERVES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Region"),)


class HostedBy(Edge):
    """(Agency)-[:HOSTED_BY]->(Agency): the office of a leading group sits in a department."""

    zh: ClassVar[str] = "设在"
    type: ClassVar[str] = "HOSTED_BY"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Agency"),)


class MemberOf(Edge):
    """(Agency)-[:MEMBER_OF]->(Agency): member of a leading group; inferred: one of the bodies that a collective
    means."""

    zh: ClassVar[str] = "成员"
    type: ClassVar[str] = "MEMBER_OF"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Agency"),)


class Denotes(Edge):
    """(Agency)-[:DENOTES]->(Agency): the function name of a statute stands for this body."""

    zh: ClassVar[str] = "指称"
    type: ClassVar[str] = "DENOTES"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Agency"),)


class Succeeds(Edge):
    """(Agency)-[:SUCCEEDS]->(Agency): the first took over from the second in a reform."""

    zh: ClassVar[str] = "承接"
    type: ClassVar[str] = "SUCCEEDS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Agency", "Agency"),)

    date: str | None = prop("date of the reform, as precise as it is known for the place", "日期")
    reform: str | None = prop("name of the reform", "改革")


class About(Edge):
    """(Claim)-[:ABOUT]->(Plan or Event)."""

    zh: ClassVar[str] = "关于"
    type: ClassVar[str] = "ABOUT"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Claim", "Plan"), ("Claim", "Event"))


class Explains(Edge):
    """(Claim)-[:EXPLAINS]->(ChangePoint): the report offers the claim as a cause; the qualifiers say what
    speaks against it."""

    zh: ClassVar[str] = "解释"
    type: ClassVar[str] = "EXPLAINS"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = (("Claim", "ChangePoint"),)

    relation: TemporalRelation = prop("printed date of the claim against the change point", "时间关系", ...)
    other_region: bool = prop("the policy belongs to another province than the series", "地区不符", False)
    other_sector: bool = prop("its content concerns other sectors than the series", "部门不符", False)


class StatedIn(Edge):
    """(every node)-[:STATED_IN]->(Document): derived from the evidence."""

    zh: ClassVar[str] = "载于"
    type: ClassVar[str] = "STATED_IN"
    pairs: ClassVar[tuple[tuple[str, str], ...]] = tuple(
        (label, "Document")
        for label in (
            "Plan",
            "Task",
            "Agency",
            "Region",
            "Sector",
            "Target",
            "Indicator",
            "Event",
            "ChangePoint",
            "Claim",
        )
    )


EDGE_CLASSES: tuple[type[Edge], ...] = (
    Issues,
    Approves,
    AddressedTo,
    PartOf,
    Implements,
    ResponsibleFor,
    Sets,
    Affects,
    Measures,
    HoldsFor,
    ComparesWith,
    Cites,
    Amends,
    Repeals,
    Mandates,
    DescendsFrom,
    ReportsTo,
    Serves,
    HostedBy,
    MemberOf,
    Denotes,
    Succeeds,
    About,
    Explains,
    StatedIn,
)
EDGE_BY_TYPE: dict[str, type[Edge]] = {cls.type: cls for cls in EDGE_CLASSES}
TRIPLES: frozenset[tuple[str, str, str]] = frozenset(
    (source, cls.type, target) for cls in EDGE_CLASSES for source, target in cls.pairs
)
"""Every allowed (source label, edge type, target label)."""


def check(edge: Edge, source_label: str, target_label: str) -> None:
    """Refuse an edge between labels that the ontology does not allow.

    Raises:
        OntologyError: the triple is not in :data:`TRIPLES`.
    """
    if (source_label, edge.type, target_label) not in TRIPLES:
        raise OntologyError(
            f"({source_label})-[:{edge.type}]->({target_label}) is not an edge of the ontology"
        )

"""The node classes: what can exist."""

from typing import ClassVar, Literal

from ontology.base import Node, Once, prop
from ontology.errors import OntologyError
from ontology.ids import coded, mint

PlanCompleteness = Literal["full", "abridged", "excerpt", "mentioned"]
TaskKind = Literal["operative", "container", "general", "article"]
TaskForm = Literal["numbered", "run_in", "paragraph", "table_row", "region_programme"]
Force = Literal["must", "limit", "ban", "support", "encourage", "explore"]
DeadlineRelation = Literal["by", "in", "during"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "range", "approx"]
Change = Literal["level", "decrease", "increase"]
TargetPeriod = Literal["level", "flow", "cumulative", "annual"]
RegionKind = Literal["country", "province", "prefecture", "county", "zone", "area"]
Trust = Literal["official", "repost", "report"]


class Plan(Node):
    """A policy document as a work: plan, opinion, notice, measures, law. One node for a notice and the one
    plan it carries, for reposts and for mentions; a plan that is only mentioned is a stub."""

    zh: ClassVar[str] = "政策文件"
    identity: ClassVar[tuple[str, ...]] = ("keys",)

    keys: tuple[str, ...] = prop(
        "number keys and title keys by which the plan is recognised", "识别键", ..., projected=False
    )
    title: str = prop("the plan's own title, without the notice around it", "标题", ...)
    number: str | None = prop("document number, as 青政〔2022〕65号", "发文字号")
    kind: str | None = prop("last type word of the title: 方案, 意见, 规划, 通知, 条例 …", "文种")
    level: str | None = prop(
        "level of the issuing jurisdiction: country, province, prefecture, county", "层级"
    )
    jurisdiction: str | None = prop("GB/T 2260 code of the issuing jurisdiction", "发文地区")
    issued: str | None = prop("date of signature, with the precision printed", "成文日期")
    effective: str | None = prop("date from which it applies", "施行日期")
    valid_to: str | None = prop("date until which it applies", "有效期至")
    repealed_on: str | None = prop("date from which another plan repeals it", "废止日期")
    period_from: str | None = prop("first year of the planning period (no validity)", "规划期起")
    period_to: str | None = prop("last year of the planning period (no validity)", "规划期止")
    completeness: PlanCompleteness = prop(
        "full, abridged, excerpt, or mentioned (stub)", "完整程度", "mentioned"
    )

    def identity_key(self) -> str:
        """Return the least key, number keys before title keys."""
        if len(self.keys) == 0:
            raise OntologyError(f"plan {self.title!r} has neither a number key nor a title key")
        return least_plan_key(self.keys)


def least_plan_key(keys: tuple[str, ...]) -> str:
    """Return the key that names the plan: the least number key, else the least title key."""
    return min(keys, key=lambda k: (not k.startswith("number:"), k))


class Task(Node):
    """A numbered unit of a plan, or an unnumbered part of one, that says what is to be done."""

    zh: ClassVar[str] = "任务"
    identity: ClassVar[tuple[str, ...]] = ("plan", "path")

    plan: str = prop("id of the plan", "所属文件", ...)
    path: str = prop(
        "printed ordinals joined by /: 2/1/3; !2 marks a repeat, ~4 a part, T2/7 a table row", "编号", ...
    )
    kind: TaskKind = prop(
        "operative; container (a label over its parts); general (aims, principles); "
        "article (of a law, orders no one)",
        "性质",
        ...,
    )
    form: TaskForm = prop("numbered, run_in, paragraph, table_row or region_programme", "形式", "numbered")
    heading: str = prop("heading without number, else the first 20 characters", "标题", ...)
    text: str | None = prop("own text without that of its numbered children", "正文")
    ordinal: int = prop("position among all units of the plan, from 1", "次序", ...)
    force: Force | None = prop("how binding it is: must, limit, ban, support, encourage, explore", "力度")
    deadline: str | None = prop("date by, in or during which it is to be done", "完成时限")
    deadline_relation: DeadlineRelation | None = prop("by, in or during the deadline", "时限类型")
    recurrence: str | None = prop("rhythm, as printed: 每季度末, 每年", "周期")


class Agency(Node):
    """A body that issues, leads, supports or answers for something; also firms and collectives."""

    zh: ClassVar[str] = "机构"
    identity: ClassVar[tuple[str, ...]] = ("jurisdiction", "name")

    name: str = prop("canonical full name; collectives as written", "名称", ...)
    jurisdiction: str = prop("GB/T 2260 code that the name belongs to", "所属地区", ...)
    kind: str = prop(
        "government, department, party_organ, vertical_branch, coordinating_body, office, "
        "institution, firm, bank, collective, function, mass_organisation, court, congress",
        "类型",
        ...,
    )
    level: str | None = prop("country, province, prefecture, county, township", "层级")


class Region(Node):
    """An administrative region by its GB/T 2260 code, or a named area that has none."""

    zh: ClassVar[str] = "地区"
    identity: ClassVar[tuple[str, ...]] = ("code", "name")

    code: str | None = prop("GB/T 2260 code; none for named areas", "行政区划代码")
    name: str = prop("official name", "名称", ...)
    short_name: str | None = prop("usual short form", "简称")
    kind: RegionKind = prop("country, province, prefecture, county, zone, area", "类型", ...)

    @Once
    def id(self) -> str:
        """The id: the code where there is one."""
        return coded("region", self.code) if self.code else mint("region", f"area|{self.name}")


class Sector(Node):
    """A sector of our SKOS scheme."""

    zh: ClassVar[str] = "领域"
    identity: ClassVar[tuple[str, ...]] = ("code",)

    code: str = prop("code in our scheme", "代码", ...)
    name: str = prop("label in Chinese", "名称", ...)
    name_en: str = prop("label in English", "英文名称", ...)

    @Once
    def id(self) -> str:
        """The id: the code."""
        return coded("sector", self.code)


class Target(Node):
    """A quantified (or delegated) aim: indicator, comparator, value, unit, deadline, baseline."""

    zh: ClassVar[str] = "目标"
    identity: ClassVar[tuple[str, ...]] = (
        "owner",
        "indicator",
        "scope",
        "comparator",
        "change",
        "value_text",
        "value_max_text",
        "unit",
        "deadline",
        "baseline",
        "stretch",
    )

    owner: str = prop("id of the plan or claim that has this target", "所属", ...)
    indicator: str = prop("the thing measured, as printed, without verb", "指标", ...)
    scope: str | None = prop(
        "region id or population phrase where it differs from the plan's jurisdiction", "范围"
    )
    comparator: Comparator | None = prop("eq, ge, gt, le, lt, range, approx", "比较")
    change: Change | None = prop("level, decrease, increase", "变化")
    value: float | None = prop("the number printed, for comparing", "数值")
    value_text: str | None = prop("the number as canonical decimal", "数值文本")
    value_max: float | None = prop("upper end of a range, for comparing", "上限")
    value_max_text: str | None = prop("upper end of a range as canonical decimal", "上限文本")
    unit: str | None = prop("unit as printed, with its multiplier", "单位")
    canonical_value: float | None = prop("value in the canonical unit", "标准数值")
    canonical_unit: str | None = prop("canonical unit", "标准单位")
    deadline: str | None = prop("year or month by which it is to be reached", "时限")
    baseline: str | None = prop("year that a change is measured from", "基期")
    baseline_value: str | None = prop("value in the baseline year, as canonical decimal", "基期值")
    stretch: bool = prop("second, more ambitious value of a pair", "力争值", False)
    period: TargetPeriod | None = prop("level, flow, cumulative or annual", "时期类型")
    text: str | None = prop("the aim in words where no number is printed", "表述")


class Indicator(Node):
    """A measured thing that targets of several plans share."""

    zh: ClassVar[str] = "指标概念"
    identity: ClassVar[tuple[str, ...]] = ("code",)

    code: str = prop("concept code; x. and a hash for a wording that no vocabulary lists", "代码", ...)
    name: str = prop("label in Chinese", "名称", ...)
    name_en: str | None = prop("label in English, of concepts of the vocabulary", "英文名称")

    @Once
    def id(self) -> str:
        """The id: the code."""
        return coded("indicator", self.code)


class Document(Node):
    """One file, identified by its bytes."""

    zh: ClassVar[str] = "文档"
    identity: ClassVar[tuple[str, ...]] = ("sha256",)

    sha256: str = prop("hash of the bytes", "哈希", ...)
    name: str = prop("file name", "文件名", ...)
    format: str = prop("txt, md, html, pdf, docx", "格式", ...)
    genre: str = prop("plan, law, report", "体裁", ...)
    trust: Trust = prop("official, repost or report", "可信度", ...)
    pages: int | None = prop("number of pages, where the format has pages", "页数")


class Event(Node):
    """An action that is no document: a meeting, a launch."""

    zh: ClassVar[str] = "事件"
    identity: ClassVar[tuple[str, ...]] = ("title", "date")

    title: str = prop("what happened", "名称", ...)
    date: str | None = prop("when, with the precision printed", "日期")


class ChangePoint(Node):
    """A turn in an emission series that a report wants to explain."""

    zh: ClassVar[str] = "变点"
    identity: ClassVar[tuple[str, ...]] = ("region", "sector_label", "date", "kind")

    region: str = prop("id of the region of the series", "地区", ...)
    sector_label: str = prop("sector label of the report: Ground, Power …", "部门标签", ...)
    date: str = prop("date of the turn", "日期", ...)
    kind: str = prop("Seasonal, Trend …", "类型", ...)
    confidence: float | None = prop("confidence printed in the report", "置信度")

    def caption(self) -> str:
        """Return date, series and kind."""
        return f"{self.date} {self.sector_label} ({self.kind})"


class Claim(Node):
    """What a report says about a plan or event. Its facts stay on it and never reach a plan."""

    zh: ClassVar[str] = "主张"
    identity: ClassVar[tuple[str, ...]] = ("report", "point", "ordinal")

    report: str = prop("id of the report's document", "报告", ...)
    point: str = prop("id of the change point it is listed under", "变点", ...)
    ordinal: int = prop("number within its change point", "序号", ...)
    title: str = prop("title as the report gives it", "标题", ...)
    kind: Literal["policy", "event"] = prop("policy or event", "类型", ...)
    date: str | None = prop("date that the report prints", "日期")
    text: str | None = prop("what the report says it contains", "内容")
    impact: str | None = prop("effect that the report expects", "预期影响")
    url: str | None = prop("address the report gives", "网址")
    url_label: str | None = prop("label of that address", "网址名称")


NODE_CLASSES: tuple[type[Node], ...] = (
    Plan,
    Task,
    Agency,
    Region,
    Sector,
    Target,
    Indicator,
    Document,
    Event,
    ChangePoint,
    Claim,
)
NODE_BY_LABEL: dict[str, type[Node]] = {cls.label(): cls for cls in NODE_CLASSES}

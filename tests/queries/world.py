"""A small graph made by hand, in which every saved question has rows and every trap of the genre occurs.

Everything has a handle, a few words by which the expected rows call it: ``A 2/10`` is the task 2/10 of plan A,
``env lead A 2/2`` an edge. Titles and contents are invented.
"""

from typing import Any

from ontology.document_numbers import parse_document_number
from ontology.edges import (
    About,
    AddressedTo,
    Affects,
    Amends,
    Approves,
    Cites,
    ComparesWith,
    DescendsFrom,
    Explains,
    HoldsFor,
    HostedBy,
    Implements,
    Issues,
    Mandates,
    Measures,
    MemberOf,
    PartOf,
    Repeals,
    ReportsTo,
    ResponsibleFor,
    Serves,
    Sets,
    Succeeds,
)
from ontology.nodes import (
    Agency,
    ChangePoint,
    Claim,
    Document,
    Event,
    Indicator,
    Plan,
    Region,
    Sector,
    Target,
    Task,
)
from tests.queries.handles import World
from tests.queries.world_places import special_places
from tests.queries.world_sources import sources

__all__ = ["World", "build"]


def build() -> World:
    """Return the whole world."""
    world = World()
    for part in (
        _places,
        _agencies,
        _plans,
        _tasks,
        _responsibilities,
        _lineage,
        _targets,
        _ledger,
        _effects,
        _report,
        special_places,
        sources,
    ):
        part(world)
    return world


def _places(world: World) -> None:
    regions = {
        "cn": ("100000", "中华人民共和国", "country"),
        "gs": ("620000", "甘肃省", "province"),
        "lz": ("620100", "兰州市", "prefecture"),
        "cg": ("620102", "城关区", "county"),
        "by": ("620400", "白银市", "prefecture"),
        "jt": ("620423", "景泰县", "county"),
        "nx": ("640000", "宁夏回族自治区", "province"),
    }
    for handle, (code, name, kind) in regions.items():
        world.node(handle, Region.model_validate({"code": code, "name": name, "kind": kind}))
    for inner, outer in [("gs", "cn"), ("lz", "gs"), ("cg", "lz"), ("by", "gs"), ("jt", "by"), ("nx", "cn")]:
        world.edge(f"{inner} in {outer}", PartOf, inner, outer)
    sectors = {"energy": "能源", "energy.power": "电力", "industry": "工业", "transport.ground": "陆路运输"}
    for code, name in sectors.items():
        world.node(code, Sector(code=code, name=name, name_en=code))
    world.edge("power in energy", PartOf, "energy.power", "energy")
    indicators = {
        "share": ("non-fossil-share", "非化石能源占比"),
        "compliance": ("compliance", "清缴履约率"),
        "intensity": ("industry-intensity", "工业能耗强度"),
        "storage": ("storage", "储能规模"),
        "renewal": ("renewal", "改造率"),
        "cut": ("cut", "减排量"),
    }
    for handle, (code, name) in indicators.items():
        world.node(handle, Indicator(code=code, name=name))


def _agencies(world: World) -> None:
    agencies = {
        "env": ("甘肃省生态环境厅", "620000", "department", "gs"),
        "dev": ("甘肃省发展和改革委员会", "620000", "department", "gs"),
        "ind": ("甘肃省工业和信息化厅", "620000", "department", "gs"),
        "sci": ("甘肃省科学技术厅", "620000", "department", "gs"),
        "grid": ("国网甘肃省电力公司", "620000", "firm", "gs"),
        "gov": ("甘肃省人民政府", "620000", "government", "gs"),
        "office": ("甘肃省人民政府办公厅", "620000", "office", "gs"),
        "cities": ("各市（州）人民政府", "620000", "collective", "gs"),
        "pref": ("白银市人民政府", "620400", "government", "by"),
        "nxenv": ("宁夏回族自治区生态环境厅", "640000", "department", "nx"),
        "old": ("甘肃省环境保护厅", "620000", "department", "gs"),
        "older": ("甘肃省环境保护局", "620000", "department", "gs"),
    }
    for handle, (name, jurisdiction, kind, region) in agencies.items():
        world.node(handle, Agency(name=name, jurisdiction=jurisdiction, kind=kind))
        world.edge(f"{handle} serves {region}", Serves, handle, region)
    desk = Agency(name="甘肃省碳达峰工作领导小组办公室", jurisdiction="620000", kind="coordinating_body")
    world.node("desk", desk)
    world.edge("desk at dev", HostedBy, "desk", "dev")
    # A document names the members of the leading group; those of the collective are read from its name.
    world.edge("env in desk", MemberOf, "env", "desk")
    world.edge("pref in cities", MemberOf, "pref", "cities", inferred=True)
    world.edge("env after old", Succeeds, "env", "old", date="2018", reform="2018年机构改革")
    world.edge("old after older", Succeeds, "old", "older", reform="2008年机构改革")


def _plans(world: World) -> None:
    full = {"level": "province", "jurisdiction": "620000", "completeness": "full"}
    plans: dict[str, dict[str, Any]] = {
        "A": {
            "title": "碳市场建设方案",
            "number": "甘政发〔2024〕308号",
            "issued": "2025-11-16",
            "kind": "方案",
            **full,
        },
        "B": {"title": "工业节能改造方案", "number": "甘工信发〔2023〕5号", "issued": "2023-06-06", **full},
        "C": {"title": "绿色转型意见", "number": "国发〔2024〕7号"},
        "D": {"title": "碳达峰行动纲要"},
        "E": {
            "title": "循环经济规划",
            "number": "甘政发〔2022〕3号",
            "issued": "2022",
            "valid_to": "2024-12-31",
            **full,
            "completeness": "abridged",
        },
        "F": {
            "title": "节能暂行办法",
            "number": "甘政发〔2016〕8号",
            "issued": "2016",
            "repealed_on": "2023-06-06",
        },
        "G": {"title": "配额分配办法", "effective": "2026-01"},
        "N": {
            "title": "印发两个行动计划的通知",
            "number": "甘政办发〔2024〕1号",
            "issued": "2024-02",
            **full,
        },
        "H": {"title": "排污整治办法", "number": "甘政发〔2015〕9号", "issued": "2015-03", **full},
        "N1": {"title": "甲行动计划", **full},
        "N2": {"title": "乙行动计划", **full},
    }
    for handle, fields in plans.items():
        number = parse_document_number(fields.get("number", ""))
        key = f"title:620000|{fields['title']}" if number is None else f"number:{number.key}"
        world.node(handle, Plan(keys=(key,), **fields))
    world.edge("N1 in N", PartOf, "N1", "N")
    world.edge("N2 in N", PartOf, "N2", "N")
    world.edge("gov issues A", Issues, "gov", "A", ordinal=1)
    world.edge("office issues A", Issues, "office", "A", ordinal=2, capacity="forward")
    world.edge("ind issues B", Issues, "ind", "B", ordinal=1)
    world.edge("dev issues B", Issues, "dev", "B", ordinal=2)
    world.edge("office issues N", Issues, "office", "N")
    world.edge("gov approves A", Approves, "gov", "A", session="省政府第20次常务会议")
    world.edge("A to cities", AddressedTo, "A", "cities", ordinal=1)
    world.edge("A to grid", AddressedTo, "A", "grid", ordinal=2)


def _tasks(world: World) -> None:
    def task(plan: str, path: str, heading: str, ordinal: int, **fields: Any) -> None:
        fields = {"kind": "operative", **fields}
        handle = f"{plan} {path}"
        world.node(handle, Task(plan=world.id(plan), path=path, heading=heading, ordinal=ordinal, **fields))
        world.edge(f"{handle} in {plan}", PartOf, handle, plan)
        above = path.rpartition("~")[0] or path.rpartition("/")[0]
        if f"{plan} {above}" in world.nodes:
            world.edge(f"{handle} in {plan} {above}", PartOf, handle, f"{plan} {above}")

    task("A", "1", "总体目标", 1, kind="general")
    task("A", "2", "重点任务", 2, kind="container")
    task("A", "2/1", "健全核算制度", 3, force="must", deadline="2026-06", deadline_relation="by")
    task("A", "2/2", "培育交易主体", 4)
    task("A", "2/2~1", "企业开户", 5, form="paragraph")
    task("A", "2/9", "开展宣传", 6, deadline="2025-10", deadline_relation="by")
    task("A", "2/10", "强化科技支撑", 7, force="encourage", deadline="2026", deadline_relation="by")
    task("A", "3", "加强协同", 8)
    task("A", "3/1", "建设绿电基地", 9)
    task("A", "3/1~1", "白银市基地", 10, form="region_programme")
    task("A", "3/2", "完善储能", 11, recurrence="每年", deadline="2027", deadline_relation="by")
    task("A", "T1/1", "配合核查", 12, form="table_row")
    task("B", "1", "实施技术改造", 1, deadline="2025", deadline_relation="by")
    task("B", "2", "开展监督检查", 2)
    task("E", "1", "发展再生资源", 1)
    task("E", "2", "建设示范园区", 2)
    task("H", "1", "清理排污企业", 1, deadline="2016", deadline_relation="by")
    task("H", "2", "整治锅炉", 2)
    task("N1", "1", "建设试点", 1)
    task("N2", "1", "开展评估", 1, deadline="2024-12-31", deadline_relation="by")


def _responsibilities(world: World) -> None:
    def duty(agency: str, role: str, target: str, ordinal: int, open_list: bool = False, **more: Any) -> None:
        more = {"ordinal": ordinal, "open_list": open_list, **more}
        world.edge(f"{agency} {role} {target}", ResponsibleFor, agency, target, role=role, **more)

    duty("env", "responsible", "A 2/1", 1)
    duty("env", "lead", "A 2/2", 1, marker="牵头")
    for unit in ("A 2/2", "A 2/2~1"):
        duty("ind", "support", unit, 1, True, marker="配合")
        duty("dev", "support", unit, 2, True, marker="配合")
    duty("sci", "lead", "A 2/10", 1, marker="牵头")
    duty("ind", "lead", "A 2/10", 2, marker="牵头")
    duty("dev", "support", "A 2/10", 1, True, marker="配合")
    duty("env", "support", "A 2/10", 2, True, marker="配合")
    duty("grid", "support", "A 2/10", 3, True, marker="配合")
    duty("ind", "responsible", "A 3/1", 1)
    duty("dev", "responsible", "A 3/1", 2)
    duty("env", "responsible", "A 3/1", 3, inferred=True)
    for unit in ("A 3/1", "A 3/1~1"):
        duty("pref", "responsible", unit, 1)
    duty("dev", "lead", "A 3/2", 1)
    duty("dev", "support", "A 3/2", 1)
    duty("cities", "support", "A 3/2", 2)
    duty("grid", "responsible", "A T1/1", 1)
    duty("ind", "responsible", "B 1", 1)
    duty("pref", "responsible", "B 1", 2)
    duty("env", "responsible", "B 2", 1, True)
    duty("old", "lead", "H 1", 1)
    duty("desk", "support", "H 1", 1)
    duty("older", "responsible", "H 2", 1)
    duty("env", "lead", "N1 1", 1)
    duty("dev", "lead", "N1 1", 2)
    duty("nxenv", "responsible", "N2 1", 1)
    duty("dev", "lead", "A", 1, marker="统筹")
    duty("gov", "responsible", "E", 1, inferred=True)

    def report(sender: str, task: str, subject: str, **fields: Any) -> None:
        world.edge(
            f"{sender} reports ind", ReportsTo, sender, "ind", task=world.id(task), subject=subject, **fields
        )

    report("pref", "B 2", "改造进度", frequency="每季度末")
    report("env", "N1 1", "年度总结", due="2024-12")
    report("cities", "N1 1", "项目清单", due="年底前")
    report("old", "H 1", "进展", due="2016-02", inferred=True)


def _lineage(world: World) -> None:
    world.edge("A implements C", Implements, "A", "C")
    world.edge("B implements C", Implements, "B", "C")
    world.edge("C implements D", Implements, "C", "D")
    world.edge("E implements D", Implements, "E", "D", inferred=True)
    world.edge("B 1 implements C", Implements, "B 1", "C")
    distances = {("A", "C"): 1, ("A", "D"): 2, ("B", "C"): 1, ("B", "D"): 2, ("C", "D"): 1}
    for (lower, upper), distance in distances.items():
        world.edge(f"{lower} from {upper}", DescendsFrom, lower, upper, distance=distance, inferred=True)
    for lower in ("N2", "E"):
        world.edge(f"{lower} from A", DescendsFrom, lower, "A", distance=1, inferred=True)
    world.edge("A cites D", Cites, "A", "D")
    world.edge("A 2/2~1 cites B", Cites, "A 2/2~1", "B")
    world.edge("N cites A", Cites, "N", "A")
    world.edge("N1 1 cites C", Cites, "N1 1", "C")
    world.edge("N2 implements A", Implements, "N2", "A")
    world.edge("N2 1 cites E", Cites, "N2 1", "E")
    world.edge("N1 1 mandates D", Mandates, "N1 1", "D", verb="研究制定")
    world.edge("E 1 implements F", Implements, "E 1", "F")
    world.edge("B repeals F", Repeals, "B", "F", date="2023-06-06")
    world.edge("B 2 amends E", Amends, "B 2", "E")
    world.edge("A 2/10 mandates G", Mandates, "A 2/10", "G", verb="制定", due="2026-03")
    world.edge("A 3/2 mandates G", Mandates, "A 3/2", "G", verb="制定")
    world.edge("H 1 mandates F", Mandates, "H 1", "F", verb="修订")
    world.edge("N1 1 mandates B", Mandates, "N1 1", "B", verb="出台")


def _targets(world: World) -> None:
    def target(handle: str, owner: str, indicator: str, value: str | None, unit: str, **fields: Any) -> None:
        fields = {"change": "level", "value": None if value is None else float(value), **fields}
        node = Target(owner=world.id(owner), indicator=indicator, value_text=value, unit=unit, **fields)
        world.node(handle, node)

    def sets(setter: str, handle: str, **qualifiers: Any) -> None:
        world.edge(f"{setter} sets {handle}", Sets, setter, handle, **qualifiers)

    saving = {"change": "decrease", "deadline": "2025", "baseline": "2020"}
    target("quota", "A", "清缴履约率", "100", "%", comparator="eq", deadline="2027")
    target("clean", "A", "非化石能源消费比重", "55", "%", comparator="approx", deadline="2030")
    target("save", "A", "工业能耗强度", "12.5", "%", comparator="eq", **saving)
    target("save more", "A", "工业能耗强度", "14.5", "%", comparator="eq", stretch=True, **saving)
    target("save else", "A", "工业能耗强度", "13", "%", comparator="ge", **saving)
    target("total", "A", "能源消费总量", None, "吨", deadline="2025", text="完成国家下达目标")
    target("store", "A", "储能规模", "10", "万千瓦", comparator="range", value_max=15.0, value_max_text="15",
           deadline="2030-06", scope="region:620400", change="increase",
           period="flow")  # fmt: skip
    target("dust", "H", "排放量", "5", "%", change="decrease", comparator="ge", deadline="2016")
    target("firms", "B", "改造户数", "64", "户", comparator="ge", deadline="2025")
    target("guess", "B", "改造率", "30", "%", comparator="gt", deadline="2025", inferred=True)
    target("pilot", "N1", "示范项目", "3", "个", comparator="ge", deadline="2026")
    target("clean nation", "C", "非化石能源占比", "25", "%", comparator="ge", deadline="2030")
    target("clean later", "E", "非化石能源占比", "60", "%", comparator="ge", deadline="2030")
    target("clean city", "E", "非化石能源占比", None, "%", change=None, deadline="2030", scope="region:620400",
           text="完成省下达目标")  # fmt: skip
    target("quota later", "E", "清缴履约率", "100", "%", comparator="ge", deadline="2027")
    for setter, handle in [("A 1", "quota"), ("A 1", "clean"), ("A 2/2~1", "save"), ("A 3/2", "save else")]:
        sets(setter, handle)
    sets("H 1", "dust")
    for setter, handle in [("C", "clean nation"), ("E", "clean later"), ("E", "quota later")]:
        sets(setter, handle)
    sets("E", "clean city", modality="delegated")
    sets("A 2/1", "clean", modality="strive")
    sets("A 2/2~1", "save more", modality="strive")
    sets("A 1", "total", modality="delegated")
    for setter, handle in [("A 3/2", "store"), ("B", "firms"), ("B 1", "guess"), ("N1 1", "pilot")]:
        sets(setter, handle)


def _ledger(world: World) -> None:
    for handle, indicator in [
        ("quota", "compliance"), ("quota later", "compliance"), ("save", "intensity"), ("save more", "intensity"),
        ("save else", "intensity"), ("store", "storage"), ("guess", "renewal"), ("clean nation", "share"),
        ("clean later", "share"), ("clean city", "share"),
    ]:  # fmt: skip
        world.edge(f"{handle} measures {indicator}", Measures, handle, indicator)
    world.edge("clean measures share", Measures, "clean", "share", match="close", differs="消费")
    places = {"gs": ["quota", "quota later", "save", "save more", "save else", "clean", "clean later"]}
    for place, handles in {**places, "cn": ["clean nation"], "by": ["clean city", "store"]}.items():
        for handle in handles:
            world.edge(f"{handle} for {place}", HoldsFor, handle, place)

    def compares(
        one: str, other: str, relation: str, gap: str | None, reason: str | None, **more: Any
    ) -> None:
        unit = None if gap is None else "个百分点"
        world.edge(f"{one} with {other}", ComparesWith, one, other, relation=relation, gap=gap, gap_unit=unit,
                   reason=reason, inferred=True, **more)  # fmt: skip

    compares("clean", "clean nation", "parent", "30", "denominator", comparable=False)
    compares("clean later", "clean nation", "parent", "35", None, comparable=True)
    compares("clean city", "clean later", "parent", None, "value", comparable=False)
    compares("clean later", "clean", "same_place", "5", "denominator", comparable=False)
    compares("quota", "quota later", "same_place", "0", None, comparable=True)
    compares("save", "save else", "same_plan", "-0.5", "modality", comparable=True)
    compares("pilot", "store", "same_place", "-3", None, comparable=True)


def _effects(world: World) -> None:
    def affects(thing: str, target: str, manner: str, **more: Any) -> None:
        name = "stance" if world.nodes[target].label() == "Sector" else "how"
        world.edge(f"{thing} affects {target} {manner}", Affects, thing, target, **{name: manner}, **more)

    affects("A", "gs", "applies_in")
    affects("A 3/1~1", "by", "programme")
    affects("A 3/1", "by", "site")
    affects("A 3/1", "by", "pilot")
    affects("A 2/1", "cg", "named")
    affects("N1 1", "nx", "named")
    affects("B", "by", "applies_in", inferred=True)
    affects("A", "energy", "concerns")
    affects("A 2/10", "energy.power", "promotes")
    affects("A 2/10", "energy.power", "restricts")
    affects("A 3/1~1", "energy.power", "promotes")
    affects("B 1", "industry", "promotes")
    affects("B 2", "energy", "restricts", inferred=True)


def _report(world: World) -> None:
    world.node(
        "report", Document(sha256="r" * 64, name="report.txt", format="txt", genre="report", trust="report")
    )
    report = world.id("report")
    points = {
        "summer": ("gs", "Ground", "2023-07-21", "Seasonal"),
        "spring": ("by", "Power", "2024-03-30", "Trend"),
    }
    for handle, (region, sector, date, kind) in points.items():
        world.node(handle, ChangePoint(region=world.id(region), sector_label=sector, date=date, kind=kind))
    claims = {
        "claim 1": ("summer", 1, "建设方案", "policy", "2025-01-14"),
        "claim 2": ("summer", 2, "座谈会", "event", "2023-07-03"),
        "claim 3": ("spring", 1, "光储试点", "policy", "2024"),
        "claim 4": ("spring", 2, "风电提速", "policy", None),
    }
    for handle, (point, ordinal, title, kind, said) in claims.items():
        fields: dict[str, Any] = {"point": world.id(point), "ordinal": ordinal, "kind": kind, "date": said}
        world.node(handle, Claim(report=report, title=title, **fields))
        world.states("report", handle)
    verdicts: dict[str, dict[str, Any]] = {
        "claim 1": {"relation": "after", "other_sector": True},
        "claim 2": {"relation": "before", "other_sector": True},
        "claim 3": {"relation": "indeterminate", "other_region": True},
        "claim 4": {"relation": "indeterminate"},
    }
    for handle, verdict in verdicts.items():
        point = claims[handle][0]
        world.edge(f"{handle} explains {point}", Explains, handle, point, **verdict)
    world.node("talk", Event(title="座谈会", date="2023-07-03"))
    world.edge("claim 1 about A", About, "claim 1", "A")
    world.edge("claim 2 about talk", About, "claim 2", "talk")
    world.edge("env lead claim 2", ResponsibleFor, "env", "claim 2", role="lead", ordinal=1)
    world.edge("dev issues claim 1", Issues, "dev", "claim 1", ordinal=1)
    world.edge("pref responsible claim 1", ResponsibleFor, "pref", "claim 1", role="responsible", ordinal=1)
    world.edge("claim 3 affects by pilot", Affects, "claim 3", "by", how="pilot")
    world.edge("claim 1 affects ground", Affects, "claim 1", "transport.ground", stance="concerns")
    reduction = Target(
        owner=world.id("claim 1"), indicator="减排量", value_text="120", value=120.0, unit="万吨"
    )
    world.node("reduction", reduction)
    world.edge("claim 1 sets reduction", Sets, "claim 1", "reduction")
    world.edge("reduction measures cut", Measures, "reduction", "cut")

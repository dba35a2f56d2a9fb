"""Targets from invented sentences: constructions, what is left out, and where everything is printed."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.targets import TargetFact, may_set_targets, read_claim_targets, read_frame, read_targets


def read(text: str, *, year: str | None = None, issued: str | None = None) -> list[TargetFact]:
    """Targets of a text whose lines are the paragraphs of one unit."""
    return read_targets(text, spans(text), year=year, issued=issued)


def spans(text: str) -> list[tuple[int, int]]:
    """The lines of a text."""
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def row(fact: TargetFact) -> str:
    """One target in one line: deadline, indicator, change, comparator, value and unit, baseline."""
    value = f"{fact.value}" if fact.value_max is None else f"{fact.value}~{fact.value_max}"
    change = {"level": "", "increase": "+", "decrease": "-"}[fact.change]
    parts = [fact.deadline or "?", fact.indicator, f"{fact.comparator} {change}{value}{fact.unit}"]
    if fact.baseline is not None:
        parts.append(f"<{fact.baseline}")
    return " ".join([*parts, "stretch"] if fact.stretch else parts)


SENTENCES = [
    # subject and predicate
    ("到2027年，全市竹林覆盖率达到31.5%。", ["2027 竹林覆盖率 eq 31.5%"]),
    ("到2027年，全市竹林覆盖率达31.5%以上。", ["2027 竹林覆盖率 ge 31.5%"]),
    ("到2027年，茶园灌溉面积保持在20万亩左右。", ["2027 茶园灌溉面积 approx 20万亩"]),
    ("到2027年，中水回用率不低于40%。", ["2027 中水回用率 ge 40%"]),
    ("到2027年，管网漏损率控制在9%以内。", ["2027 管网漏损率 le 9%"]),
    ("到2027年，管网漏损率降至8%以下。", ["2027 管网漏损率 lt 8%"]),
    ("到2027年，智能船舶产值突破500亿元。", ["2027 智能船舶产值 gt 500亿元"]),
    ("到2027年，数据机房电能利用效率优于1.25。", ["2027 数据机房电能利用效率 lt 1.25"]),
    ("到2027年，智能船舶产值突破千亿元。", ["2027 智能船舶产值 gt 1000亿元"]),
    ("到2027年，智能船舶产值突破千亿。", ["2027 智能船舶产值 gt 1000亿"]),
    ("到2027年，现有机房电能利用效率不超过1.4。", ["2027 现有机房电能利用效率 le 1.4"]),
    ("到2027年，支撑单位产值水耗下降9%。", ["2027 单位产值水耗 eq -9%"]),
    ("到2027年，建成30个大型堆肥中心和5个大数据园区。",
     ["2027 大型堆肥中心 eq 30个", "2027 大数据园区 eq 5个"]),
    ("到2027年，培育重点企业5家、研发机构30家。", ["2027 重点企业 eq 5家", "2027 研发机构 eq 30家"]),
    # limits against a part of something
    ("余电上网比例不超过年发电量的20%。", ["? 余电上网比例 le 20%"]),
    ("抽检船舶的数量不得少于登记总数的10%。", ["? 抽检船舶的数量 ge 10%"]),
    ("船员持证达标率100%。到2027年，船员持证达标率100%。", ["2027 船员持证达标率 eq 100%"]),
    ("到2027年，渔港防浪标准达到50年一遇，通信时延不高于20毫秒。",
     ["2027 渔港防浪标准 eq 50年一遇", "2027 通信时延 le 20毫秒"]),
    # changes and what they are measured from
    ("到2027年，万元产值水耗较2022年下降12%。", ["2027 万元产值水耗 eq -12% <2022"]),
    ("到2027年，万元产值水耗下降12%。", ["2027 万元产值水耗 eq -12%"]),
    ("到2027年，万元产值水耗下降至12%。", ["2027 万元产值水耗 eq 12%"]),
    ("2027年，港口吞吐量同比增长约6%。", ["2027 港口吞吐量 approx +6% <2026"]),
    ("绿色贷款占比由2022年的8%提高到2027年的15%。", ["2027 绿色贷款占比 eq 15% <2022"]),
    ("行业能效整体提升10—15个百分点。", ["? 行业能效 range +10~15个百分点"]),
    ("码头自动化率由目前的62%提升至80%。", ["? 码头自动化率 eq 80%"]),
    ("泊位平均间距由8.2公里缩小到5公里以内。", ["? 泊位平均间距 le 5公里"]),
    ("焊接机器人密度由2023年的每万人310台提高到500台。", ["? 焊接机器人密度 eq 500台 <2023"]),
    ("去年完成投资30亿元，今年力争完成投资36亿元。", ["? 投资 eq 36亿元"]),
    # pairs and ellipsis
    ("到2027年，矿石损耗率下降6%，力争下降8%。", ["2027 矿石损耗率 eq -6%", "2027 矿石损耗率 eq -8% stretch"]),
    ("堆肥处理量2026年达到30万吨，2030年达到50万吨。", ["2026 堆肥处理量 eq 30万吨", "2030 堆肥处理量 eq 50万吨"]),
    ("到2027年，海上风电装机总量达300万千瓦，力争占比超过20%。",
     ["2027 海上风电装机总量 eq 300万千瓦", "2027 海上风电装机占比 gt 20%"]),
    ("到2027年，竹产业布局持续优化，产值达到80亿元。", ["2027 竹产业产值 eq 80亿元"]),
    ("省级窗口网办率不低于95%，市县级不低于80%。", ["? 省级窗口网办率 ge 95%", "? 市县级窗口网办率 ge 80%"]),
    ("到2027年，竹产业产值达到80亿元，营业收入达到90亿元。",
     ["2027 竹产业产值 eq 80亿元", "2027 竹产业营业收入 eq 90亿元"]),
    ("到2027年，产值达到80亿元，营业收入达到90亿元。", ["2027 产值 eq 80亿元", "2027 营业收入 eq 90亿元"]),
    ("到2027年，海洋产业增加值比2020年翻两番。", ["2027 海洋产业增加值 eq +2番 <2020"]),
    # lists
    ("到2027年，废塑料、废玻璃回收率分别达到60%和45%以上。",
     ["2027 废塑料回收率 ge 60%", "2027 废玻璃回收率 ge 45%"]),
    ("到2027年，年渡轮客运量和平均航程分别提高10%和5%。",
     ["2027 年渡轮客运量 eq +10%", "2027 渡轮平均航程 eq +5%"]),
    ("推行用水奖励制度，节水载体达标县超过60%。", ["? 节水载体达标县 gt 60%"]),
    ("到2027年，完成甲港线等6个疏港支线项目建设及航道疏浚工程，推进联运。", ["2027 疏港支线项目 eq 6个"]),
    ("路面旧料回收率和循环利用率分别达95%和80%。", ["? 路面旧料回收率 eq 95%", "? 路面旧料循环利用率 eq 80%"]),
    ("2026年和2030年，氢能重卡占比分别提升至5%、12%。",
     ["2026 氢能重卡占比 eq 5%", "2030 氢能重卡占比 eq 12%"]),
    ("到2027年，水稻、小麦机收率均提高到98%。", ["2027 水稻机收率 eq 98%", "2027 小麦机收率 eq 98%"]),
    ("到2027年，校舍单位面积能耗、人均水耗同比分别下降2%、3%。",
     ["2027 校舍单位面积能耗 eq -2% <2026", "2027 校舍人均水耗 eq -3% <2026"]),
    # verb and noun
    ("建设150个零碳渔村。", ["? 零碳渔村 eq 150个"]),
    ("每年引进20名以上海洋工程人才。", ["? 海洋工程人才 ge 20名"]),
    ("培育30家链主企业和200家配套企业。", ["? 链主企业 eq 30家", "? 配套企业 eq 200家"]),
    ("做强渔业品牌40个，培育做大果蔬品牌15个，茶叶品牌8个。",
     ["? 渔业品牌 eq 40个", "? 果蔬品牌 eq 15个", "? 茶叶品牌 eq 8个"]),
    ("完成甲码头、乙码头等6个码头岸电改造。", ["? 码头岸电改造 eq 6个"]),
    ("淘汰落后造纸产能20万吨。", ["? 落后造纸产能 eq -20万吨"]),
    ("退出小水泥产能30万吨、小玻璃产能8万吨。", ["? 小水泥产能 eq -30万吨", "? 小玻璃产能 eq -8万吨"]),
    ("新增分布式光伏装机90万千瓦。", ["? 分布式光伏装机 eq +90万千瓦"]),
    ("设立3亿元产业引导基金支持成果转化。", ["? 产业引导基金 eq 3亿元"]),
    ("打造2—3个省级和1—2个国家级算力枢纽。", ["? 省级算力枢纽 range 2~3个", "? 国家级算力枢纽 range 1~2个"]),
    ("开展10个左右工业园区清洁诊断。", ["? 工业园区清洁诊断 approx 10个"]),
    ("每年组织节能宣讲30场以上。", ["? 节能宣讲 ge 30场"]),
    ("推进老旧厂房改造，全年更新改造50万平方米以上。", ["? 老旧厂房改造 ge 50万平方米"]),
    # shares, parts, measures
    ("新建校舍100%执行绿色建筑标准要求。", ["? 新建校舍执行绿色建筑标准 eq 100%"]),
    ("60%以上的乡镇卫生院完成屋顶光伏改造。", ["? 乡镇卫生院完成屋顶光伏改造 ge 60%"]),
    ("到2027年，有机茶园占全县茶园总面积的40%以上。", ["2027 有机茶园占全县茶园总面积 ge 40%"]),
    ("到2027年，氢车销量达到新车总销量的10%左右。", ["2027 氢车销量 approx 10%"]),
    ("到2027年，城际铁路单位周转量电耗5千瓦时/百吨公里。", ["2027 城际铁路单位周转量电耗 eq 5千瓦时/百吨公里"]),
    ("到2027年，新建厂房全面执行80%节能设计标准。", ["2027 新建厂房节能设计标准 eq 80%"]),
    ("到2027年，50户规上企业全部达到标杆水平。", ["2027 规上企业全部达到标杆水平 eq 50户"]),
    ("财政欠账清偿一半以上，到2027年全部清零。", []),
    ("到2027年，财政欠账清偿一半以上。", ["2027 财政欠账清偿 ge 50%"]),
    ("实现全县80%左右的渔村建成零碳渔村目标。", ["? 渔村建成零碳渔村 approx 80%"]),
    ("70%的渔港单位2027年6月底前建成智慧渔港。", ["2027-06 渔港单位建成智慧渔港 eq 70%"]),
    ("增设6处渔政码头。", ["? 渔政码头 eq +6处"]),
    ("新增完成60个渔村污水治理任务。", ["? 渔村污水治理 eq +60个"]),
    ("（二）完成海草床管护46公顷。", ["? 海草床管护 eq 46公顷"]),
    ("坚决完成2027年海盐产量重回8万吨的目标。", ["2027 海盐产量 eq 8万吨"]),
    ("港区岸线与陆域面积的比值宜控制在0.2至0.3。", ["? 港区岸线与陆域面积的比值 range 0.2~0.3"]),
    ("确定2027年度海域使用的配额总量为8万吨。", ["2027 海域使用的配额总量 eq 8万吨"]),
    # what is chosen for something, what is built in proportion
    ("选择约6个渔港开展岸电改造试点建设，总结经验。", ["? 渔港开展岸电改造试点建设 approx 6个"]),
    ("遴选6家渔业科技示范企业。", ["? 渔业科技示范企业 eq 6家"]),
    ("新建渔港按总泊位20%—30%的比例配建岸电设施。", ["? 新建渔港配建岸电设施比例 range 20~30%"]),
    ("新建海上光伏项目按不低于装机容量10%、时长2小时的比例配置储能。",
     ["? 新建海上光伏项目配置储能比例 ge 10%"]),
    # what members of a group share with the value before them
    ("到2027年，医疗机构床位使用率不低于60%，基层机构不低于45%。",
     ["2027 医疗机构床位使用率 ge 60%", "2027 基层机构床位使用率 ge 45%"]),
    ("到2027年，户均停电时间低于2小时/户，其中城区低于0.8小时/户。",
     ["2027 户均停电时间 lt 2小时/户", "2027 城区户均停电时间 lt 0.8小时/户"]),
    ("到2027年，城市污水收集率达到95%，县城和农村牧区分别达到80%、55%。",
     ["2027 城市污水收集率 eq 95%", "2027 县城污水收集率 eq 80%", "2027 农村牧区污水收集率 eq 55%"]),
    ("到2027年，住院费用报销比例，职工达到85%左右，居民达到70%左右。",
     ["2027 职工住院费用报销比例 approx 85%", "2027 居民住院费用报销比例 approx 70%"]),
    ("到2027年，户均停电时间低于2小时/户，渔业企业达到30家。",
     ["2027 户均停电时间 lt 2小时/户", "2027 渔业企业 eq 30家"]),
    ("建成渔港40座，渔业企业不低于85%。", ["? 渔港 eq 40座", "? 渔业企业 ge 85%"]),
    ("到2027年，渔港泊位达到300个，其中大型泊位80个。", ["2027 渔港泊位 eq 300个", "2027 大型泊位 eq 80个"]),
    ("建设省级渔港40座，其中市级12座。", ["? 省级渔港 eq 40座", "? 市级渔港 eq 12座"]),
    # lists of regions and of sectors before one measure
    ("到2027年，兰州、白银氢能产业规模分别达到20亿元、10亿元。",
     ["2027 兰州氢能产业规模 eq 20亿元", "2027 白银氢能产业规模 eq 10亿元"]),
    ("到2027年，陶瓷、造纸等行业标杆产能占比分别达到30%、40%。",
     ["2027 陶瓷行业标杆产能占比 eq 30%", "2027 造纸行业标杆产能占比 eq 40%"]),
    ("到2027年，学生近视率，小学为30%，初中为50%。",
     ["2027 小学学生近视率 eq 30%", "2027 初中学生近视率 eq 50%"]),
    ("各省辖市建成区绿化覆盖率达到40%，县（市）达到38%。",
     ["? 各省辖市建成区绿化覆盖率 eq 40%", "? 县（市）绿化覆盖率 eq 38%"]),
    ("到2027年，居民医保参保率不低于95%，其中农村居民不低于98%。",
     ["2027 居民医保参保率 ge 95%", "2027 农村居民医保参保率 ge 98%"]),
    # the share of those that do something
    ("渔港70%以上的泊位具备岸电接入能力。", ["? 渔港泊位具备岸电接入能力 ge 70%"]),
    ("渔业系统90%以上的重点渔港建成智慧渔港。", ["? 渔业系统重点渔港建成智慧渔港 ge 90%"]),
    ("到2027年，推动80%以上的渔港建成智慧渔港。", ["2027 渔港建成智慧渔港 ge 80%"]),
    ("在80%以上的渔港建成岸电设施。", ["? 渔港建成岸电设施 ge 80%"]),
    ("对15%的已建成泳池完成改造。", ["? 已建成泳池完成改造 eq 15%"]),
    # counts
    ("至少建成3座渔业码头。", ["? 渔业码头 ge 3座"]),
    ("守住80万亩海盐田红线。", ["? 海盐田红线 ge 80万亩"]),
    ("到2027年，建成风力发电约30个项目。", ["2027 风力发电项目 approx 30个"]),
    ("实施城关、和平、青白石、什川镇4个集镇改造工程。", ["? 集镇改造工程 eq 4个"]),
    ("两地共建成渔港30座。", ["? 渔港 eq 30座"]),
    ("每季度建成渔港3座。", ["? 渔港 eq 3座"]),
    ("为300家企业提供节水诊断。", ["? 企业提供节水诊断 eq 300家"]),
    ("到2027年，在20个领域实现渔业技术突破。", ["2027 领域实现渔业技术突破 eq 20个"]),
    ("到2027年，五个渔区实现达标。", ["2027 渔区 eq 5个"]),
    ("到2027年，渔港投产泊位3000个。", ["2027 渔港投产泊位 eq 3000个"]),
    ("每半年组织开展一次“渔港开放日”活动。", ["? “渔港开放日”活动 eq 1次"]),
    ("年均减排海盐废水300吨。", ["? 海盐废水 eq -300吨"]),
    # units and shares in words
    ("到2027年，更新渔船发动机500台（套）。", ["2027 渔船发动机 eq 500台（套）"]),
    ("到2027年，降尘量不高于5吨/月·平方公里。", ["2027 降尘量 le 5吨/月·平方公里"]),
    ("到2027年，渔民溺亡率低于5/10万。", ["2027 渔民溺亡率 lt 5/10万"]),
    ("到2027年，渔港电气化比例超过三成。", ["2027 渔港电气化比例 gt 30%"]),
    ("到2027年，变电容量达到300万千伏安。", ["2027 变电容量 eq 300万千伏安"]),
    # times that are to become shorter
    ("办理时限压缩至3个工作日。", ["? 办理时限 eq 3个工作日"]),
    ("将审批时间从20个工作日压减到5个工作日。", ["? 审批时间 eq 5个工作日"]),
    ("渔船登记办理时间不超过3个工作日。", ["? 渔船登记办理时间 le 3个工作日"]),
    ("审批时间压缩至15个、10个工作日。", ["? 审批时间 eq 15个工作日", "? 审批时间 eq 10个工作日"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_constructions(text: str, expected: list[str]) -> None:
    assert [row(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "截至2021年底，全县已建成充电桩3000个。",
        "目前，全县绿化率达到41%。",
        "去年完成投资30亿元。",
        "公示时间不超过10个工作日。",
        "对3家企业实施停产整治。",
        "在20个项目中开展渔业评估。",
        "汇集了全县1.4万家商户的用水数据。",
        "对达标企业给予最高30万元奖励。",
        "对达标企业按设备投资额20%的比例给予补助。",
        "新建民居以6层为主。",
        "对年节水量达到10万吨以上的企业，按照每吨2元的标准补助。",
        "鼓励各地对研发费用占比5%以上的企业给予支持。",
        "按不高于合同金额的30%给予补助。",
        "处2万元以上10万元以下的罚款。",
        "关停单机容量20万千瓦以下煤电机组。",
        "淘汰10蒸吨/小时及以下燃煤锅炉。",
        "年综合能耗超过5000吨标准煤的单位应当报告。",
        "加强60米以上公共建筑消防管理。",
        "建成甲站至乙站第二回750千伏线路。",
        "严格执行《民用建筑节能65%设计标准》。",
        "新建民居执行65%节能设计标准。",
        "落实“3小时出行圈、1公里便民圈”要求。",
        "收到申请后3个工作日内办结。",
        "自受理之日起15个工作日内答复。",
        "受理时间为每日8小时。",
        "每月更新一次清单。",
        "每周巡查渔港3次。",
        "实施百项行动。",
        "实施城关、和平、青白石、什川镇7个集镇改造工程。",
        "到2027年，五个新城、渔业园区建成。",
        "建设500千伏安变压器。",
        "公示时间不少于5个工作日。",
        "每年组织渔业演练2次。",
        "对占比15%以上的渔业企业给予支持。",
        "渔港投产泊位3000个。",
        "去年，绿化率达到41%。",
        "过去五年，绿化率提高到41%。",
        "构建“1+5+N”政策体系，推进9大任务28项举措。",
        "根据第3批名单（县发〔2021〕35号），自2021年1月1日起施行。",
        "联合发展改革等12个部门共同举办。",
        "汇总过去12个月的能耗，涉及三大领域。",
        "以甲县、乙县两个基地为依托，发展海洋牧场。",
        "检查人员不得少于2人。",
        "明确1名分管负责人、确定1名干部担任联络员。",
    ],
)
def test_what_is_no_target(text: str) -> None:
    assert [row(fact) for fact in read(text, year="2022")] == []


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("到2027年，绿化率达到40%。建设村镇公园30个。", ["2027", "2027"]),
        ("企业2026年前完成改造。建设村镇公园30个。", [None]),
        ("年底前建设公园3个。修复湿地100公顷。", ["2023", "2023"]),
        ("6月底前建设公园3个。修复湿地100公顷。", ["2023-06", None]),
        ("“十四五”期间，修复湿地100公顷。", ["2025"]),
        ("自2023年起，修复湿地100公顷。", [None]),
        ("到2027年，主要目标是：\n绿化率达到40%。\n修复湿地100公顷。", ["2027", "2027"]),
        ("到2027年，格局基本形成。\n——绿化率达到40%。\n修复湿地100公顷。", ["2027", None]),
        ("建设便民中心30个。\n完成时限：2024年9月底前。", ["2024-09"]),
        ("建设便民中心30个（责任单位：县政务局，完成时限：2024年三季度）。", ["2024-09"]),
        ("锚定2030年前达峰目标，修复湿地100公顷。", [None]),
        ("2024年上半年，修复湿地100公顷。", ["2024-06"]),
        ("第一季度，修复湿地100公顷。建设公园3个。", ["2023-03", None]),
        ("5—9月，修复湿地100公顷。建设公园3个。", ["2023-09", None]),
        ("修复湿地100公顷。\n完成时限：11月底", ["2023-11"]),
    ],
)
def test_deadline_in_force(text: str, deadlines: list[str | None]) -> None:
    facts = read(text, year="2023")
    assert [fact.deadline for fact in facts] == deadlines
    for fact in facts:
        assert (fact.deadline is None) == (fact.deadline_span is None)


def test_year_dates_nothing_by_itself() -> None:
    assert [fact.deadline for fact in read("修复湿地100公顷。", year="2023")] == [None]
    assert [fact.deadline for fact in read("年底前修复湿地100公顷。")] == [None]


def test_what_an_earlier_year_reached_is_no_target() -> None:
    text = "2020年，绿化率达到40%。到2025年，绿化率达到45%。"
    assert [row(fact) for fact in read(text, issued="2021-12-30")] == ["2025 绿化率 eq 45%"]
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    ("around", "deadline"),
    [
        ("到2027年，新增渔港30座，其中：", "2027"),
        ("健全机制。\n年底前，完成以下任务：", "2023"),
        ("到2027年，新增渔港30座。", None),
        ("到2027年，新增渔港30座。\n主要目标是：", None),
        ("主要目标是：", None),
    ],
)
def test_the_date_under_which_a_unit_puts_its_parts(around: str, deadline: str | None) -> None:
    frame = read_frame(around, spans(around), "2023")
    assert (frame.value if frame is not None else None) == deadline
    part = "修复湿地100公顷。到2030年，建设公园3个。"
    facts = read_targets(part, spans(part), year="2023", frame=frame)
    assert [fact.deadline for fact in facts] == [deadline, "2030"]


def test_a_unit_without_text_has_no_frame() -> None:
    assert read_frame("", []) is None


def test_a_month_before_the_issue_dates_no_target_and_the_year_of_issue_does() -> None:
    text = "2021年，修复湿地100公顷。2021年6月底前，建设公园3个。2021年9月底前，建设公园5个。"
    assert [row(fact) for fact in read(text, issued="2021-08-30")] == [
        "2021 湿地 eq 100公顷", "? 公园 eq 3个", "2021-09 公园 eq 5个",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "modality", "period"),
    [
        ("力争到2027年，绿化率达到40%。", "strive", "level"),
        ("绿化率力争达到40%。", "strive", "level"),
        ("绿化率保持在40%以上。", "maintain", "level"),
        ("用水总量控制在3亿立方米以内。", "limit", "flow"),
        ("广场面积不应超过2公顷。", "limit", "level"),
        ("预计到2027年，绿化率达到40%。", "expected", "level"),
        ("绿化率≥40%（约束性）。", "binding", "level"),
        ("绿化率达到40%（预期性）。", "expected", "level"),
        ("每年修复湿地100公顷。", None, "annual"),
        ("累计修复湿地100公顷。", None, "cumulative"),
        ("修复湿地100公顷。", None, None),
        ("到2027年，修复湿地100公顷。", None, None),
        ("“十五五”期间，修复湿地100公顷。", None, "cumulative"),
        ("2026—2028年，修复湿地100公顷。", None, "cumulative"),
        ("2027年，修复湿地100公顷。", None, "flow"),
        ("到2027年，新增湿地100公顷。", None, "cumulative"),
        ("到2027年，风电装机达到300万千瓦。", None, "level"),
        ("到2027年，茶叶年产量达到300万吨。", None, "flow"),
        ("到2027年，茶业产值达到300亿元。", None, "flow"),
        ("到2027年，炼油加工能力控制在300万吨/年。", "limit", "level"),
        ("到2027年，单位产值能耗下降8%。", None, None),
        ("到2027年，单位产值能耗累计下降8%。", None, "cumulative"),
    ],
)
def test_mood_and_period(text: str, modality: str | None, period: str | None) -> None:
    (fact,) = read(text)
    assert (fact.modality, fact.period) == (modality, period)


def test_starting_value_is_kept_with_its_year() -> None:
    (fact,) = read("误差从2022年的9%降低到2027年的4%以内。")
    assert (str(fact.value), fact.baseline, str(fact.baseline_value), fact.comparator) == (
        "4",
        "2022",
        "9",
        "le",
    )


def test_report_field_is_dated_by_the_period_it_is_about() -> None:
    text = "方案规划了2025-2027年港口减排路径，要求岸电使用率达到90%。推进20座泊位改造。"
    assert [row(fact) for fact in read_claim_targets(text, 0, len(text))] == [
        "2027 岸电使用率 eq 90%",
        "2027 泊位改造 eq 20座",
    ]


def test_report_expects_everything_behind_one_expectation() -> None:
    text = "预计到2026年，全市煤炭消费减少约30万吨。将带动绿色投资超20亿元。"
    facts = read_claim_targets(text, 0, len(text))
    assert [row(fact) for fact in facts] == ["2026 煤炭消费 approx -30万吨", "2026 绿色投资 gt 20亿元"]
    assert {fact.modality for fact in facts} == {"expected"}


@pytest.mark.parametrize(
    ("title", "may"),
    [
        ("主要目标", True),
        ("总体要求", True),
        ("解决突出环境问题", True),
        ("正视问题与差距，明确建设目标", True),
        ("面临形势", False),
        ("“十三五”工作成效与形势", False),
        ("存在的主要问题", False),
        ("申报条件", False),
        ("法律责任", False),
    ],
)
def test_headings_of_parts_that_set_targets(title: str, may: bool) -> None:
    assert may_set_targets(title) is may


# --- where it is printed -------------------------------------------------------------------------------

CLAUSES = [text.rstrip("。") for text, expected in SENTENCES if expected]


def assert_printed(text: str, fact: TargetFact) -> None:
    """Everything that a fact says is printed where it says."""
    clause = text[fact.start : fact.end]
    number = text[slice(*fact.number)]
    assert fact.start <= fact.number[0] < fact.number[1] <= fact.end
    in_words = number.startswith("一半") or "成" in number
    of_the_list = number.endswith("个") and fact.unit.startswith("个") and fact.unit in clause
    assert fact.unit in number or in_words or of_the_list
    assert "\n" not in clause
    assert fact.indicator == "".join(text[start:end] for start, end in fact.indicator_spans)
    assert fact.indicator.strip("，。；：、 ") == fact.indicator != ""
    digits = [Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", number)]
    assert digits == [] or fact.value in digits
    if fact.deadline is not None:
        assert fact.deadline_span is not None
        assert fact.deadline_span[0] < fact.deadline_span[1]
    if fact.baseline_span is not None:
        assert fact.baseline is not None


@pytest.mark.parametrize("text", CLAUSES)
def test_every_part_is_printed_where_it_says(text: str) -> None:
    for fact in read(text):
        assert_printed(text, fact)
        digits = re.findall(r"\d+(?:\.\d+)?", text[slice(*fact.number)])
        if digits:
            assert Decimal(digits[0]) == fact.value


@given(
    st.lists(st.sampled_from(CLAUSES), max_size=6),
    st.text("到2025年，。；：（）“”《》、0123456789%个", max_size=30),
)
def test_reading_only_quotes(clauses: list[str], noise: str) -> None:
    text = noise + "。".join(clauses) + noise
    for fact in read(text):
        assert_printed(text, fact)


@given(
    value=st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False),
    unit=st.sampled_from(["%", "万吨", "亿千瓦时", "万平方米", "个百分点", "万亩"]),
    year=st.integers(2021, 2060),
)
def test_value_unit_and_year_come_back(value: Decimal, unit: str, year: int) -> None:
    (fact,) = read(f"到{year}年，竹林固碳量达到{value}{unit}。")
    assert (fact.value, fact.unit, fact.deadline, fact.indicator) == (value, unit, str(year), "竹林固碳量")


def test_order_of_paragraphs_is_kept() -> None:
    text = "\n".join(f"建设第一类公园{n}个。" for n in range(2, 9))
    assert [fact.value for fact in read(text)] == list(range(2, 9))
    starts = [fact.start for fact in read(text)]
    assert starts == sorted(starts)


def test_five_million_characters_on_one_line() -> None:
    filling = "健全绿色低碳循环发展的体制机制，统筹推进重点领域改革，强化要素支撑和服务保障，" * 10
    sentence = f"到2027年，{filling}建设零碳渔村200个。"
    text = sentence * (5_000_000 // len(sentence))
    assert len(read(text)) == len(text) // len(sentence)
    unbroken = "绿色低碳发展2025" * 400_000
    assert read(unbroken) == []

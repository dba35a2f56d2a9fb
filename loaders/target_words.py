"""The words that make a number a target: verbs that produce or remove things, predicates of a level or a
change, and nouns that measure.

All lists are general classes of official Chinese; longer words stand before their beginnings where the order
matters.
"""

import re
from collections.abc import Iterable

from loaders.endings import Endings


def _words(listed: str) -> list[str]:
    """Return blank-separated words, longest first, so that an alternation takes the longest."""
    return sorted(listed.split(), key=lambda word: (-len(word), word))


REMOVE = _words(
    "淘汰 关停 退出 关闭 压减 压缩 压降 削减 消减 减少 减排 节约 节省 替代 化解 降低 下降 缩减 清退 腾退 取缔 下调 消除 碳减排"
)
"""Verbs whose object becomes less."""
ADD = _words("新增 增加 净增 扩大 提高 提升 增长")
"""Verbs whose object becomes more."""
MAKE = _words(
    "建设 建设完成 建设形成 建成 建成投运 建成投产 建成投用 新建 新建成 改建 扩建 改扩建 新改建 续建 建立 建造 兴建 组建 新组建 搭建 构建 打造 培育"
    " 培育形成 创建 争创 设立 增设 设置 布局 布设 部署 配备 配置 购置 引进 引入 引育 招引 集聚 汇聚 吸引 评选 遴选 筛选 选取 选树 选择 选育 认定 确定 树立"
    " 支持 扶持 发展 新发展 壮大 做强 做大 做优 推广 推广应用 完成 实施 推进 推动 开展 启动 开放 改造 更新 治理 整治 修复 恢复 种植 栽植 营造 营建 组织 举办"
    " 承办 开发 研发 研制 制定 制订 制修订 修订 制（修）订 编制 发布 推出 攻克 突破 形成 培养 培训 轮训 储备 谋划 落地 实现 创造 带动 孵化 转化 投放 投入"
    " 完善 抚育 回收 利用 消纳 处置 拆除 搬迁 并网 投产 投运 开工 竣工 验收 整合 取得 获得 申请 转移 吸纳 安置 帮扶 新开工 新开通 开通 新晋升 新划建 安装"
    " 铺设 敷设 疏浚 打通 挖掘 聘任 招聘 招募 派出 选派 输送 接纳 推送 新签约 签约 招收 收储 供应 筹集 筹措 落实 改良 抓好 选育并通过"
    " 参与制定 参与编制 参与制修订 主导制定 主导制修订 主持制定 牵头制定 主导参与制定 主导或参与制定 主持或参与制定 牵头或参与制定"
    " 建有 选拔 选拔认定 选聘 聘用 聘请 招录 录用 评定 命名 授牌 筹建 资助 发动 动员 扶助 育成 选送 发行 发放 补建 增建 增配 迁建 重建 租建 扩容 架设 复垦 复绿 连通 通车 培养产生"
    " 规范提升 优化提升 巩固提升 整治提升 优化调整 新（改）建 新（扩）建 新（改、扩）建 新（改扩）建 新（改、续）建 改（扩）建 新、改、扩建 新改扩建 新（迁）建 新（重）建"
    " 升级 盘活 保护 管护 覆盖 布置 栽培 放流 投用 接待 提供 升级改造 更新改造 提质改造 提标改造 安排实施 组织实施 组织开展 择优评选 聚集 新布局 新设 募集 扩种 惠及 锁定 严守 守住 坚守 配套 扩挖 清淤 清淤整治"
)
"""Verbs whose object comes into being or is worked on."""


NO_NOUN = "(?![率量区型性者式面度值比]|用地|水平|能力|机构|中心|平台|人员|经费|投入|强度)"
"""Characters that make a noun of the verb before them: 利用率, 建成区."""


def _by_first(words: Iterable[str]) -> str:
    """Return an alternation that looks at the first character once; the longest word wins."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    groups = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?=[{''.join(rests)}])(?:{'|'.join(groups)}){NO_NOUN}"


_VERB = _by_first([*REMOVE, *ADD, *MAKE])
_IN_BRACKETS = rf"（(?:{_VERB})(?:、?(?:{_VERB})){{0,2}}）"
PRODUCE = re.compile(rf"(?:{_VERB})(?:(?:和|并|及|或|、|以及)?(?:{_VERB})|{_IN_BRACKETS}){{0,3}}")
"""One such verb or a chain of them (培育并验收, 关停退出, 新建（改扩建）)."""
REMOVES = re.compile("|".join(REMOVE))
ADDS = re.compile("新增|增设|增加|净增|扩大|提高|(?<![范造化固])提升")

CAUSE = re.compile(
    "(?:将使|使得?|将|把|令|支撑(?=单位|全[省市国]|实现)|实现|推动|推进|促进|带动|引导|确保|保障|保证|力争|争取|努力|明确要求|要求|做到|逐步|使|让)+(?!用|命)"
)
"""What stands before a clause whose subject is the indicator."""

_NOT = [
    f"{negation}{modal}"
    for negation in ("不", "原则上不", "一般不", "均不")
    for modal in ("", "得", "应", "宜", "能", "可", "会", "再")
]


HEDGES = Endings.classes(approx="大约 约为 约 近 接近 将近 大概")
COMPARING = Endings.classes(
    ge=" ".join([f"{no}{word}" for no in _NOT for word in ("低于", "少于", "小于")])
    + " 至少 至少达到 至少为 至少要 最低达到 ≥",
    le=" ".join([f"{no}{word}" for no in _NOT for word in ("超过", "高于", "大于", "多于", "突破", "超")])
    + " 控制在 严格控制在 限制在 压控在 稳定控制在 最多 至多 ≤",
    gt="超过 突破 超出 大于 高于 多于 超 逾 > ＞",
    lt="低于 小于 少于 优于 好于 < ＜",
)
_MOVES = "提高 提升 增加 增长 上升 扩大 回升 恢复 发展 拓展 扩展 下降 降低 减少 压减 削减 压缩 缩短 缩小 缩减 调整 下调 上调 控制 改善 提 升 增 降 减 延长 拓宽"
PREDICATES = Endings.classes(
    to=" ".join(f"{verb}{end}" for verb in _MOVES.split() for end in ("至", "到", "为")),
    equal="达到 到达 达成 达 实现 占到 稳定在 保持在 维持在 稳控在 稳定 保持 维持 为 至 到 在 重回 重返 迈上",
    share="占",
    increase="翻 提高 提升 增长 增加 上升 扩大 新增 净增 增 增幅",
    decrease="下降 降低 减少 削减 消减 压减 压缩 缩短 缩减 下调 减排 节约 节省 节能 节水 节电 降 减",
)
"""Predicates right before a number: a level that is moved to (``to``) or held, or a change by so much."""
ADVERBS = Endings.classes(
    each="分别 均 各 各自",
    strive="力争 争取 努力 力求",
    year="每年 年均 逐年",
    other="都 全部 普遍 确保 原则上 应当 必须 务必 宜 应 须 要 基本 总体 整体 平均 累计 稳步 进一步 持续 大幅 逐步 明显 严格 已 将 能 可 再 率先 预计 至少 也 全面 一般"
    " 有效 总计 合计 共 五年 三年 期间 期内 继续 同步 需 有望 实现 显著 总 计划 大幅度 快速 顺利 圆满 如期 按时 全力 坚决",
)
"""What may stand between a subject and its predicate."""
BEFORE_COUNT = _words(
    "抽检 抽查 核查 排查 规范 服务 诊断 检查 检测 监测 审计 审核 评估 调查 筛查 救助 体检 走访 慰问 采购 托管 绿化 覆盖 受理 办结"
)
"""Words that are verbs right before a number, and more often nouns elsewhere (服务机构, 检测中心)."""
PRODUCING = Endings.of([*MAKE, *ADD, *REMOVE, *BEFORE_COUNT])

PER_UNITS = Endings.classes(
    unit="每平方公里 每公顷 每亩 每千人 每万人 每百人 每百户 每十万人 每万元 每百平方公里"
)
"""Denominators before the number."""

BASELINE = re.compile(
    r"(?:较|(?<!占)比|与|同|相比于?|相对于?|在)(?:(?P<year>20\d\d)年(?:度|年?[底末])?|(?P<plan>“?十[一二三四五六]五”?)(?:末期?|期末|时期|期间)?"
    r"|(?P<last>上一?年度?|去年|上年同期|去年同期))(?:末|底|同期|水平)?(?:的?基础上|相比)?|(?P<yoy>同比)"
    r"|以(?P<base>20\d\d)年[^，。；]{0,24}为(?:基数|基准|基期|基础)"
)
"""What a change is measured from."""

RATIO = re.compile(
    r"(?:率|比例|比重|占比|比率|比值|比|份额|程度|水平|能效|强度|浓度|系数|指数|能耗|水耗|电耗|煤耗|消耗|误差|幅度|降幅|涨幅|增速|增幅|满意度|密度|(?<!制)度|天数|时间|寿命|覆盖面"
    r"|贡献|PUE|值|效率|排放|排放量|用水量)(?:（[^（）]{1,20}）)?$"
)
"""Endings of indicators that are shares, intensities or other ratios."""
AMOUNT = re.compile(
    r"(?:量|产能|能力|面积|里程|规模|装机|容量|产值|增加值|收入|总额|投资|投资额|金额|交易额|销售额|进出口额|额|数|人数|人次|户次|户数|家数|长度|库容|蓄积|储量|消费|用地|岸线"
    r"|价值|资金|基金|贷款|余额|机组|储能|总产|产出|单产|亩产|GDP|市场|缺口|宽度|高度|范围|总数|造林|人口|就业|产业|经济|支出|储备|改造|治理|修复|利用|抚育|时长"
    r"|种植|养殖|管网|农田|公路|铁路|绿道|里|林|湿地)(?:（[^（）]{1,20}）)?$"
)
"""Endings of indicators that are amounts."""
BARE = re.compile(
    r"(?:年|总|平均|人均|新增|累计|年均)?(?:占比|比重|比例|面积|产值|总产值|规模|总规模|总量|产量|装机|装机容量|总装机|容量|收入|增加值|投资|总投资|投资额|长度|总长度|增速|数量|总数"
    r"|利用率|覆盖率|总面积|里程|产能|营业收入|营收|总额|消费量|能力)"
)
"""Indicators that say nothing without the thing they measure."""

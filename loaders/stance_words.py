"""The words that say whether there shall be more or less of what a sector term names.

All lists are general classes of official Chinese. Verbs stand before their object, heads behind it: in
严控煤电装机规模 the verb is 严控, the term 煤电, the heads 装机 and 规模.
"""

import re
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

Act = Literal["ban", "end", "limit", "lower", "make", "favour", "push", "raise", "build", "other", "noun"]
"""What a verb does with its object.

``ban`` forbids, mostly what a second verb does (``build``: 新建 审批 使用), ``end`` the thing itself; ``limit`` holds down, ``lower`` only
amounts; ``make`` brings about or favours, ``push`` (推进 加强) does so only with a head that grows (…建设 …发展),
``raise`` only with an amount (…比重). ``other`` verbs and prepositions keep the object for themselves; a
``noun`` is no verb (发展规划, 限制类)."""

OPEN = "\0"
"""Stands for every character of a bracket, a title or an exception, which govern nothing and are not governed."""
LIST = "、和与及或"
"""Marks between the members of a list."""
FARTHEST = 30
"""Characters that may stand between a verb and its object, or between two members of its list."""
CLOSEST = 4
"""Characters that may stand between two verbs that act together (严格控制…新增)."""

_WORDS: dict[Act, str] = {
    "ban": "一律不得 一律不再 不得再 不得 不准 不许 不允许 不予 不再 严禁 禁止 停止 暂停 不新增 不新建 不新上",
    "end": "取缔 杜绝 禁用 全面禁用 禁售 全面禁止",
    "limit": "严格控制 从严控制 严格限制 严控 严管严控 限制 压减 压缩 压降 削减 消减 淘汰 遏制 关停并转 关停 关闭 整顿退出 清退 逐步取消 严格审批 从严审批 从严核准",
    "lower": "合理控制 有效控制 控制 管控 降低 减少 调减",
    "make": "大力发展 发展 发展壮大 打造 引进 引育 兴建 建设 建成 布局 开发 招引 优先发展",
    "favour": "做大做强 做优做强 做强做优 做强 做大 壮大 培育 培育壮大 推广使用 推广应用 应用推广 推广 普及 优先使用 优先采购 优先采用 优先选用 优先选择 鼓励使用 鼓励采用 引导使用"
    " 倡导使用 鼓励 扶持 支持 提倡 倡导",
    "push": "推进 推动 促进 推行 加快 加强 加大 强化 稳妥 有序 积极 大力 优先",
    "raise": "扩大 增加 提高 提升 拓展",
    "build": "新建 改扩建 新改扩建 扩建 新增 新上 上马 审批 批准 核准 备案 使用 燃用 燃烧 销售 生产 投资 购置 开采 进口 出口 准入 转移 办理 从事 受理",
    "other": "开展 实施 优化 完善 深化 健全 建立 制定 编制 出台 落实 执行 确保 探索 研究 参与 参加 利用 依托 围绕 结合 纳入 满足 给予 采用 采取 应用于 用于 组织 改造 提供 符合 达到 影响"
    " 占用 破坏 处置 治理 回收 监管 带动 拉动 助力 支撑 实现 形成 服务 聚焦 瞄准 面向 覆盖 引导 指导 督促 要求 负责 保护 维护 节约 替代 修复 整治 查处 打击 排查 衔接 对接 构建 创新"
    " 发挥 梳理 评估 核查 挖掘 统筹 协调 赋能 开放 放开 允许 保障 破除 清除 规范 取消 化解"
    " 针对 按照 根据 通过 随着 作为 由于 在 对 将 把 由 从 以 为 按 向 被",
    "noun": "发展规划 发展改革 发展和改革 发展方式 发展目标 发展水平 发展理念 发展战略 发展格局 发展空间 发展环境 发展质量 发展基金 发展阶段 发展趋势 发展动力 发展模式 发展需要 发展需求"
    " 发展要求 发展情况 发展机遇 发展成果 发展大局 发展路径 发展能力 发展权益 发展政策 发展机制 建设用地 建设单位 建设部门 建设规划 建设标准 建设成本 建设主管 建设行政 建设资金 建设方案"
    " 建设情况 建设内容 建设进度 建设管理 建设要求 建设条件 建设水平 建设领域 建设过程 建设局 建设厅 建设部 支持力度 支持政策 支持范围 支持体系 支持措施 支持作用 支持下 支持方式 支持资金"
    " 支持对象 鼓励类 鼓励政策 淘汰类 淘汰目录 淘汰标准 淘汰制度 限制类 限制条件 限制性 限制措施 控制指标 控制目标 控制能力 控制要求 控制区 控制性 控制系统 控制线 控制单元 控制技术 控制制度"
    " 控制措施 控制程序 控制中心 推广目录 推广机制 推广中心 推广经验 推广计划 开发区 开发商 开发园 开发银行 开发边界 开发强度 生产力 生产者 生产企业 生产线 生产性 生产总值 生产过程 生产工艺"
    " 生产环节 生产方式 生产许可 使用率 使用者 使用权 使用寿命 使用年限 投资者 投资额 投资公司 投资基金 销售额 销售收入 销售量 销售者 积极性 优先级 优先权 规范性 规范化 规范文件 服务业"
    " 在线 在建 在役 在产 在用 现在 正在 存在 所在 潜在 对外 对口 对象 应对 相对 绝对 对标 将来 即将 把握 把关 理由 自由 从严 以上 以下 以内 以外 以及 可以 所以 以来 以后 难以 予以 得以 加以"
    " 为主 成为 行为 认为 为期 按期 按时 方向 导向 转向 走向 流向 趋向 投向 以旧换新 替代率 节约型 节约集约 保护区 保障性 开放型 创新型 结合部 新增长 禁止性 新建建筑 压缩空气 压缩机 城市建成区 建成区",
}


@cache
def verbs() -> tuple[AhoCorasick, tuple[Act, ...]]:
    """Return the automaton over all verbs, leftmost longest, and by index what each does."""
    acts: dict[str, Act] = {word: act for act, words in _WORDS.items() for word in words.split()}
    for inside in range(3, 9):
        acts["新" + OPEN * inside + "建"] = "build"
    return AhoCorasick(tuple(acts), matchkind=MatchKind.LeftmostLongest), tuple(acts.values())


# --- heads -------------------------------------------------------------------------------------------------

_CARRY = (
    "全产业链|产业链|链|产业集群|产业带|产业|行业|业务|集群|重点项目|重大项目|项目|重大工程|工程|基地|电站|机组|设施|设备|装备|系统|网络|网|体系|产品|市场|服务|模式|方式|业态|车辆|车"
    "|船舶|船|汽车|锅炉|技术|应用场景|场景|站点|站|线路|管网|枢纽|通道|能力|燃料|资源|园区|型号|品牌|园|中心|生产线|等"
)
_BUILT = "项目|工程|基地|电站|设施|网络|管网|系统|通道|枢纽|站|线路|体系|园区|集群"
_GROW = (
    "高质量发展|规模化发展|集群化发展|集聚发展|快速发展|健康发展|有序发展|融合发展|创新发展|健康有序发展|发展壮大|发展|规划建设|建设运营|建设和运营|建设|开发建设|开发利用|开发|推广应用|推广使用"
    "|推广|应用|使用|普及|布局|投产|并网|落地|消费|消纳|利用|产业化|规模化|商业化|示范应用|示范|供应|供给|出行|投资|购买|购置|替代|盲目|无序|违规|扩张|规模性|规模化应用"
)
_AMOUNT = "消费总量|总规模|总量|装机容量|装机规模|装机|规模|产能|产量|容量|数量|比例|比重|占比|份额|增量|增速|增长|新增|用量|运量|运输量|周转量|运能|覆盖率|普及率|渗透率|保有量|面积|里程|密度|分担率"
_ATTRIBUTE = "”|高耗能|高排放|高污染|低水平|低效|落后|老旧|不合理|一体化|主干|骨干|基础|配套|重点|重大|大型|新型|合理|有序|过快"

HEADS = re.compile(rf"(?:{_GROW}|{_AMOUNT}|{_CARRY}|{_ATTRIBUTE})*")
"""Heads behind a term that keep speaking of the thing itself."""
GROWS = re.compile(_GROW)
AMOUNTS = re.compile(_AMOUNT)
BUILT = re.compile(_BUILT)
SPREADS = re.compile("推广应用|推广使用|推广|普及")
PASSES = re.compile("(?:的)?(?:通行|行驶|上路|上道路行驶|驶入|进入|入园|入区|销售|停放|燃放|散烧|新增)")
"""What can be forbidden of a thing behind its name: 禁止…货车通行."""
SHRINKS = re.compile(
    rf"(?:{_CARRY}|{_AMOUNT}|消费|使用)*(?:有序|逐步|提前|加快|合理|稳妥|全面|依法|依规|主动|及时|按期|等量或|等量|加速|整合)*"
    "(?:减量替代|减量(?!化)|压减|削减|压降|淘汰|退出|关停|关闭|减产|去产能|清零|总量控制|替代减量)+"
    "(?=[，和与及并\0]|、(?!改造)|\\Z|任务|行动|力度|步伐|工作|计划|方案|政策|机制|长效|调整|整合|置换|改造|替代|要求|给予|在|到)"
)
"""Heads that take away: 落后产能退出, 煤炭减量替代."""
REPLACED = re.compile("散煤|燃煤|煤炭|原煤|燃油|老旧|柴油|国三|国四|落后")
"""Terms of which 替代 leaves less."""
NEUTRAL = re.compile(
    "企业|机构|部门|单位|人员|用户|领域|改造|治理|节能|减排|降碳|转型|升级|管理|监管|融合|协同|(?<!高)排放|(?<!高)污染|安全|标准|节水|整治|清洁生产|绿色化|低碳化|审核|核查|审计|调控|评价|改革|回收|保护|修复"
    "|智能化|数字化|能效|能耗|碳达峰|耦合|合作|人才|学校|医院|重组|置换|搬迁|执法|监测|试点"
)
"""Words by which a later member of a list shows that the list modifies something else: 钢铁、水泥企业节能."""
DOCUMENT = re.compile(
    "的?(?:若干|专项|工作|实施|行动|指导|暂行|管理|三年|试点|总体|推进)*(?:方案|计划|意见|办法|措施|规定|规划|政策|通知|条例|决定|细则|行动)"
)
"""A title goes on with the kind of document."""
EXCEPTION = re.compile("除[^，。；\n]{1,40}?(?:之外|以外|外)的?")
BRACKET = re.compile("（[^（）]{0,300}）")
TITLE = re.compile("《[^《》]{0,100}》")
STOP = re.compile("[，。；：！？\n]")
GOVERNING: frozenset[Act] = frozenset(("ban", "end", "limit", "lower", "make", "favour", "push", "raise"))
DECIDING = GOVERNING - {"push"}
"""Those that decide without a head that grows."""
DECISIVE = re.compile("减|削|压|淘汰|退出|关[停闭]|去产能|清零|总量控制|推广|普及|替代")
"""Beginnings of heads that decide without a verb."""
# fmt: off
BURDENS = frozenset((
    "化肥", "农药", "秸秆", "粪污", "畜禽粪污", "垃圾", "生活垃圾", "建筑垃圾", "固废", "固体废物", "固体废弃物", "工业固废", "大宗固废", "废弃物", "危险废物",
    "危废", "厨余垃圾", "餐厨", "填埋", "塑料污染", "污水", "污泥", "废水", "黑臭水体", "尾矿", "废旧", "废旧物资", "大气污染", "空气质量", "水环境",
    "土壤污染", "臭氧", "PM2.5", "VOCs", "挥发性有机物", "氮氧化物", "扬尘", "施工扬尘", "污染防治", "减污降碳", "用水", "取水", "节水", "尾气", "拥堵",
    "限行", "油品", "车用燃料", "车用柴油", "出行", "移动源", "采暖费用", "建筑能耗", "建筑用能", "建筑能效", "建筑碳排放", "建筑运行", "居民用能", "建筑节能",
    "建筑节能改造", "既有建筑", "老旧小区", "用电负荷", "度电", "快递包装", "包装印刷", "道路", "停车", "能源结构", "运输结构", "产业结构", "能源转型", "技术改造",
    "余热余压", "碳核查", "排放核查", "清缴履约", "履约周期", "配额分配", "碳排放权", "重点排放单位", "重点用能单位", "供热计量", "热计量", "党政机关", "国家机关",
    "粮食", "耕地", "林地", "草地", "湿地", "森林", "草原", "学校", "高校", "医院", "校园", "中小学", "银行", "机关事务", "人才培养", "生态环境",
    "生态保护", "产能置换", "工程建设", "生产线", "运输", "航班", "景区", "科研", "研发", "贷款", "保险", "基金", "机场", "土壤", "公共机构", "工业企业",
    "钢铁企业", "工业生产", "煤炭生产", "能源生产", "能源消费", "工程", "服务区",
))
# fmt: on
"""Terms that name a burden, an input, a user or a concern of their sector: less or more of them is not less or
more of the sector."""

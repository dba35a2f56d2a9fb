"""Forces: how binding a task is, from the verb that governs it.

必须, 应当, 确保 and the plain imperative (推进, 完善) are ``must``; 严控, 压减 ``limit``; 禁止, 不得 ``ban``; 支持, 给予补助
``support``; 鼓励, 倡导 ``encourage``; 探索, 研究, 争取 ``explore``. One word decides:

1. that of the heading, unless it is a plain imperative, which every heading may have;
2. else the force that most sentences of the unit have, each by the first of its clauses that has one;
   the heading's imperative breaks a tie, then the order of the text;
3. else the imperative of the heading.

Where none has a word the force stays open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from loaders.clauses import Span
from ontology.nodes import Force

_ADVERBS = (
    "积极 大力 重点 优先 继续 进一步 全面 严格 坚决 有序 稳妥 稳步 稳慎 适时 逐步 着力 切实 加快 主动 共同 广泛 深入 深度 统筹 合理 审慎 适度 适当 依法 依规 依法依规 持续 不断"
    " 充分 科学 扎实 认真 有效 高效 强力 努力 尽快 同步 协同 联合 率先 规范 精准 从严 鼓足 高质量 高标准 高水平 高起点 因地制宜 分类 分步 分批 组织 着手 率先 系统 整体 前瞻 及时"
    " 动态 定期 常态化 按时 按期 按规定 原则上 一律 并 且 同时 其中 将 要 应 应当 须 需 需要 必须 务必 也 再 更加 最大限度 最大程度 多渠道 多措并举 超前 先行 自觉 严肃 灵活 大胆 择优"
)
_MUST = (
    "加强 加大 加紧 加密 推进 推动 推广 推行 推出 推荐 推送 促进 完善 建立 健全 建设 建成"
    " 建好 构建 打造 培育 培养 培训 发展 优化 提升 提高 提供 提出 提交 强化 深化 细化 落实"
    " 落细 实施 实行 实现 开展 开发 开放 开通 开工 组建 成立 制定 制订 制修订 修订 编制"
    " 编写 出台 印发 发布 公布 公开 公示 确保 确定 确立 保障 保证 保护 保持 坚持 坚守 规划"
    " 引进 引育 招引 扩大 增强 增加 拓展 拓宽 创新 创建 创造 完成 启动 改造 改革 改善 改进"
    " 更新 淘汰 退出 关停 关闭 治理 整治 整改 整合 修复 巩固 做好 做大 做强 做优 做实 抓好"
    " 抓紧 搭建 布局 布设 部署 谋划 形成 突破 攻克 发挥 利用 用好 用足 配合 配备 配套 协调"
    " 协助 督促 督导 指导 监督 监测 检查 核查 核算 核定 评估 评价 考核 考评 报送 报告 报备"
    " 填报 上报 申报 披露 宣传 普及 壮大 集聚 明确 压实 履行 执行 遵守 贯彻 学习 管理 调整"
    " 调度 清理 取消 简化 精简 缩短 放宽 降低 减轻 选取 遴选 审核 办理 受理 安排 设立 设置"
    " 防范 化解 打击 查处 惩治 严查 严守 严把 畅通 打通 疏通 延伸 覆盖 使用 采用 采取 应用"
    " 收集 汇总 梳理 排查 摸清 掌握 分解 衔接 对接 牵头 负责 挖掘 激发 释放 培植 扶贫 营造"
    " 树立 弘扬 倒逼 盘活 转变 转化 延长 补齐 突出 聚集 汇聚 吸引 集中 举办 承办 参与 融入"
    " 争创 建造 新建 改建 扩建 升级 替代 普查 调查 登记 跟踪 通报 约谈 问责 强制 打好 打赢"
    " 筑牢 守住 立足 把握 把 健康 理顺 破除 清除 拆除 实化 量化 总结 复制 探明 勘查 共建"
    " 共享 落地 赋能 集成 研发 研制 生产 消纳 处理 处置 回收 运用 依托 统一 划定 划分"
)


def _listed(words: str) -> str:
    """Return an alternation that looks at the first character once; the longest word wins."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words.split()), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    groups = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?=[{''.join(rests)}])(?:{'|'.join(groups)})"


_ADVERB, _IMPERATIVE = _listed(_ADVERBS), _listed(_MUST)

_SOFT = (
    "(?P<ban>严禁|禁止|不得|不准|杜绝|取缔|不再(?=新建|审批|新增|批准|核准))"
    "|(?P<limit>严控|严格控制|控制(?!器|系统|中心|室|价|图)|限制|压减|压缩|压降|遏制|削减)"
    "|(?P<support>支持(?!重点|范围|方向|政策|内容|力度|体系|对象|标准|措施)|扶持(?!政策|内容|资金)|引导|资助|奖励(?=[^，。；]))"
    "|(?P<encourage>鼓励|倡导|提倡|激励)"
    "|(?P<explore>探索|争取|试行|试点|研究(?!制定|制订|出台|编制|印发|起草|提出|完善|院|所|中心|机构|生|型|成果|能力|部署|解决))"
)
_BODY = "(?!机构|单位|部门|人员|对象|主体|平台)"
SAYS = re.compile(
    f"(?:【[^】]{{1,20}}】)?(?:{_ADVERB}){{0,5}}?(?:{_SOFT}|(?P<must>(?:{_IMPERATIVE}){_BODY}|研究(?!院|所|中心|机构|生|型|成果|能力)))"
    f"|(?P<adverb>{_ADVERB})"
)
"""The word at the head of a clause that decides, behind adverbs; an adverb alone stands for a rare verb."""
ORDERS = re.compile(
    "(?P<ban>严禁|禁止|不得(?!不|已)|不准)|(?:给予[^，。；]{0,24}?|进行|予以)(?P<support>奖励|补助|补贴|奖补|支持|资助|贴息)"
    f"|(?P<must>应当|必须|务必|(?<=[位门府业关构会厅局])(?:要|应|须)|(?:(?<=[位门府构厅局委班])|(?<=各[镇乡县市区州地]))(?:{_IMPERATIVE}){_BODY})"
)
"""The word inside a clause that decides: a duty, behind whoever has it."""
_FIRST = "".join(sorted({word[0] for word in _MUST.split()}))
MAY_ORDER = re.compile(
    "[严禁不给进予应必务位门府业关构会厅局委班镇乡县市区州地]"
    "(?:(?<=严)禁|(?<=禁)止|(?<=不)[得准]|(?<=给)予|(?<=进)行|(?<=予)以|(?<=应)当|(?<=必)须|(?<=务)必"
    f"|(?<=[位门府业关构会厅局])[要应须]|(?<=[位门府构厅局委班镇乡县市区州地])[{_FIRST}])"
)
"""One of these stands where there is such a word, or begins right before; the one class at the beginning makes a
search quick."""
SENTENCE = re.compile("[^。；]+")
OPEN = re.compile(
    "严禁|禁止|不得|不准|杜绝|取缔|不再|严控|控制|限制|压[减缩降]|遏制|削减|支持|扶持|引导|资助|奖励|奖补|补助|补贴|贴息|鼓励|倡导|提倡|激励|探索|争取|试行|试点|研究"
)
"""The words of all forces but ``must``."""
CLAUSES = 4
"""Clauses of a sentence that are looked at."""
LONGEST = 4000
"""Characters of a unit that are looked at."""


class Said(NamedTuple):
    """A force and the word that says so."""

    force: Force
    span: Span


def read_force(text: str, heading: Span | None, paragraphs: Sequence[Span]) -> Said | None:
    """Return the force of a unit with this heading, whose further text these stretches are."""
    titled = _sentence(text, *heading) if heading is not None else None
    if titled is not None and titled.force != "must":
        return titled
    if not any(OPEN.search(text, *span) for span in paragraphs):
        return titled or next(_sentences(text, paragraphs), None)
    votes = list(_sentences(text, paragraphs))
    if len(votes) == 0:
        return titled
    counts = Counter(vote.force for vote in votes)
    most = max(counts.values())
    if titled is not None and counts[titled.force] == most:
        return titled
    return next(vote for vote in votes if counts[vote.force] == most)


def _sentences(text: str, paragraphs: Sequence[Span]) -> Iterator[Said]:
    left = LONGEST
    for start, end in paragraphs:
        stop = min(end, start + left)
        left -= stop - start
        for sentence in SENTENCE.finditer(text, start, stop):
            said = _sentence(text, *sentence.span())
            if said is not None:
                yield said


def _sentence(text: str, start: int, end: int) -> Said | None:
    for _ in range(CLAUSES):
        close = text.find("，", start, end)
        said = _clause(text, start, close if close >= 0 else end)
        if said is not None or close < 0:
            return said
        start = close + 1
    return None


def _clause(text: str, start: int, end: int) -> Said | None:
    match = SAYS.match(text, start, end)
    if match is None and MAY_ORDER.search(text, max(0, start - 1), end) is not None:
        match = ORDERS.search(text, start, end)
    if match is None or match.lastgroup is None:
        return None
    group = match.lastgroup
    return Said("must" if group == "adverb" else cast(Force, group), match.span(group))

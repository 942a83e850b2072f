/**
 * The words by which a clause of a plan is weighed: does it promise something that can later be said to be done or not?
 *
 * A clause is a commitment where its opening, verb, object, length and marks together weigh enough. The words are sorted by
 * what they mean in official writing; the weights of the classes follow a fit on seven marked reports, one left out at a time,
 * and were then rounded by hand.
 */
type Weights = ReadonlyMap<string, number>

function weigh(groups: readonly (readonly [number, string])[]): Weights {
  const weights = new Map<string, number>()
  for (const [weight, words] of groups) for (const word of words.trim().split(/\s+/)) weights.set(word, weight)
  return weights
}

/** An act with a result that one can see: signed, printed, built, held. */
const ACTS = `
  建成 新建 扩建 改建 修建 兴建 续建 建立 启动 开工 动工 竣工 完工 投用 投产 投运 举办 承办 主办 召开 举行 印发 出台 制定 制订 编制 编印 编发 修订 起草 拟定
  申报 申请 争创 创建 创成 设立 成立 组建 搭建 开通 开设 上线 推行 推出 推广 实施 完成 签订 签约 引进 招引 招聘 招录 选派 配备 配齐 购置 采购 购买
  打造 培育 培养 培训 轮训 盘活 收储 出让 供应 整治 查处 打击 清理 清退 清查 清运 拆除 拆违 取缔 关停 排查 巡查 巡河 抽查 检查 督查 核查 普查 摸排 监测 检测 评估 验收
  修复 修缮 改造 疏浚 清淤 加固 治理 绿化 种植 栽植 栽种 扩种 补种 发放 兑现 兑付 办理 办结 化解 调处 筹划 筹办 筹备 谋划 策划 储备 挖掘 承接 纳入 编写 填报 上报
  开展 组织 做好 抓好 建好 用好 办好 管好 落实好 落地 压缩 压减 精简 简化 减少 减轻 降低 新增 增加 增设 增收 扩充 投入 投放 落户 完善 健全 实行 试行 争取 协调 督促 监督
  整顿 整改 整合 征集 评选 表彰 奖励 奖补 发布 公布 公开 更新 升级 划定 认定 报批 报送 入库 达到 实现 拓展 开拓 接入 部署 撰写 建档 走访 慰问 救助 保持 留足 通报 曝光
  征收 拆迁 安置 搬迁 迁建 回收 布设 埋设 铺设 架设 安装 维修 养护 管护 招商 洽谈 对接 引导 动员 追踪 归集 汇编 梳理 核实 核定 回访 筛选 遴选 处理 处置 攻克 安排 指派
  开发 研发 创作 创排 排演 展演 巡演 展出 开放 开馆 列入 立项 摘牌 挂牌 收回 消化 确权 登记 发证 颁证 换证 备案 年检 编排 邀请 参加 参与 营业 出动 开挖 打捞 审计 巡察 处罚
  规划 设置 布局 建设 开办 增补 选聘 聘请 招募 评定 考核 约谈 调研 征求 座谈 复垦 补充 补划 占补 勘测 测绘 调查 抽样 追缴 清缴 催收 结算 调度 通车 通水 划转 划拨 细化 分解 推选 补齐 取得 备足 供地 增长 提高到 提高至 提升到 提升至 稳定在 保持在 控制在 控制到 降到 降至 下降到 压降到 清零 销号 交付 加装 查办 改厕 不低于 不少于 不超过 突破`
/** An act whose end is open, still a piece of work where its object is one. */
const WORKS = `
  落实 推进 推动 加快 加强 强化 加大 深化 优化 规范 巩固 扩大 深耕 抓实 抓紧 抓牢 抓细 做实 做细 做强 做优 做大 注重 改进 改善 补强 构建 培植 壮大 扶持 支持 控制
  消除 探索 丰富 畅通 延伸 统筹 严格 严把 严控 严查 完备 形成 联合 配合 协助 指导 服务 保障 跟踪 跟进 研究 分析 宣传 普及 教育 建强 配强 选好 解决 提出 执行 进行 鼓励 管理 监管
  协同 衔接 夯实 建优 提供 明确 理顺 聚集 集聚 创新 落细 运用 利用 借助 发掘 传承 保护 发展 充实 纠治 严打 压实 狠抓 突出 持续 维护 杜绝 避免 进入 推深做实 转化`
/** A state one wishes for. */
const WISHES = `
  提升 提高 增强 促进 增进 激发 激活 促成 防范 防止 遏制 守牢 守住 守护 筑牢 织密 树立 树牢 弘扬 保证 凝聚 汇聚 满足 转变 关注 号召 吸引 帮助 牵线搭桥 弥补 锻造 讲好 缓解 抵制 争当 解放
  展现 擦亮 厚植 赋能 塑造 彰显 释放 发扬 克服 拓宽 掌握 熟悉 了解 把握 倡导 提振 压实 扛牢 扛起 担当 履行 应对 看齐 融入 联结 联接 连接 紧邻 辐射 做到 当好 坚守 汇报`
/** A phrase of the occasion: under what, for what, so that. */
const OCCASIONS = `
  坚持 贯彻 学习贯彻 深入贯彻 围绕 紧扣 紧紧围绕 聚焦 立足 依托 发挥 按照 根据 遵循 结合 确保 让 使 令 助力 助推 营造 造福 牢记 高举 紧盯 瞄准 着眼 着眼于 锚定 带动 拉动 焕发 奠定
  践行 秉持 秉承 奋力 勇于 敢于 善于 谱写 奋进 开创 展望 面对 针对 鉴于 努力让 努力使 切实让 对标 对照 团结 不忘 响应 紧抓 抢抓 抓住 把牢 把准 服从 看到 认清 增添 贡献 引领 随着 本着 把 以便 从而 进而`

export const VERBS: Weights = weigh([
  [1.5, ACTS],
  [0.75, WORKS],
  [-1, WISHES],
  [-2.5, OCCASIONS],
])

/** Verbs of the occasion that before a working verb are no more than adverbs: 坚持开展…, 贯彻落实…, 确保完成…. */
export const LEADING_VERBS: ReadonlySet<string> = new Set(
  '坚持 贯彻 深入贯彻 学习贯彻 确保 奋力 勇于 敢于 善于'.split(' '),
)

/** The head of the object: things that are there afterwards, or work with a beginning and an end. */
const THINGS = `
  制度 机制 方案 预案 平台 系统 工程 项目 行动 活动 试点 基地 中心 示范点 示范区 示范村 街区 园区 景区 旅游区 度假区 集聚区 公园 广场 场馆 泵站 管网 道路 公路 桥梁 水库 堤防 厂房 细则
  手册 清单 台账 名录 目录 措施 政策 流程 渠道 报告 公报 年鉴 资讯 服务点 办证点 网点 站点 站房 队伍建设 制度建设 平台建设 项目建设 工程建设 试点建设 基地建设 规范化建设 标准化建设 建设
  培训 轮训 演练 检查 督查 巡查 抽查 核查 普查 调查 监测 评估 评价 验收 考核 审批 审核 招聘 招引 招商 签约 开工 竣工 投用 投产 入库 落户 收储 出让 征收 拆除 预警 预报 观测 检测 采集 归集
  搬迁 安置 改造 修复 治理 整治 专项整治 排查 清查 摸排 化解 扩容 提质扩容 改革 宣传 宣讲 讲座 普法 竞赛 比赛 赛事 大赛 展览 展演 演出 巡演 节会 文化节 旅游节 博览会 推介会 座谈会 招聘会 现场会 推进会 大会 会议
  工作 任务 名单 档案 数据库 信息库 企业库 项目库 一张图 智库 书屋 驿站 窗口 热线 学校 医院 卫生室 幼儿园 敬老院 养老院 托位 床位 车位 公厕 路灯 管道 水厂 灌区 加固 维养 养护 管护 渠道
  全覆盖 常态化 执法 救助 帮扶 走访 慰问 回访 救治 诊疗 义诊 筛查 体检 接种 登记 年检 认定 评定 评选 评级 创建 申报 报批 编制 修编 修订 调整 确权 颁证 共享 公开 实施 施工 升级 更新 责任制 规划 建议`
/** Objects whose measure is open: how much of it, how far. */
const MEASURES = `
  力度 范围 规模 资金 经费 补助 补贴 津贴 贷款 管理 关爱 机构 设施 设备 产品 线路 路线 企业 市场主体 合作社 产业 基础设施 覆盖面 行为 服务 问题 短板 漏洞 指标 目标 内容 计划 网络 载体 阵地 秩序 标准 办法
  模式 方式 意见 进度 创业 就业 分析 管控 占补平衡 品牌 监管 保护 培养 面积 耕地 用地 土地 河道 渠道 年报 月报 报表 数据 名册 许可 规范 规则 手段 支持 投入 营销 调研 防控 成果 一体化 修缮 链条 电商 经济 利用 联治 应用 接入 交易 布局 垃圾分类 河长制 非法采砂 移风易俗 旅游 培养锻炼 程序 传承创新 工资支付保障 用工保障 办理`
/** Objects that nobody can be held to. */
const VIRTUES = `
  能力 水平 质量 品质 素质 意识 凝聚力 战斗力 执行力 公信力 影响力 竞争力 吸引力 满意度 获得感 幸福感 安全感 美誉度 知名度 氛围 环境 格局 底线 作用 风险 权益 优势 效应 事业 到位 职能 使命 动力 活力 成效 实效
  形象 信心 合力 基础 支撑 局面 态势 防线 责任 自觉 作为 力量 发展 思想 精神 道路 方向 目标不动摇 贡献 保障 保证 新台阶 新篇章 新突破 新动能 新进展 主义 堡垒 团队 干部队伍 高地 名片 生活 集群 精品 要求
  转型升级 提质增效 走深走实 落地见效 见效 增收 致富 稳定 和谐 安全 安宁 民生 大局 落实 落细 实处 前列 一流 原则 方针 理念 导向 定位 繁荣 振兴 融合 良性互动 有效衔接 长治久安 安居乐业 转型 氛围 诉求 负担 压力 风险防控 联动 微循环 循环 巩固`

export const OBJECTS: Weights = weigh([
  [1, THINGS],
  [0.5, MEASURES],
  [-1.5, VIRTUES],
])

/** Adverbs and modal words that stand before the verb and say nothing by themselves; some are verbs where no verb follows. */
export const ADVERBS: ReadonlySet<string> = new Set(
  `进一步 持续 继续 积极 切实 全面 深入 扎实 认真 大力 努力 着力 稳步 有序 有力 有效 不断 全力 全力以赴 科学 精准 统筹 逐步 尽快 抓紧 及时 定期 常态化 常态 高标准 高质量 高效 高位 高起点 高水平
  严格 严肃 从严 坚决 坚定不移 坚定 牢固 充分 更好 更加 更 严密 主动 重点 突出 优先 率先 适时 按时 按期 如期 按月 按季 每月 每季度 每年 每周 每半年 分批 分类 分级 逐一 逐个 逐项 规范 合理 着手 力争 力求 争取 计划 拟 预计
  将 要 需 应 还 也 再 并 且 同时 此外 另外 继而 着重 大胆 广泛 深度 纵深 系统 综合 协同 联合 稳妥 稳健 平稳 加快 加速 加力 强力 倾力 尽力 极力 用心 精心 悉心 狠抓 务必 必须 一体 一体化 一并 一如既往 始终 长期 长效 滚动 动态
  集中 集中力量 全域 全程 全方位 多渠道 多措并举 千方百计 想方设法 因地制宜 保质保量 圆满 顺利 基本 全部 初步 首次 成功 尽量 久久为功 依法 依规 依法依规 重拳 纵深推进 毫不松懈 驰而不息 持之以恒 委托第三方`
    .trim()
    .split(/\s+/),
)

/**
 * Words that count things.
 *
 * `firm` ones count also behind a Chinese numeral (三宗, 两家); behind `loose` ones a Chinese numeral counts only where a
 * plain thing follows (两个项目, but 三个方面, 四项制度); behind `vague` ones only Arabic digits count (4类问题, but 三类人群).
 */
const words = (list: string): readonly string[] => list.trim().split(/\s+/)

export const FIRM_MEASURES: readonly string[] = words(`
人 人次 人份 人天 人日 人时 户 户次 件 件次 件套 宗 宗次 起 起次 例 例次 名 家 家次 座 座次 所
所次 处 处次 台 台次 台套 台件 辆 辆次 车次 艘 艘次 架 架次 份 篇 篇次 幅 册 本 场 场次 趟 趟次
轮 轮次 班次 批次 笔 栋 幢 株 棵 头 只 羽 尾 匹 箱 瓶 盒 袋 桶 罐 双 副 盏 眼 间 套 套次 组
组次 枚 顶 床 颗 粒 封 首 集 帧 款次 票 票次 标段 标箱 标准箱 标台 站次 对 桌 卷 页 具 尊 针
针次 剂 剂次 管 穴 丛 束 扇 杯 碗 课时 学时 学分 列 列次 航次 航班 项次 点次 点位 块 口 孔 根 把
片 张 部 期次 次 亩次 公顷次 个次 条次 店次 企次 只次 头次 羽次 万字 千字 字 TEU 节次 门次 宗地
令 刀 台班 工日 个工日 自然箱 客位 餐位 托位 群 基 捆 垛 窝 遍
`)

export const LOOSE_MEASURES: readonly string[] = words(`
个 项 条 支 批 位 门 节 款 则 句 单 站 队 团 面 包 股 班 棒 桩 畦 垄 栏 盘 摊 格 席 段 岗
堂
`)

export const VAGUE_MEASURES: readonly string[] = words(`
方面 大类 中类 小类 大项 小项 类 种 大 层 道 期 分 点 枝 方 步 档 重 样 色 排 行 跨 室 厅 卫 屏
级次 倍次 户头 片区 讲 标 宿 餐 晚 日次 波 拨 批件 频次 频道 词 词条 图斑 宫格 栏目 网格 村 镇 乡 街
县 市 省 国 校 院 厂 企 店 馆 园 站点 岛 湖 库 河 渠 泵 井 车 船 车道 车位 床位 泊位 单元 单位 学期 学年 学位 席位
`)

/** Words behind a number that make it a grade, an order or a name: 3级, 1号, 二楼. */
export const GRADE_WORDS: readonly string[] = words(`
级 星级 A级 星 号 号线 号楼 号门 号院 号工程 号文 号文件 号令 号公告 楼 线 版 代 届 等 等奖 等功
强 佳 甲 度 维 产 手 侧 岸 端 区 线城市 环 环路 路 中全会 次方 型 期工程 类地区 类功能区 周年 世纪
年代 年级 年制 后 零后 本账
`)

/**
 * What behind Chinese numeral and 个, 项, 条, 支 … shows that a way of seeing is named and nothing counted:
 * 三个方面, 四项制度, 五条路径.
 */
export const ABSTRACT_NOUNS: readonly string[] = words(`
方面 层面 层次 层级 环节 维度 阶段 步骤 机制 责任 确立 维护 意识 自信 全面 覆盖 文明 作用 体系 关系 抓手 目标 原则 要求 要点
角度 方向 领域 时期 时段 时间 周期 规律 特点 特征 优势 优先 平台 载体 抓实 坚持 必须 务必 结合 统筹 转变 转型 提升 提高 强化 突出 聚焦
打造 提出 加强 加快 推进 推动 到位 标准 清单 台账 主题 主体 主线 主业 专项 能力 制度 规定 措施 举措 政策 任务 职责 职能 工作 工程 行动
计划 规划 指标 改革 创新 攻坚 战略 战役 战场 底线 红线 防线 路径 路线 渠道 途径 轴 轴线 走廊 循环 共同 基本 根本
一律 一批 一起 一体 一流 一般 严格 严禁 最 更 好 不 必 全 先 零 低 有 没 是 为 和 要 能 才 可 以 在 同 以上 层 级 面
纪律 禁令 铁律 准则 生命线 高压线 警戒线 保障线 战线 经验 模式 范式 理念 思路 思想 精神 教育 建设 活动 服务 管理 监督 检查 整治 治理 保障
保护 保险 补贴 待遇 救助 统计 公示 公开 清零 达标 达峰 安全 生产 生活 生态 发展 经济 文化 社会 政治 教训 启示 变化 问号 满意 怎么 什么
为什么 月 结构 群体 群众 类别 类型 组成 要素 支柱 支撑 台阶 新台阶 档次 难点 堵点 痛点 短板 弱项 靶心 导向 取向 遵循 把握 紧盯 紧扣 严管
倾斜 挂钩 对标 对接 联动 联合 融合 协同 合一 并重 并举 并进 齐抓 齐全 同步 统一 衔接 打通 打破 打赢 打好 决战 决不 决定 回归 回头 来回
`)

/** Words that may stand between the measure word and its noun, and decide nothing: 两个重点项目 counts, 三个重点领域 does not. */
export const PLAIN_ADJECTIVES: readonly string[] = words(
  `重点 重大 重要 主要 核心 关键 优秀 先进 示范 新 新型 大型 大 优先 特色 骨干 标志性 配套 具体`,
)

/** Things whose names begin like one of the abstract nouns: 三个工作组 counts though 三项工作 does not. */
export const CONCRETE_NOUNS: readonly string[] = words(`
工作组 工作队 工作站 工作室 工作专班 工作点 工作日 服务站 服务中心 服务队 服务点 服务区 服务窗口 服务平台 服务大厅 服务驿站 管理站 管理所
管理单元 管理员 监督员 监督小组 保障队 保障房 保护区 保护地 教育基地 教育集团 文化馆 文化站 文化广场 文化室 文化礼堂 文化产业
社会组织 社会福利 生产队 生产企业 生产基地 生产线 生态园 生态岛 安全员 安全隐患 活动室 活动中心 活动场所 活动广场 活动阵地 改革试点 工程师
工程项目 建设项目 建设工地 发展对象 规划师 规划项目 计划项目 行动小组 行动支部 标准厂房 标准地 标准化 主题公园 主题展 专项债 专项小组
专项债券 平台企业 平台公司 经济合作社 经济薄弱村 经济开发区 结构件 创新平台 创新中心 创新联合体 基本农田
基本公共 指标体系 目标村 任务点 教训案例 统计站 统计所 保险公司 统筹区 政策性 全国 全省 全市 全县 全日制 全自动 零售 零工市场
不动产 不合格 不规范 先进 提升项目 提升工程 推进会 联合国 联合体 标准化 生活小区 生活垃圾 生活污水 检查组 检查站 检查点 整治点
治理项目 机制砂 职能部门 责任单位 责任人 责任书 方面军 制度性 工程标段 规定动作 补贴项目 救助站 救助对象 公示牌 公开课
达标村 低收入 低效 有机 有证 有限 没收 高标准 结余 组成部门  和美乡村 和谐
`)

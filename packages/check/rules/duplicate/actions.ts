const WORDS =
  '组织 开展 召开 举办 新建 改建 扩建 改造 推进 推动 加强 强化 完成 落实 做好 建立 完善 实施 抓好 建设 发放 办理 化解 排查 整治 清理 解决 走访 ' +
  '协助 印发 制定 建成 争取 引进 提高 提升 加快 检查 整改 指导 协调 督促 参与 配合 调整 优化 巩固 拓展 编制 修订 深化 健全 压实 坚持 围绕 ' +
  '聚焦 保障 确保 促进 增强 加大 打造 统筹 规范 严格 贯彻'

/** Actions that offices report on: said twice, with nothing or a 、 between, they are a slip. A thing may well stand so: 企业、企业家. */
export const ACTIONS: ReadonlySet<string> = new Set(WORDS.split(' '))

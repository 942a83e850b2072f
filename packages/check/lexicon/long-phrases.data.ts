/** Phrases of five to twelve characters that official writing repeats word for word, whatever the office. */
export const longPhrases: readonly string[] = [
  '高质量发展 先锋模范作用 理想信念教育 全面从严治党 全面从严治党主体责任 党风廉政建设责任制',
  '基本公共服务 营商环境优化 规模以上工业增加值 一般公共预算收入 固定资产投资 社会消费品零售总额',
]

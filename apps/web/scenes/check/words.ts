import type { Category, RelationType, Severity } from '@taizhang/check'
import type { FigureClass } from '@taizhang/text'

/** A severity as the reader meets it: never by colour alone, always a shape and a word. */
export const severityWords: Readonly<Record<Severity, { readonly word: string; readonly shape: string }>> = {
  error: { word: '错误', shape: '■' },
  warning: { word: '存疑', shape: '◆' },
  info: { word: '提示', shape: '○' },
}

/** Gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

export const categoryWords: Readonly<Record<Category, string>> = {
  arithmetic: '数据勾稽',
  'percent-point': '百分点',
  'missing-number': '缺数字',
  'missing-unit': '缺单位',
  'duplicate-text': '重复文字',
  typo: '用字',
  punctuation: '标点',
  numbering: '序号',
  leftover: '残留内容',
  period: '时间期间',
  term: '用语',
  unclear: '表述不清',
  plan: '计划承诺',
}

export const relationWords: Readonly<Record<RelationType, string>> = {
  sum: '合计',
  ratio: '比率',
  difference: '差额',
  growth: '增长',
  compare: '比较',
  count: '计数',
  repeat: '前后重复',
  product: '乘积',
  subset: '其中',
  order: '先后',
  rank: '位次',
}

export const figureClassWords: Readonly<Record<FigureClass, string>> = {
  quantity: '数量',
  masked: '隐去',
  rank: '位次',
  date: '时间',
  name: '名称',
  marker: '序号',
  citation: '文号',
  other: '其他',
}

/** What a relation's test came to. */
export function holdsWord(holds: boolean | null): string {
  return holds === null ? '算不出' : holds ? '相符' : '不符'
}

/** A day of the ISO calendar as a text writes it: 2024-03-05 becomes 2024年3月5日. */
export function dayInWords(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day
}

const groupWords: Readonly<Record<string, string>> = {
  relation: '数据勾稽',
  format: '数字写法',
  missing: '缺漏',
  duplicate: '重复',
  language: '语言文字',
  term: '用语',
  punctuation: '标点符号',
  numbering: '序号',
  period: '时间期间',
  leftover: '残留内容',
  plan: '计划承诺',
}

/** A rule group in Chinese; its own name where it is not known here. */
export function groupWord(group: string): string {
  return groupWords[group] ?? group
}

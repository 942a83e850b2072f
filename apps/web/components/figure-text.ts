import type { Output, traceIndicator } from '@taizhang/contract'

/** A value of an indicator, as an endpoint gives it. */
export type ShownValue = Output<typeof traceIndicator>['value']

const missing: Readonly<Record<NonNullable<ShownValue['missing']>, string>> = {
  'nothing-reported': '未填报',
  'not-accepted': '待审核',
  'divided-by-zero': '无法计算',
  'part-missing': '缺数',
  'not-cited': '未引用',
}

/** Digits in groups of three, as figures stand in tables: 12,345.60. */
export function groupedDigits(decimal: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? []
  return whole === '' ? decimal : `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`
}

/** How a value is written: its digits, or the word for why there are none. */
export const figureText = ({ value, missing: why }: Pick<ShownValue, 'value' | 'missing'>): string =>
  value === null ? (why ? missing[why] : '—') : groupedDigits(value)

/** When something was read, for a hover: 2024年3月5日 14:20. */
export function momentText(at: number): string {
  const moment = new Date(at)
  const minute = String(moment.getMinutes()).padStart(2, '0')
  return `${moment.getFullYear()}年${moment.getMonth() + 1}月${moment.getDate()}日 ${moment.getHours()}:${minute}`
}

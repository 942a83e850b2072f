import type { Output, showReport } from '@taizhang/contract'

export type ShownReport = Output<typeof showReport>
export type ReportKind = ShownReport['report']['kind']

export const kindWords: Readonly<Record<ReportKind, string>> = {
  annual: '年度总结和计划',
  half: '半年总结',
  quarter: '季度总结',
  monthly: '月报',
  weekly: '周报',
}

export const stateWords: Readonly<Record<ShownReport['report']['state'], string>> = {
  draft: '起草',
  review: '审核中',
  leader: '待签发',
  signed: '已签发',
}

export const moveWords = {
  submit: '送审',
  withdraw: '撤回',
  return: '退回',
  approve: '审核通过',
  sign: '签发',
} as const

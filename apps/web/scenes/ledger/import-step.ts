import type { importProgressSchema } from '@taizhang/contract'
import type { z } from 'zod'
import { groupedDigits } from '../../components/figure-text.ts'

/** How far the server says an import is. */
export type ImportTold = z.infer<typeof importProgressSchema>

/** How far an import is: still on its way to the server, or as the server tells. */
export type ImportStep = { readonly stage: 'uploading'; readonly share: number } | ImportTold

const stageWords = {
  uploading: '上传表格',
  reading: '读取并核对每一行',
  deciding: '对照台账逐行判定',
  recording: '记入历史',
  counting: '更新指标',
  writing: '写入台账',
} as const

type Stage = keyof typeof stageWords

const stages = Object.keys(stageWords) as readonly Stage[]
/** A trial ends when every row was looked at. */
const trialStages: readonly Stage[] = ['uploading', 'reading']

/** What is shown of an import: the step of how many, how many rows it has done, and the share of all steps for the bar. */
export interface ShownStep {
  readonly words: string
  readonly percent: number
}

/** @param rows how many rows there are to read, where a trial has told; reading itself does not know before its end. */
export function shownStep(step: ImportStep, mode: 'try' | 'all' | 'good', rows: number | null): ShownStep {
  const all = mode === 'try' ? trialStages : stages
  const at = all.indexOf(step.stage as Stage)
  if (step.stage === 'done' || step.stage === 'failed' || at < 0) return { words: '正在等结果……', percent: 100 }
  const [done, of] =
    step.stage === 'uploading' ? [step.share, 1] : [step.done, step.stage === 'reading' ? rows : step.of]
  const share = of === null || of <= 0 ? 0 : Math.min(1, done / of)
  return {
    words: `第${at + 1}步（共${all.length}步）：${stageWords[step.stage]}${countWords(step, of)}`,
    percent: Math.round(((at + share) / all.length) * 100),
  }
}

function countWords(step: ImportStep, of: number | null): string {
  if (step.stage === 'uploading') return `，${Math.round(step.share * 100)}%`
  const done = groupedDigits(String(step.done))
  if (step.stage === 'counting') return `，已更新${done}项`
  return of === null ? `，已读${done}行` : `，${done}／${groupedDigits(String(of))}行`
}

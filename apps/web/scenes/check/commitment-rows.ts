import type { Commitment, CommitmentTarget, Reading } from '@taizhang/text'
import { valueInWords } from './figure-rows.ts'
import type { Cell } from './spreadsheet-text.ts'

const opWords: Readonly<Record<CommitmentTarget['op'], string>> = {
  '>=': '不少于',
  '<=': '不超过',
  '=': '',
  '>': '超过',
  '<': '低于',
}

/** A target as a plan writes it: 不少于120公里, 5.2亿元; empty where there is none. */
export function targetInWords(target: CommitmentTarget | null): string {
  return target === null ? '' : `${opWords[target.op]}${roundInWords(target.value)}${target.unit}`
}

/** 520000000 as 5.2亿, 24000 as 2.4万; a number that is not round (12345) keeps its digits. */
function roundInWords(value: number): string {
  for (const [times, name] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    const shorter = Number((value / times).toFixed(2))
    if (value >= times && shorter * times === value) return `${valueInWords(shorter)}${name}`
  }
  return valueInWords(value)
}

/** The commitments as a sheet, with a head. */
export function commitmentSheet(reading: Reading, rows: readonly Commitment[]): readonly (readonly Cell[])[] {
  return [
    ['序号', '承诺事项', '目标', '时限', '责任单位', '原文'],
    ...rows.map((row, index): readonly Cell[] => [
      index + 1,
      row.action,
      targetInWords(row.target),
      row.deadline,
      row.owner,
      reading.text.slice(row.start, row.end),
    ]),
  ]
}

import type { CheckResult } from '@taizhang/check'
import type { Cell } from './spreadsheet-text.ts'
import { categoryWords, severityWords } from './words.ts'

/** Findings as a sheet, with a head: for the list that goes back to whoever wrote the report. */
export function findingSheet(
  { findings, reading }: CheckResult,
  shown: readonly number[],
  reasons: ReadonlyMap<number, string>,
): readonly (readonly Cell[])[] {
  return [
    ['序号', '程度', '类别', '原文', '意见', '建议', '采纳理由'],
    ...shown.flatMap((index, position): readonly (readonly Cell[])[] => {
      const finding = findings[index]
      if (!finding) return []
      return [
        [
          position + 1,
          severityWords[finding.severity].word,
          categoryWords[finding.category],
          reading.text.slice(finding.start, finding.end),
          finding.message,
          finding.suggestion,
          reasons.get(index) ?? '',
        ],
      ]
    }),
  ]
}

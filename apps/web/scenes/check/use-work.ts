import { useCallback, useState } from 'react'
import { handOverFile } from '../../components/hand-over.ts'
import { today } from '../../components/today.ts'
import { readBytes } from './file-bytes.ts'
import { baseName } from './file-name.ts'
import type { Ask, Checked, ExportKind } from './protocol.ts'
import type { WorkerLine } from './worker-line.ts'

/** Longer work on the open report, one piece at a time. */
export interface Work {
  /** What is going on; empty where nothing is. */
  readonly busy: string
  readonly exportWord: (as: ExportKind, findings: readonly number[]) => Promise<void>
  readonly exportPage: (open: readonly number[], reasons: ReadonlyMap<number, string>) => Promise<void>
  readonly compareWith: (file: File) => Promise<void>
  readonly stopComparing: () => Promise<void>
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Writes the report out and compares it with last year's; tells the outcome through `onNotice`. */
export function useWork(
  checked: Checked,
  line: WorkerLine,
  onChecked: (checked: Checked) => void,
  onNotice: (notice: string) => void,
): Work {
  const [busy, setBusy] = useState('')
  const name = baseName(checked.name)

  const ask = useCallback(
    async (words: string, question: Ask) => {
      setBusy(words)
      const answer = await line.ask(question)
      setBusy('')
      if (answer.kind === 'trouble') onNotice(`${answer.trouble.message}${answer.trouble.advice}`)
      return answer
    },
    [line, onNotice],
  )
  const exportWord = useCallback(
    async (as: ExportKind, findings: readonly number[]) => {
      const answer = await ask('正在写出 Word 文件……', { kind: 'export', as, findings })
      if (answer.kind !== 'exported') return
      const suffix = as === 'revised' ? '修订' : '批注'
      handOverFile(`${name}（${suffix}）.docx`, [new Uint8Array(answer.bytes)], wordType)
      const left = answer.skipped > 0 ? `，其中 ${answer.skipped} 处在自动编号、公式或文本框里，请手工修改` : ''
      onNotice(`已写出${suffix}稿，${findings.length} 条意见${left}。`)
    },
    [ask, name, onNotice],
  )
  const exportPage = useCallback(
    async (open: readonly number[], reasons: ReadonlyMap<number, string>) => {
      const { reportPage } = await import('./report-page.ts')
      const page = reportPage({ checked, open, reasons, day: today() })
      handOverFile(`${name}（校核）.html`, [page], 'text/html;charset=utf-8')
      onNotice('已写出网页，可用浏览器直接打开。')
    },
    [checked, name, onNotice],
  )
  const compareWith = useCallback(
    async (file: File) => {
      const bytes = await readBytes(file)
      if (!bytes) return onNotice('读不到这个文件，请换一份再试。')
      const answer = await ask('正在与上年报告比对……', { kind: 'compare-with', name: file.name, bytes, today: today() })
      if (answer.kind === 'checked') onChecked(answer.checked)
    },
    [ask, onChecked, onNotice],
  )
  const stopComparing = useCallback(async () => {
    const answer = await ask('正在校核……', { kind: 'compare-with-nothing', today: today() })
    if (answer.kind === 'checked') onChecked(answer.checked)
  }, [ask, onChecked])

  return { busy, exportWord, exportPage, compareWith, stopComparing }
}

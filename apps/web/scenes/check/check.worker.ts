import { allRules, type CheckResult, check, fingerprint } from '@taizhang/check'
import { documentFromText, type Reading, readText, type TextDocument } from '@taizhang/text'
import type { Opened } from './office-files.ts'
import type { Answer, Ask, Question, Reply, RuleNote } from './protocol.ts'

// All work on the text is done here, off the page's own thread. The file itself stays here too, for writing comments
// into it; the page gets the text and what was found.

interface Report {
  readonly name: string
  readonly document: TextDocument
  /** Null for pasted text. */
  readonly opened: Opened | null
}

let report: Report | null = null
let result: CheckResult | null = null
let against: { readonly name: string; readonly reading: Reading } | null = null

const office = () => import('./office-files.ts')

self.addEventListener('message', ({ data: { id, ask } }: MessageEvent<Question>) => {
  const reply = (answer: Answer, transfer: Transferable[] = []) => {
    const message: Reply = { id, answer }
    self.postMessage(message, { transfer })
  }
  answer(ask, reply).catch((error: unknown) => {
    // A fault of the program: the message is fixed, the detail is for the one who looks into the browser's console.
    console.error(error)
    reply({
      kind: 'trouble',
      trouble: { message: '校核程序出错，未能完成。', advice: '请重新导入；若仍如此，可改为粘贴文字后再试。' },
    })
  })
})

type Send = (answer: Answer, transfer?: Transferable[]) => void

async function answer(ask: Ask, send: Send): Promise<void> {
  switch (ask.kind) {
    case 'open-text': {
      const document = documentFromText(ask.text)
      const tooMuch = refuseTooMuch(document)
      if (tooMuch) return send(tooMuch)
      report = { name: ask.name, document, opened: null }
      against = null
      return checkAgain(ask.today, send)
    }
    case 'open-file': {
      send({ kind: 'stage', stage: 'loading' })
      const { openFile } = await office()
      send({ kind: 'stage', stage: 'reading' })
      const opened = await openFile(ask.name, ask.bytes)
      if (!opened.ok) return send({ kind: 'trouble', trouble: opened.trouble })
      const tooMuch = refuseTooMuch(opened.document)
      if (tooMuch) return send(tooMuch)
      report = { name: ask.name, document: opened.document, opened }
      against = null
      return checkAgain(ask.today, send)
    }
    case 'compare-with': {
      send({ kind: 'stage', stage: 'loading' })
      const { openFile } = await office()
      send({ kind: 'stage', stage: 'reading' })
      const opened = await openFile(ask.name, ask.bytes)
      if (!opened.ok) return send({ kind: 'trouble', trouble: opened.trouble })
      against = { name: ask.name, reading: readText(opened.document, { today: ask.today }) }
      return checkAgain(ask.today, send)
    }
    case 'compare-with-nothing': {
      against = null
      return checkAgain(ask.today, send)
    }
    case 'export': {
      if (!report || !result) return send(nothingOpen)
      send({ kind: 'stage', stage: 'writing' })
      const { exportFile } = await office()
      const findings = ask.findings.flatMap((index) => result?.findings[index] ?? [])
      const exported = await exportFile(report.opened, report.document, findings, ask.as)
      return send({ kind: 'exported', ...exported }, [exported.bytes.buffer])
    }
  }
}

const nothingOpen: Answer = {
  kind: 'trouble',
  trouble: { message: '材料已不在内存中。', advice: '请重新导入材料后再操作。' },
}

// What a page can show and a reader can go through; the command takes far more.
const charactersMax = 2_000_000
const paragraphCharactersMax = 100_000

function refuseTooMuch({ text, paragraphs }: TextDocument): Answer | null {
  const advice = '请拆成几份，或改用命令 taizhang check。'
  if (text.trim() === '') return { kind: 'trouble', trouble: { message: '没有文字。', advice: '请确认选对了材料。' } }
  if (text.length > charactersMax) {
    const message = `材料有 ${Math.round(text.length / 10_000)} 万字，超过本页一次能校核的 ${charactersMax / 10_000} 万字。`
    return { kind: 'trouble', trouble: { message, advice } }
  }
  const index = paragraphs.findIndex(({ start, end }) => end - start > paragraphCharactersMax)
  if (index < 0) return null
  const message = `第 ${index + 1} 段超过 ${paragraphCharactersMax / 10_000} 万字，可能丢失了换行。`
  return { kind: 'trouble', trouble: { message, advice: `请分段后再校核；${advice}` } }
}

function checkAgain(today: string, send: Send): void {
  if (!report) {
    send(nothingOpen)
    return
  }
  send({ kind: 'stage', stage: 'checking' })
  const started = performance.now()
  const checked = check(report.document, { today, ...(against && { against: against.reading }) })
  const milliseconds = performance.now() - started
  result = checked
  const names = new Set(checked.findings.map((finding) => finding.rule))
  send({
    kind: 'checked',
    checked: {
      name: report.name,
      word: report.opened?.source.kind === 'docx',
      result: checked,
      fingerprints: checked.findings.map((finding) => fingerprint(checked.reading, finding)),
      rules: allRules.flatMap(({ name, group, rule }): RuleNote[] =>
        names.has(name)
          ? [
              {
                name,
                group,
                summary: rule.summary,
                explanation: rule.explanation,
                basis: rule.basis.map(({ source, clause }) => basisInWords(source, clause)).join('；'),
                trial: rule.status === 'trial',
              },
            ]
          : [],
      ),
      against: against?.name ?? null,
      milliseconds,
    },
  })
}

const basisWords: Readonly<Record<string, string>> = { arithmetic: '算术', language: '语言规范', practice: '行文惯例' }

function basisInWords(source: string, clause: string | undefined): string {
  const word = basisWords[source] ?? source
  return clause === undefined ? word : `${word} ${clause}`
}

import type { Checked } from './protocol.ts'
import { categoryWords, severityWords } from './words.ts'

/** The findings as they follow the text on paper; on the screen they are not there. */
export function PrintedFindings({ checked, open }: { readonly checked: Checked; readonly open: readonly number[] }) {
  const { findings, reading } = checked.result
  return (
    <section className="printed" aria-hidden="true">
      <h2>校核意见（{open.length} 条）</h2>
      <ol>
        {open.map((index) => {
          const finding = findings[index]
          if (!finding) return null
          const { shape, word } = severityWords[finding.severity]
          return (
            <li key={index}>
              {shape} {word} · {categoryWords[finding.category]} · “{reading.text.slice(finding.start, finding.end)}”：
              {finding.message}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

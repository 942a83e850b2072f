import { headingLevels } from './blocks.ts'
import { byParagraph, cutPieces, type Mark } from './pieces.ts'
import type { Checked } from './protocol.ts'
import { categoryWords, dayInWords, severities, severityWords } from './words.ts'

interface ReportPageInput {
  readonly checked: Checked
  /** Indices of the findings to show. */
  readonly open: readonly number[]
  readonly reasons: ReadonlyMap<number, string>
  /** ISO date. */
  readonly day: string
}

/**
 * The checked report as one HTML file that needs nothing else: no script, no picture, no font, no address. Text from
 * the report is escaped everywhere, and the file's own policy forbids scripts.
 */
export function reportPage({ checked, open, reasons, day }: ReportPageInput): string {
  const { findings, reading } = checked.result
  const title = checked.name === '' ? '粘贴的文字' : checked.name
  const number = new Map(open.map((index, position) => [index, position + 1] as const))
  const counts = severities.map((severity) => {
    const count = open.filter((index) => findings[index]?.severity === severity).length
    return `${severityWords[severity].shape} ${severityWords[severity].word} ${count}`
  })
  const list = open.flatMap((index) => {
    const finding = findings[index]
    if (!finding) return []
    const { shape, word } = severityWords[finding.severity]
    return `<li id="f${number.get(index)}"><a href="#m${number.get(index)}">${shape} ${word} · ${categoryWords[finding.category]}</a><br>${escapeHtml(finding.message)}</li>`
  })
  const accepted = [...reasons].flatMap(([index, because]) => {
    const finding = findings[index]
    return finding ? `<li>${escapeHtml(finding.message)}<br>采纳理由：${escapeHtml(because)}</li>` : []
  })
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} 校核</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${dayInWords(day)}校核 · ${counts.join(' · ')} · 已采纳 ${accepted.length}</p></header>
<main>${textOf(checked, open, number)}</main>
<aside><h2>校核意见</h2>${list.length === 0 ? '<p>没有意见。</p>' : `<ol>${list.join('\n')}</ol>`}
${accepted.length === 0 ? '' : `<h2>已采纳为核实的意见</h2><ul>${accepted.join('\n')}</ul>`}</aside>
<footer>由台账校核。${reading.figures.length} 个数字，${checked.result.relations.length} 组勾稽关系。</footer>
</body>
</html>
`
}

function textOf({ result }: Checked, open: readonly number[], number: ReadonlyMap<number, number>): string {
  const { document, sections } = result.reading
  const marks = open.flatMap((index): Mark[] => {
    const finding = result.findings[index]
    return finding ? [{ start: finding.start, end: finding.end, finding: index, severity: finding.severity }] : []
  })
  const marksIn = byParagraph(document.paragraphs, marks)
  const levels = headingLevels(document, sections)
  const anchored = new Set<number>()
  return document.paragraphs
    .map((paragraph, index) => {
      const pieces = cutPieces(paragraph, marksIn.get(index) ?? [], []).map((piece) => {
        const words = escapeHtml(document.text.slice(piece.start, piece.end))
        if (piece.severity === null) return words
        const numbers = piece.findings.flatMap((finding) => number.get(finding) ?? [])
        const first = numbers.find((one) => !anchored.has(one))
        for (const one of numbers) anchored.add(one)
        const id = first === undefined ? '' : ` id="m${first}"`
        const notes = numbers.map((one) => `<a href="#f${one}">${one}</a>`).join(' ')
        return `<mark class="${piece.severity}"${id}>${words === '' ? '‸' : words}</mark><sup>${notes}</sup>`
      })
      const level = levels.get(index)
      return `<p${level === undefined ? '' : ` class="h${Math.min(level, 4)}"`}>${pieces.join('')}</p>`
    })
    .join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

const style = `
body{margin:0 auto;max-width:1200px;padding:16px;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 24px;background:#f3f0e8;color:#22262b;font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
header,footer{grid-column:1/-1}h1{font-size:18px;margin:0}h2{font-size:15px}
main{background:#fffefb;padding:24px 32px;font:17px/1.9 FangSong,STFangsong,"仿宋",SimSun,"Noto Serif CJK SC",serif;overflow-wrap:anywhere}
main p{margin:0;text-indent:2em;white-space:pre-wrap}main .h0{font-size:22px;text-align:center;text-indent:0;margin-bottom:1em}main .h1{font-family:SimHei,"Microsoft YaHei","Noto Sans CJK SC",sans-serif}main .h2{font-family:KaiTi,STKaiti,"楷体","Noto Serif CJK SC",serif;font-weight:600}
mark{color:inherit;background:none}mark.error{background:#dfe8f0;border-bottom:2px solid #163a5b}mark.warning{text-decoration:underline wavy #23527c 1px;text-underline-offset:4px}mark.info{border-bottom:1px dotted #63686f}
sup{font:11px/1 sans-serif}a{color:#23527c;text-decoration:none}li{margin-bottom:8px}mark:target,li:target{outline:2px solid #23527c}
@media(max-width:760px){body{display:block;padding:8px}main{padding:12px}}
@media print{body{display:block;background:none}}
`

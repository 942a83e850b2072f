import { type CheckResult, type Finding, fingerprint } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import {
  type CheckedFile,
  type Counts,
  countsOf,
  type Format,
  findingsInOrder,
  findingsInWords,
  severities,
  severityTitle,
} from './format.ts'
import { lineFinder } from './lines.ts'
import { printable } from './width.ts'

/** One page that stands alone: no script, nothing fetched. Each file shows its text with marks, its findings, sums and figures. */
export const html: Format = {
  get head() {
    return pageHead
  },
  file: filePieces,
  failed: ({ name, reason }) =>
    `<article><h1>${escapeHtml(name)}</h1><p class="failed">无法校核：${escapeHtml(reason)}</p></article>\n`,
  tail: (total) => `${total.files + total.failed > 1 ? totalLine(total) : ''}</body>\n</html>\n`,
}

/** Safe as text and inside a quoted attribute; controls become visible, so that the page stays valid. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function totalLine(total: Counts): string {
  const failed = total.failed > 0 ? `，${total.failed}份无法校核` : ''
  if (total.files === 0) return `<footer>${total.failed}份文件都无法校核。</footer>\n`
  return `<footer>共校核${total.files}份文件${failed}：${findingsInWords(total)}。</footer>\n`
}

function* filePieces(checked: CheckedFile, index: number): Generator<string> {
  const { name, result } = checked
  const id = `f${index + 1}`
  const counts = countsOf(result)
  yield `<article>\n<h1>${escapeHtml(name)}</h1>\n<p class="summary">${findingsInWords(counts)}。`
  yield `共读出${counts.figures}个数据项、${counts.relations}条勾稽关系、${result.reading.commitments.length}项承诺。</p>\n`
  for (const note of checked.notes) yield `<p class="summary">${escapeHtml(note)}</p>\n`
  const ordered = findingsInOrder(result)
  const numbers = new Map(ordered.map((finding, index) => [finding, index + 1]))
  yield '<div class="desk">\n<section class="text">\n'
  yield* textPieces(result, numbers, id)
  yield '</section>\n<section class="findings">\n<h2>校核意见</h2>\n'
  yield* findingPieces(result, ordered, id)
  yield '</section>\n</div>\n'
  yield* relationPieces(result)
  yield* figurePieces(result)
  yield* commitmentPieces(result)
  yield '</article>\n'
}

/** Paragraphs with the marked words; where findings overlap, a stretch of text belongs to the gravest of them. */
function* textPieces(result: CheckResult, numbers: ReadonlyMap<Finding, number>, id: string): Generator<string> {
  const { reading, findings } = result
  const { text, document } = reading
  let next = 0
  let open: Finding[] = []
  for (const paragraph of document.paragraphs) {
    let out = `<p${paragraph.cell ? ' class="cell"' : ''}>`
    let at = paragraph.start
    while (at < paragraph.end) {
      while ((findings[next]?.start ?? Number.POSITIVE_INFINITY) <= at) {
        const finding = findings[next++]
        if (finding) open.push(finding)
      }
      open = open.filter((finding) => markEnd(finding) > at)
      const to = Math.min(
        paragraph.end,
        findings[next]?.start ?? Number.POSITIVE_INFINITY,
        ...open.map((finding) => markEnd(finding)),
      )
      const words = escapeHtml(text.slice(at, to))
      const gravest = open.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))[0]
      if (gravest) {
        out += `<mark class="${gravest.severity}">${words}</mark>`
        for (const finding of open.filter((one) => markEnd(one) === to)) {
          const number = numbers.get(finding) ?? 0
          out += `<sup><a id="${id}t${number}" href="#${id}n${number}">${number}</a></sup>`
        }
      } else out += words
      at = to
    }
    yield `${out}</p>\n`
  }
}

/** A finding on an empty stretch (something is missing here) marks one character. */
const markEnd = (finding: Place): number => Math.max(finding.end, finding.start + 1)

function* findingPieces(result: CheckResult, ordered: readonly Finding[], id: string): Generator<string> {
  const { reading, relations } = result
  if (ordered.length === 0) yield '<p>没有发现问题。</p>\n'
  const lineOf = lineFinder(reading.text)
  let number = 0
  for (const severity of severities) {
    const group = ordered.filter((finding) => finding.severity === severity)
    if (group.length === 0) continue
    yield `<h3 class="${severity}">${severityTitle[severity]}（${group.length}处）</h3>\n<ol start="${number + 1}">\n`
    for (const finding of group) {
      number++
      const at = lineOf(finding.start)
      const words = reading.text.slice(finding.start, Math.min(finding.end, finding.start + 120))
      const expression = relations[finding.relation ?? -1]?.expression ?? ''
      yield `<li id="${id}n${number}"><a href="#${id}t${number}">第${at.line}行第${at.column}字</a>`
      yield ` <q>${escapeHtml(words)}${finding.end - finding.start > 120 ? '…' : ''}</q>`
      yield `<p>${escapeHtml(finding.message)}</p>`
      if (expression !== '' && !finding.message.includes(expression))
        yield `<p class="sum">${escapeHtml(expression)}</p>`
      if (finding.suggestion !== '') yield `<p>建议：${escapeHtml(finding.suggestion)}</p>`
      yield `<p class="rule">${escapeHtml(finding.rule)} #${fingerprint(reading, finding).slice(0, 8)}</p></li>\n`
    }
    yield '</ol>\n'
  }
  if (result.accepted.length > 0) {
    yield `<h3>已说明并保留（${result.accepted.length}处）</h3>\n<ul>\n`
    for (const finding of result.accepted)
      yield `<li>${escapeHtml(finding.message)}<p class="rule">保留原因：${escapeHtml(finding.because)}</p></li>\n`
    yield '</ul>\n'
  }
}

function* relationPieces({ reading, relations }: CheckResult): Generator<string> {
  if (relations.length === 0) return
  yield `<details open>\n<summary>勾稽关系（${relations.length}条）</summary>\n<table>\n`
  yield '<thead><tr><th>类型</th><th>算式</th><th>涉及数据</th><th>结论</th></tr></thead>\n<tbody>\n'
  for (const { type, expression, members, holds, certain } of relations) {
    const words = members.map(({ start, end }) => reading.text.slice(start, end)).join('；')
    const verdict = holds === null ? '算不出' : holds ? '相符' : certain ? '不符' : '存疑'
    yield `<tr class="${holds === false ? 'broken' : ''}"><td>${relationTitle[type]}</td><td class="sum">${escapeHtml(expression)}</td>`
    yield `<td>${escapeHtml(words.slice(0, 200))}</td><td>${verdict}</td></tr>\n`
  }
  yield '</tbody>\n</table>\n</details>\n'
}

/** What a kind of relation is called in Chinese. */
const relationTitle: Readonly<Record<CheckResult['relations'][number]['type'], string>> = {
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

function* figurePieces({ reading }: CheckResult): Generator<string> {
  const { figures, labels, text } = reading
  const lineOf = lineFinder(text)
  yield '<details>\n<summary>数据项</summary>\n<table>\n'
  yield '<thead><tr><th>位置</th><th>内容</th><th>原文</th><th>数值</th><th>单位</th></tr></thead>\n<tbody>\n'
  for (let index = 0; index < figures.length; index++) {
    const figure = figures[index]
    if (figure?.class !== 'quantity' && figure?.class !== 'masked') continue
    const at = lineOf(figure.start)
    yield `<tr><td>${at.line}:${at.column}</td><td>${escapeHtml(labels[index]?.subject ?? '')}</td>`
    yield `<td>${escapeHtml(text.slice(figure.start, figure.end))}</td>`
    yield `<td class="number">${figure.value ?? ''}</td><td>${escapeHtml(figure.unit)}</td></tr>\n`
  }
  yield '</tbody>\n</table>\n</details>\n'
}

function* commitmentPieces({ reading }: CheckResult): Generator<string> {
  if (reading.commitments.length === 0) return
  yield `<details>\n<summary>承诺事项（${reading.commitments.length}项）</summary>\n<table>\n`
  yield '<thead><tr><th>事项</th><th>目标</th><th>时限</th><th>责任</th></tr></thead>\n<tbody>\n'
  for (const { action, target, deadline, owner } of reading.commitments) {
    const aim = target ? `${target.op === '=' ? '' : target.op}${target.value}${target.unit}` : ''
    yield `<tr><td>${escapeHtml(action)}</td><td class="number">${escapeHtml(aim)}</td>`
    yield `<td>${deadline ?? ''}</td><td>${escapeHtml(owner ?? '')}</td></tr>\n`
  }
  yield '</tbody>\n</table>\n</details>\n'
}

const style = `
:root { color-scheme: light; --ink: #1f2328; --quiet: #68707a; --line: #d9dde2; --error: #b3261e; --warning: #8a5a00; --info: #1b5e8c }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1280px; padding: 16px; color: var(--ink); background: #fff; font: 15px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
h1 { font-size: 20px; margin: 24px 0 4px; overflow-wrap: anywhere } h2 { font-size: 16px; margin: 0 0 8px } h3 { font-size: 15px; margin: 16px 0 4px }
.summary, footer { color: var(--quiet); margin: 0 0 12px } .failed { color: var(--error) }
.desk { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 24px; align-items: start }
.text { font-family: FangSong, STFangsong, "Noto Serif CJK SC", serif; font-size: 17px; overflow-wrap: anywhere } .text p { margin: 0 0 6px; text-indent: 2em } .text p.cell { text-indent: 0; border-left: 3px solid var(--line); padding-left: 8px }
.findings { position: sticky; top: 0; max-height: 100vh; overflow: auto; border-left: 1px solid var(--line); padding: 8px 0 8px 16px } .findings ol, .findings ul { padding-left: 24px; margin: 0 } .findings li { margin-bottom: 10px } .findings p { margin: 2px 0 }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: 4px } mark.error { text-decoration-color: var(--error); background: #fdecea } mark.warning { text-decoration-color: var(--warning); background: #fff4dc } mark.info { text-decoration-color: var(--info) }
h3.error { color: var(--error) } h3.warning { color: var(--warning) } h3.info { color: var(--info) }
sup { line-height: 0 } a { color: var(--info); text-decoration: none } :target { background: #eef4fa }
.rule { color: var(--quiet); font-size: 12px } .sum, .number { font-variant-numeric: tabular-nums } .number { text-align: right }
details { margin-top: 16px } summary { cursor: pointer; font-weight: 600 } table { border-collapse: collapse; width: 100%; margin-top: 8px; font-size: 14px } th, td { border-bottom: 1px solid var(--line); padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere } td.number { text-align: right } tr.broken td { color: var(--error) }
@media (max-width: 760px) { .desk { display: block } .findings { position: static; max-height: none; border-left: 0; padding-left: 0 } }
@media print { .findings { position: static; max-height: none; overflow: visible } }
`

const pageHead = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>台账校核结果</title>
<style>${style}</style>
</head>
<body>
`

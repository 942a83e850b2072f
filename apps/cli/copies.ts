import { extname } from 'node:path'
import { applyEdits, type CheckResult, certainEdits, type Edit, type Finding } from '@taizhang/check'
import { type Comment, encodePlain, type Revision, reviseDocx, writeDocx } from '@taizhang/office'
import { CannotCarryOut } from './cannot-carry-out.ts'
import type { InputDocument } from './input-document.ts'
import { writeWhole } from './write-whole.ts'

/** Author of the comments and tracked changes. */
const AUTHOR = '台账校核'

/** The copies wanted of one checked file. The same path for both asks for one file with comments and changes. */
export interface WantedCopies {
  readonly annotateTo: string | null
  readonly fixTo: string | null
}

/** Writes the copies with comments and with corrections; gives a sentence on each for the report. `at` is the UTC time of writing, ISO. */
export async function writeCopies(
  wanted: WantedCopies,
  input: InputDocument & { readonly bytes: Uint8Array },
  result: CheckResult,
  at: string,
): Promise<string[]> {
  const { annotateTo, fixTo } = wanted
  const comments = result.findings.map(commentOn)
  const edits = certainEdits(result.findings)
  const notes: string[] = []
  if (annotateTo !== null) {
    const both = annotateTo === fixTo
    const copy = await docxWith(input, { comments, ...(both && { edits }) }, at)
    writeWhole(annotateTo, copy.bytes)
    const changed = both ? `、${edits.length - copy.unapplied.length}处修订` : ''
    notes.push(`批注稿已写入 ${annotateTo}（${comments.length}条批注${changed}）。${leftOut(copy.unapplied)}`)
  }
  if (fixTo !== null && fixTo !== annotateTo) {
    const fixed = await fixedCopy(input, edits, fixTo, at)
    writeWhole(fixTo, fixed.bytes)
    const how = fixed.tracked ? '处修订，可在Word中逐条接受或拒绝' : '处直接改好'
    notes.push(`修改稿已写入 ${fixTo}（${edits.length - fixed.unapplied.length}${how}）。${leftOut(fixed.unapplied)}`)
  }
  return notes
}

/** What the comment in the margin says. */
export function commentOn(finding: Finding): Comment {
  const advice = finding.suggestion === '' ? '' : `\n建议：${finding.suggestion}`
  return { start: finding.start, end: finding.end, text: finding.message + advice }
}

const leftOut = (unapplied: readonly Edit[]) =>
  unapplied.length === 0 ? '' : `有${unapplied.length}处在自动编号、公式或文本框里，请手工修改。`

interface Copy {
  readonly bytes: Uint8Array
  readonly unapplied: readonly Edit[]
}

async function docxWith(
  { source, document, bytes }: InputDocument & { readonly bytes: Uint8Array },
  revision: Revision,
  at: string,
): Promise<Copy> {
  const by = { author: AUTHOR, date: at }
  if (source.kind === 'docx') return reviseDocx(bytes, source, revision, by)
  return writeDocx(document, revision, by)
}

async function fixedCopy(
  input: InputDocument & { readonly bytes: Uint8Array },
  edits: readonly Edit[],
  path: string,
  at: string,
): Promise<Copy & { readonly tracked: boolean }> {
  const { source, document } = input
  if (source.kind === 'docx' || extname(path).toLowerCase() === '.docx')
    return { ...(await docxWith(input, { edits }, at)), tracked: true }
  if (source.kind === 'txt' || source.kind === 'md')
    return { bytes: encodePlain(applyEdits(document.text, edits), source), unapplied: [], tracked: false }
  throw new CannotCarryOut(
    `不能直接修改.${source.kind}文件。`,
    '请用 --fix=文件.docx 写成带修订的Word稿，或用 --annotate 写批注稿。',
  )
}

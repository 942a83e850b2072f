import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { OfficialBlock } from '@taizhang/text'
import { programPath, skipReason } from '@taizhang/tools/test-environment'
import { writeOfficial } from './write-official.ts'

/** A stretch of text on a page; lengths in millimetres from the page's left and upper edge, `y` on the base line. */
interface Shown {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
  readonly font: string
}

const MM = 25.4 / 72

/** The text on each page of a PDF. */
async function pagesOf(bytes: Uint8Array): Promise<readonly (readonly Shown[])[]> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise
  const pages: Shown[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    // Only what is drawn has its fonts loaded, with their names.
    await page.getOperatorList()
    const { items } = await page.getTextContent()
    const [, , , top = 0] = page.view
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , size = 0, x = 0, y = 0] = item.transform as readonly number[]
        const { name } = page.commonObjs.get(item.fontName) as { readonly name: string }
        const left = x * MM
        return [
          { text: item.str, left, right: left + item.width * MM, y: (top - y) * MM, height: size * MM, font: name },
        ]
      }),
    )
  }
  await pdf.loadingTask.destroy()
  return pages
}

/** Lines of a page: what stands on one base line, from the left. */
function linesOf(page: readonly Shown[]): readonly (readonly Shown[])[] {
  const lines = Map.groupBy(page, ({ y }) => Math.round(y))
  return [...lines.keys()].sort((a, b) => a - b).map((y) => (lines.get(y) ?? []).toSorted((a, b) => a.left - b.left))
}

const textOfLine = (line: readonly Shown[]): string => line.map(({ text }) => text).join('')
const isPageNumber = (line: readonly Shown[]): boolean => /^—\s*\d+\s*—$/.test(textOfLine(line).trim())

/** The type area of GB/T 9704-2012 in millimetres from the page's edges, and the tolerance of the standard. */
const area = { left: 28, right: 184, top: 37, bottom: 262 }
const TOLERANCE = 1
/** A character of 4号, 14 pt. */
const FOURTH = 14 * MM

describe('an official paper by LibreOffice', { skip: skipReason('soffice') }, () => {
  let folder = ''
  let pages: readonly (readonly Shown[])[] = []
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'taizhang-official-'))
    pages = await pagesOf(await printed())
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** Fonts of the standard drawn by ones that can be told apart; where a machine has none of them, by whatever it takes. */
  const standIns = { 仿宋_GB2312: 'Noto Serif CJK SC', 黑体: 'Noto Sans CJK SC', 楷体_GB2312: 'Noto Sans CJK SC' }

  const printed = async (): Promise<Uint8Array> => {
    const paragraph: OfficialBlock = { kind: 'paragraph', runs: [{ text: '民'.repeat(28 * 22 * 4 - 2) }] }
    const headings = (['一、甲乙丙', '（一）甲乙丙', '1.甲乙丙', '（1）甲乙丙'] as const).map(
      (text, at): OfficialBlock => ({ kind: 'heading', level: (at + 1) as 1 | 2 | 3 | 4, runs: [{ text }] }),
    )
    const bytes = await writeOfficial({
      title: '云台县民政局2024年工作总结和2025年工作计划',
      blocks: [...headings, paragraph],
      signature: { organ: '云台县民政局', date: '2025年1月5日' },
      imprint: { issuedBy: '云台县民政局办公室', issuedOn: '2025年1月5日' },
    })
    const matches = Object.entries(standIns).map(
      ([name, by]) =>
        `<match target="pattern"><test name="family"><string>${name}</string></test>` +
        `<edit name="family" mode="assign" binding="strong"><string>${by}</string></edit></match>`,
    )
    const conf = join(folder, 'fonts.conf')
    writeFileSync(
      conf,
      `<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${matches.join('')}</fontconfig>`,
    )
    writeFileSync(join(folder, 'paper.docx'), bytes)
    const soffice = programPath('soffice')
    assert.ok(soffice !== null)
    execFileSync(
      soffice,
      [
        '--headless',
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'paper.docx'),
      ],
      { stdio: 'ignore', timeout: 240_000, env: { ...process.env, FONTCONFIG_FILE: conf } },
    )
    return new Uint8Array(readFileSync(join(folder, 'paper.pdf')))
  }
  const body = () => pages.map((page) => linesOf(page).filter((line) => !isPageNumber(line)))

  test('has 22 lines of 28 characters on a full page', () => {
    const full = body().slice(1, -1)
    assert.deepEqual(
      full.map((lines) => lines.map((line) => textOfLine(line).length)),
      full.map(() => Array<number>(22).fill(28)),
    )
    assert.ok(full.length >= 2)
    console.log(`looked at ${full.length} full pages of ${pages.length}`)
  })
  test('keeps to the type area within 1 mm, and fills it', () => {
    const lines = body().slice(1, -1).flat()
    for (const line of lines) {
      const [first, last] = [line[0], line.at(-1)]
      assert.ok(first && Math.abs(first.left - area.left) <= TOLERANCE, `left ${first?.left}`)
      assert.ok(last && Math.abs(last.right - area.right) <= TOLERANCE, `right ${last?.right}`)
      // A character's square stands from 0.12 of its size below the base line to 0.88 above.
      assert.ok(first.y - first.height * 0.88 >= area.top - TOLERANCE, `top ${first.y}`)
      assert.ok(first.y + first.height * 0.12 <= area.bottom + TOLERANCE, `bottom ${first.y}`)
    }
    const [firstLine, lastLine] = [body()[1]?.[0]?.[0], body()[1]?.at(-1)?.[0]]
    assert.ok(firstLine && lastLine)
    assert.ok(Math.abs(lastLine.y - firstLine.y - 21 * 28.95 * MM) <= TOLERANCE, 'pitch of 28.95 pt')
    console.log(`looked at ${lines.length} lines`)
  })
  test('numbers its pages outside, one character in, 7 mm below the type area', () => {
    pages.forEach((page, at) => {
      const line = linesOf(page).find(isPageNumber)
      const [first, last] = [line?.[0], line?.at(-1)]
      assert.ok(line && first && last, `page ${at + 1}`)
      assert.equal(textOfLine(line).replace(/[—\s]/g, ''), String(at + 1))
      if (at % 2 === 0) assert.ok(Math.abs(last.right - (area.right - FOURTH)) <= TOLERANCE, `right ${last.right}`)
      else assert.ok(Math.abs(first.left - (area.left + FOURTH)) <= TOLERANCE, `left ${first.left}`)
      // The dash stands at about a third of the character's height above the base line.
      const dash = first.y - first.height * 0.35
      assert.ok(Math.abs(dash - (area.bottom + 7)) <= TOLERANCE, `dash at ${dash}`)
    })
  })
  test('has the title in the middle, headings two characters in, each in its font', () => {
    const lines = body()[0] ?? []
    for (const line of lines.slice(0, 2)) {
      const [first, last] = [line[0], line.at(-1)]
      assert.ok(
        first && last && Math.abs(first.left + last.right - area.left - area.right) <= 2 * TOLERANCE,
        textOfLine(line),
      )
    }
    const starts = ['一、', '（一）', '1.', '（1）', '民民'].map(
      (start) => lines.find((line) => textOfLine(line).startsWith(start))?.[0],
    )
    // （ is drawn in the right half of its square by some fonts and reported from there.
    for (const first of starts)
      assert.ok(
        first && first.left - area.left >= 2 * 15.75 * MM - TOLERANCE && first.left - area.left <= 2.5 * 16 * MM,
      )
    const fonts = starts.map((first) => first?.font ?? '')
    const families = fonts.map((font) => (/Serif/.test(font) ? 'serif' : 'sans'))
    if (fonts.some((font) => /NotoSerifCJK/.test(font)))
      assert.deepEqual(families, ['sans', 'sans', 'serif', 'serif', 'serif'], fonts.join())
    console.log(`fonts: ${[...new Set(fonts)].join(', ')}`)
  })
  test('ends with organ and date under the body and 版记 at the foot', () => {
    const lines = body().at(-1) ?? []
    const at = (words: string) => lines.find((line) => textOfLine(line).replace(/\s/g, '').startsWith(words))
    const [organ, date, foot] = [at('云台县民政局'), at('2025年'), at('云台县民政局办公室')]
    assert.ok(organ?.[0] && date?.[0] && foot?.[0])
    assert.ok(Math.abs(date[0].left - organ[0].left - 2 * 15.75 * MM) <= TOLERANCE, `date at ${date[0].left}`)
    assert.ok(area.bottom - foot[0].y < 6 && foot[0].y < area.bottom, `${foot[0].y}`)
  })
})

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { programPath, sharedFolder, skipReason } from '@taizhang/tools/test-environment'
import { readFile } from '../read-file.ts'
import { commentsOf, p, r, rawEntries, readDocument, table, textOf, wordFile } from '../testing/word-builder.ts'
import { reviseDocx } from './revise.ts'
import { writeDocx } from './write.ts'

const by = { author: '台账校核', date: '2026-01-05T08:00:00Z' }
const examples = join(import.meta.dirname, '../../../examples/check')

/** Made-up findings: a comment on seven characters in every three hundred, an edit of two in every five hundred. */
function madeUp(text: string) {
  const comments = []
  const edits = []
  for (let start = 10; start + 7 < text.length; start += 300)
    comments.push({ start, end: start + 7, text: `第${start}处\n请核对。` })
  for (let start = 50; start + 2 < text.length; start += 500) {
    if (!/\s/.test(text.slice(start, start + 2))) edits.push({ start, end: start + 2, text: '改动' })
  }
  return { comments, edits }
}

describe('with LibreOffice', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'taizhang-office-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** Converts files in the folder all at once; answers the names made. */
  const convert = (names: readonly string[], to: 'docx' | 'pdf') => {
    const soffice = programPath('soffice')
    assert.ok(soffice !== null)
    execFileSync(
      soffice,
      [
        '--headless',
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        ...(to === 'docx' ? ['--infilter=Text (encoded):UTF8'] : []),
        '--convert-to',
        to,
        '--outdir',
        folder,
        ...names.map((name) => join(folder, name)),
      ],
      { stdio: 'ignore', timeout: 240_000 },
    )
    return names.map((name) => name.replace(/\.\w+$/, `.${to}`))
  }

  /** Each text file as .docx, annotated and edited; checked as files and then by LibreOffice. */
  const roundTrip = async (texts: readonly string[]) => {
    for (const path of texts) writeFileSync(join(folder, basename(path)), readFileSync(path))
    const annotated: string[] = []
    for (const name of convert(
      texts.map((path) => basename(path)),
      'docx',
    )) {
      const bytes = readFileSync(join(folder, name))
      const { document, source } = await readDocument(bytes)
      const { comments, edits } = madeUp(document.text)
      const revised = await reviseDocx(bytes, source, { comments, edits }, by)
      assert.deepEqual(revised.unapplied, [])
      const found = await commentsOf(revised.bytes)
      assert.equal(found.length, comments.length)
      const unedited = await reviseDocx(bytes, source, { comments }, by)
      const words = (await commentsOf(unedited.bytes)).map((comment) => comment.anchored)
      assert.deepEqual(
        words,
        comments.map(({ start, end }) => document.text.slice(start, end).replace(/^\n+|\n+$/g, '')),
      )
      assert.equal(await textOf(unedited.bytes), document.text)
      const [original, changed] = [rawEntries(bytes), rawEntries(revised.bytes)]
      assert.deepEqual([...changed.keys()].filter((part) => original.get(part) !== changed.get(part)).sort(), [
        '[Content_Types].xml',
        'word/_rels/document.xml.rels',
        'word/comments.xml',
        'word/document.xml',
      ])
      annotated.push(`校核-${name}`)
      writeFileSync(join(folder, `校核-${name}`), revised.bytes)
    }
    for (const name of convert(annotated, 'pdf')) {
      const result = await readFile(name, readFileSync(join(folder, name)))
      assert.ok(result.ok && result.document.text.includes('改动'), `${name} shows the edits`)
    }
    console.log(`looked at ${annotated.length} reports`)
    return annotated.length
  }

  test('the real reports, as .docx, take comments and edits', { skip: skipReason('soffice', 'shared') }, async () => {
    const corpus = join(sharedFolder() ?? '', 'corpus')
    const texts = readdirSync(corpus).filter((name) => name.endsWith('.txt'))
    assert.equal(await roundTrip(texts.map((name) => join(corpus, name))), 7)
  })
  test('the examples, as .docx, take comments and edits', { skip: skipReason('soffice') }, async () => {
    const texts = readdirSync(examples).filter((name) => name.endsWith('.txt'))
    assert.ok((await roundTrip(texts.map((name) => join(examples, name)))) > 0)
  })
  test('a report with a table, a footnote and tracked changes, and a new .docx, are shown whole', {
    skip: skipReason('soffice'),
  }, async () => {
    const footnotes = `<w:footnote w:id="1">${p(r('数据截至十一月底。'))}</w:footnote>`
    const rows = [
      ['项目', '任务', '完成'],
      ['新建泵站', '8处', '9处'],
      ['清淤渠道', '120公里', '118公里'],
      ['合计', '—', '—'],
    ]
    const body =
      p(r('青云县水务局年度进展情况')) +
      p(`${r('全年实施项目两类')}<w:r><w:footnoteReference w:id="1"/></w:r>${r('，进展如下：')}`) +
      table(
        ...rows.map((row) => row.map((words) => `<w:tcPr><w:tcW w:w="2800" w:type="dxa"/></w:tcPr>${p(r(words))}`)),
      ) +
      p(
        `${r('较上年')}<w:ins w:id="1" w:author="张三" w:date="2026-01-01T00:00:00Z">${r('增加一处')}</w:ins>${r('。')}`,
      )
    const given = await wordFile(body, { footnotes })
    const { document, source } = await readDocument(given)
    const at = (words: string) => ({
      start: document.text.indexOf(words),
      end: document.text.indexOf(words) + words.length,
    })
    const comments = ['9处', '118公里', '增加一处', '十一月底', '合计'].map((words) => ({
      ...at(words),
      text: `请核对“${words}”。`,
    }))
    const edits = [
      { ...at('一处'), text: '两处' },
      { ...at('清淤'), text: '疏浚' },
    ]
    const { bytes } = await reviseDocx(given, source, { comments, edits }, by)
    const created = await writeDocx(document, { comments, edits }, by)
    writeFileSync(join(folder, '有表.docx'), bytes)
    writeFileSync(join(folder, '新建.docx'), created.bytes)
    const names = convert(['有表.docx', '新建.docx'], 'pdf')
    for (const name of names) {
      const result = await readFile(name, readFileSync(join(folder, name)))
      assert.ok(result.ok)
      const shown = result.document.text.replace(/\s/g, '')
      for (const words of ['青云县水务局年度进展情况', '118公里', '两处', '疏浚', '数据截至十一月底。'])
        assert.ok(shown.includes(words), `${name}: ${words}`)
    }
    console.log(`looked at ${names.length} files`)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  commentsOf,
  p,
  partOf,
  r,
  rawEntries,
  readDocument,
  table,
  textOf,
  W,
  type WordParts,
  wordFile,
} from '../testing/word-builder.ts'
import { annotate, applyFixes, type Comment, NotTheSourceRead, type Revision, reviseDocx } from './revise.ts'

const by = { author: '台账校核', date: '2026-01-05T08:00:00Z' }

/** Takes the marks out of `甲⟦乙⟧丙` and gives the places they stood at. */
function marked(text: string): { readonly text: string; readonly places: { start: number; end: number }[] } {
  const places: { start: number; end: number }[] = []
  let plain = ''
  for (const piece of text.split(/([⟦⟧])/)) {
    if (piece === '⟦') places.push({ start: plain.length, end: plain.length })
    else if (piece === '⟧') places.splice(-1, 1, { start: places.at(-1)?.start ?? 0, end: plain.length })
    else plain += piece
  }
  return { text: plain, places }
}

async function revise(file: Uint8Array, revision: Revision) {
  const { source, document } = await readDocument(file)
  const revised = await reviseDocx(file, source, revision, by)
  return { ...revised, before: document.text }
}

/** Comments on each marked place of a file whose text is given with marks. */
async function commented(body: string, words: string, parts: WordParts = {}) {
  const file = await wordFile(body, parts)
  const { source, document } = await readDocument(file)
  const { text, places } = marked(words)
  assert.equal(document.text, text)
  const comments = places.map((place, index) => ({ ...place, text: `意见${index}` }))
  const bytes = await annotate(file, source, comments, by)
  assert.equal(await textOf(bytes), text, 'the text itself is not changed')
  return { file, bytes, found: await commentsOf(bytes) }
}

describe('comments', () => {
  const anchored = async (body: string, words: string, parts: WordParts = {}) =>
    (await commented(body, words, parts)).found.map((comment) => comment.anchored)

  test('stand on exactly the words, in the middle of a run', async () => {
    assert.deepEqual(await anchored(p(r('共1112人，其中236人、886人')), '共⟦1112⟧人，其中236人、⟦886人⟧'), [
      '1112',
      '886人',
    ])
  })
  test('across runs, tabs and paragraphs', async () => {
    const body = p(`${r('共11') + r('12', '<w:b/>')}<w:r><w:tab/><w:t>人</w:t></w:r>`) + p(r('其中236人'))
    assert.deepEqual(await anchored(body, '共⟦1112\t⟧⟦人\n其中⟧236人'), ['1112\t', '人\n其中'])
  })
  test('beside entities, and not through the middle of a pair', async () => {
    const body = p('<w:r><w:t>A&amp;B&#x20BB7;&lt;C&gt;𠮷村</w:t></w:r>')
    assert.deepEqual(await anchored(body, 'A⟦&⟧B⟦𠮷<⟧C⟦>𠮷⟧村'), ['&', '𠮷<', '>𠮷'])
    const file = await wordFile(body)
    const at = 'A&B𠮷<C>'.length
    const { bytes } = await revise(file, { comments: [{ start: at, end: at + 1, text: '半个字' }] })
    assert.deepEqual(
      (await commentsOf(bytes)).map((comment) => comment.anchored),
      ['𠮷'],
    )
  })
  test('in table cells, hyperlinks, insertions and field results', async () => {
    const body =
      table([p(r('指标')), p(r('完成率11％'))]) +
      p(
        `<w:hyperlink>${r('网址甲乙')}</w:hyperlink><w:ins w:id="7" w:author="张">${r('新增九件')}</w:ins><w:fldSimple>${r('日期')}</w:fldSimple>`,
      )
    assert.deepEqual(await anchored(body, '指标\n完成率⟦11％⟧\n网址⟦甲⟧乙新增⟦九件日⟧期'), ['11％', '甲', '九件日'])
  })
  test('over each other, inside each other, and several on the same words', async () => {
    assert.deepEqual(await anchored(p(r('一二三四五六')), '⟦一二三⟧四五六'), ['一二三'])
    const file = await wordFile(p(r('一二三四五六')))
    const places = [
      [0, 3],
      [2, 5],
      [0, 3],
      [1, 2],
      [0, 6],
    ] as const
    const comments = places.map(([start, end]) => ({ start, end, text: '意见' }))
    const { bytes } = await revise(file, { comments })
    assert.deepEqual(
      (await commentsOf(bytes)).map((comment) => comment.anchored),
      ['一二三', '三四五', '一二三', '二', '一二三四五六'],
    )
  })
  test('in a footnote stand on its mark, in a text box on the box, on a generated number at the start of its paragraph', async () => {
    const footnotes = `<w:footnote w:id="1">${p(r('注中的错字'))}</w:footnote>`
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${p(r('框内'))}</w:txbxContent></v:textbox></w:pict></w:r>`
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const body = p(r('正文') + note + box + r('后文'), '<w:numPr><w:numId w:val="1"/></w:numPr>')
    const words = '⟦一、⟧正文后文\n框⟦内⟧\n注中的⟦错字⟧'
    const { bytes } = await commented(body, words, { footnotes, numbering })
    const xml = await partOf(bytes, 'word/document.xml')
    assert.match(xml, /<\/w:pPr><w:commentRangeStart w:id="2"\/><w:commentRangeEnd w:id="2"\/>/)
    assert.match(xml, /<w:commentRangeStart w:id="3"\/><w:r><w:pict>.*<\/w:pict><\/w:r><w:commentRangeEnd w:id="3"\/>/)
    assert.match(
      xml,
      /<w:commentRangeStart w:id="4"\/><w:r><w:footnoteReference w:id="1"\/><\/w:r><w:commentRangeEnd w:id="4"\/>/,
    )
  })
  test('from the body into a text box before it stay on the words of the body', async () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${p(r('框内'))}</w:txbxContent></v:textbox></w:pict></w:r>`
    assert.deepEqual(await anchored(p(r('段前') + box + r('段后')), '段前段⟦后\n框⟧内'), ['后'])
  })
  test('on no words stand at the point, and on a blank line at its paragraph', async () => {
    const file = await wordFile(`${p(r('上段')) + p('', '<w:jc w:val="left"/>')}<w:p/>${p(r('下段'))}`)
    const comments = [0, 1, 2, 3, 4, 5, 7].map((at) => ({ start: at, end: at, text: `第${at}处` }))
    const { bytes, before } = await revise(file, { comments })
    assert.equal(before, '上段\n\n\n下段')
    assert.deepEqual(
      (await commentsOf(bytes)).map((comment) => comment.anchored),
      ['', '', '', '', '', '', ''],
    )
  })
  test('have the author, the date and a paragraph for each line', async () => {
    const file = await wordFile(p(r('正文')))
    const { bytes } = await revise(file, {
      comments: [
        { start: 0, end: 2, text: '“甲”<乙>\n请核对。' },
        { start: 0, end: 1, text: '丙', author: '李 & 王' },
      ],
    })
    assert.deepEqual(
      (await commentsOf(bytes)).map(({ author, text }) => [author, text]),
      [
        ['台账校核', '“甲”<乙>\n请核对。'],
        ['李 &amp; 王', '丙'],
      ],
    )
    assert.match(await partOf(bytes, 'word/comments.xml'), /w:date="2026-01-05T08:00:00Z" w:initials="台"/)
  })
  test('keep the look of a run that they split, and white space at the cut', async () => {
    const body = p('<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>甲 乙</w:t></w:r>')
    const { bytes } = await commented(body, '甲⟦ ⟧乙')
    const run = (text: string) =>
      `<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const xml = await partOf(bytes, 'word/document.xml')
    assert.ok(xml.includes(`${run('甲')}<w:commentRangeStart w:id="0"/>${run(' ')}<w:commentRangeEnd w:id="0"/>`), xml)
    assert.ok(xml.includes(`</w:r>${run('乙')}`), xml)
  })
  test('join those that are there, with ids of their own', async () => {
    const comments = '<w:comment w:id="5" w:author="王"><w:p><w:r><w:t>旧意见</w:t></w:r></w:p></w:comment>'
    const old =
      '<w:commentRangeStart w:id="5"/>' +
      r('已有') +
      '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    const { found, bytes, file } = await commented(p(old + r('意见')), '⟦已有意⟧见', { comments })
    assert.deepEqual(
      found.map(({ id, author, anchored }) => [id, author, anchored]),
      [
        ['5', '王', '已有'],
        ['6', '台账校核', '已有意'],
      ],
    )
    const before = rawEntries(file)
    const after = rawEntries(bytes)
    const changed = [...after.keys()].filter((name) => before.get(name) !== after.get(name))
    assert.deepEqual(changed, ['word/document.xml', 'word/comments.xml'])
  })
  test('change no other part, and register the new one once', async () => {
    const { file, bytes } = await commented(p(r('正文')), '⟦正⟧文', { styles: '', footnotes: '' })
    const before = rawEntries(file)
    const after = rawEntries(bytes)
    const changed = [...after.keys()].filter((name) => before.get(name) !== after.get(name))
    assert.deepEqual(changed, [
      '[Content_Types].xml',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
    ])
    const again = await revise(bytes, { comments: [{ start: 1, end: 2, text: '再看' }] })
    assert.deepEqual(
      (await commentsOf(again.bytes)).map((comment) => comment.anchored),
      ['正', '文'],
    )
    assert.equal((await partOf(again.bytes, '[Content_Types].xml')).match(/comments\+xml/g)?.length, 1)
    assert.equal((await partOf(again.bytes, 'word/_rels/document.xml.rels')).match(/\/comments"/g)?.length, 1)
  })
  test('leave every character of document.xml in place: without the inserted marks it is the original', async () => {
    const original = p(r('甲乙丙') + r('丁', '<w:i/>')) + table([p(r('戊'))])
    const { file, bytes } = await commented(original, '甲⟦乙⟧丙⟦丁\n戊⟧')
    const marks =
      /<w:commentRange(?:Start|End) w:id="\d+"\/>|<w:r><w:rPr><w:sz w:val="16"\/><\/w:rPr><w:commentReference w:id="\d+"\/><\/w:r>/g
    const joined = (xml: string) => xml.replace(marks, '').replaceAll('</w:t></w:r><w:r><w:t xml:space="preserve">', '')
    assert.equal(joined(await partOf(bytes, 'word/document.xml')), await partOf(file, 'word/document.xml'))
  })
  test('declare their namespace where the file uses another prefix', async () => {
    const namespace = W.replace('xmlns:w', 'xmlns:ns0')
    const document = `<ns0:document ${namespace}><ns0:body><ns0:p><ns0:r><ns0:t>甲乙丙</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`
    const { found } = await commented('', '甲⟦乙⟧丙', { document })
    assert.deepEqual(
      found.map((comment) => comment.anchored),
      ['乙'],
    )
  })
  test('a Buffer that shares memory with others is read and left alone', async () => {
    const plain = await wordFile(p(r('正文')))
    const shared = Buffer.concat([Buffer.from('before'), plain, Buffer.from('after')]).subarray(6, 6 + plain.length)
    const { bytes } = await revise(shared, { comments: [{ start: 0, end: 1, text: '意见' }] })
    assert.deepEqual(
      (await commentsOf(bytes)).map((comment) => comment.anchored),
      ['正'],
    )
    assert.deepEqual([...shared], [...plain])
  })
  test('for other bytes or a place outside the text are a mistake of the caller', async () => {
    const file = await wordFile(p(r('正文')))
    const { source } = await readDocument(file)
    await assert.rejects(annotate(await wordFile(p(r('别的正文'))), source, [], by), NotTheSourceRead)
    await assert.rejects(annotate(file, source, [{ start: 1, end: 3, text: '' }], by), RangeError)
  })

  test('whatever way the runs are split, each comment covers its words', async () => {
    let comments = 0
    const properties = fc.constantFrom('', '<w:b/>', '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>')
    const words = fc.string({
      unit: fc.constantFrom('甲', '乙', '𠮷', '1', '％', '&', '<', ' ', '。'),
      minLength: 0,
      maxLength: 8,
    })
    const run = fc.tuple(words, properties).map(([text, look]) => r(text, look))
    const sign = fc.constantFrom(
      '<w:r><w:tab/></w:r>',
      '<w:r><w:t>前</w:t><w:br/><w:t>后</w:t></w:r>',
      '<w:bookmarkStart w:id="9"/>',
      '<w:r><w:lastRenderedPageBreak/><w:t>页</w:t></w:r>',
    )
    const wrapped = fc
      .tuple(fc.constantFrom('w:hyperlink', 'w:smartTag', 'w:ins'), run)
      .map(([name, inside]) => `<${name}>${inside}</${name}>`)
    const paragraph = fc
      .array(fc.oneof({ weight: 4, arbitrary: run }, sign, wrapped), { maxLength: 6 })
      .map((runs) => p(runs.join('')))
    const block = fc.oneof(
      { weight: 3, arbitrary: paragraph },
      fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((cells) => table(cells)),
    )
    const places = fc.array(fc.tuple(fc.nat(), fc.nat(12)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), places, async (blocks, wanted) => {
        const file = await wordFile(blocks.join(''))
        const { source, document } = await readDocument(file).catch(() => ({ source: null, document: null }))
        if (source === null) return
        const { text } = document
        const asked: Comment[] = wanted.map(([at, length], index) => {
          const start = at % (text.length + 1)
          return { start, end: Math.min(text.length, start + length), text: `意见${index}` }
        })
        const bytes = await annotate(file, source, asked, by)
        assert.equal(await textOf(bytes), text)
        for (const [index, found] of (await commentsOf(bytes)).entries()) {
          const place = asked[index] ?? { start: 0, end: 0 }
          comments++
          assert.equal(outside(found.anchored), outside(wholeCharacters(text, place)), JSON.stringify(place))
        }
      }),
      { numRuns: 300 },
    )
    console.log(`looked at ${comments} comments`)
    assert.ok(comments > 300)
  })
})

/** Line ends at the edges of a place have no words to stand on. */
function outside(words: string): string {
  return words.replace(/^\n+|\n+$/g, '').replace(/\n+/g, '\n')
}

function wholeCharacters(text: string, { start, end }: { start: number; end: number }): string {
  if (start === end) return ''
  const cuts = (at: number) => /[\uD800-\uDBFF]$/.test(text.slice(0, at)) && /^[\uDC00-\uDFFF]/.test(text.slice(at))
  return text.slice(cuts(start) ? start - 1 : start, cuts(end) ? end + 1 : end)
}

describe('tracked changes', () => {
  /** Text after the edits, read back; the words that stay in the file as deleted. */
  const fixed = async (body: string, edits: Revision['edits'], parts: WordParts = {}) => {
    const file = await wordFile(body, parts)
    const { source } = await readDocument(file)
    const { bytes, unapplied } = await applyFixes(file, source, edits ?? [], by)
    const xml = await partOf(bytes, 'word/document.xml')
    const deleted = [...xml.matchAll(/<w:delText[^>]*>([^<]*)</g)].map((match) => match[1])
    return { text: await textOf(bytes), deleted, unapplied, xml, bytes }
  }

  test('replace words, keeping their look', async () => {
    const { text, deleted, xml } = await fixed(p(r('登陆帐号', '<w:b/>')), [{ start: 2, end: 4, text: '账号' }])
    assert.equal(text, '登陆账号')
    assert.deepEqual(deleted, ['帐号'])
    assert.match(
      xml,
      /<w:ins w:id="\d+" w:author="台账校核" w:date="2026-01-05T08:00:00Z"><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">账号/,
    )
  })
  test('insert at the start, in the middle and at the end; delete across runs', async () => {
    const edits = [
      { start: 0, end: 0, text: '首' },
      { start: 1, end: 1, text: '中' },
      { start: 2, end: 4, text: '' },
      { start: 6, end: 6, text: '末' },
    ]
    const { text, deleted } = await fixed(p(r('一二三') + r('四五六')), edits)
    assert.equal(text, '首一中二五六末')
    assert.deepEqual(deleted, ['三', '四'])
  })
  test('delete a whole paragraph with its mark, also one without properties', async () => {
    for (const properties of [
      '',
      '<w:jc w:val="left"/>',
      '<w:rPr><w:b/></w:rPr>',
      '<w:rPr><w:ins w:id="3"/><w:b/></w:rPr><w:sectPr/>',
    ]) {
      const { text, unapplied } = await fixed(p(r('上段')) + p(r('广告'), properties) + p(r('下段')), [
        { start: 3, end: 6, text: '' },
      ])
      assert.equal(text, '上段\n下段')
      assert.equal(unapplied.length, 0)
    }
  })
  test('delete a blank paragraph that is a single tag', async () => {
    assert.equal((await fixed(`${p(r('上'))}<w:p/>${p(r('下'))}`, [{ start: 2, end: 3, text: '' }])).text, '上\n下')
  })
  test('mark the deletion of a paragraph right after its insertion, as the schema wants', async () => {
    const properties = '<w:rPr><w:ins w:id="3"/><w:b/></w:rPr>'
    const { xml } = await fixed(p(r('上'), properties) + p(r('下')), [{ start: 1, end: 2, text: '' }])
    assert.match(xml, /<w:rPr><w:ins w:id="3"\/><w:del w:id="4" [^>]*\/><w:b\/><\/w:rPr>/)
  })
  test('never cut a pair in half', async () => {
    const { text, unapplied } = await fixed(p(r('甲𠮷乙')), [{ start: 0, end: 2, text: '丙' }])
    assert.equal(text, '甲𠮷乙')
    assert.equal(unapplied.length, 1)
  })
  test('in an insertion of someone else stand beside it', async () => {
    const body = p(`<w:ins w:id="4" w:author="张">${r('甲乙丙')}</w:ins>`)
    const { text, xml } = await fixed(body, [{ start: 1, end: 2, text: '己' }])
    assert.equal(text, '甲己丙')
    assert.doesNotMatch(xml, /<w:ins [^>]*>(?:(?!<\/w:ins>).)*<w:ins /)
    const ids = [...xml.matchAll(/w:id="(\d+)"/g)].map((match) => match[1])
    assert.equal(new Set(ids).size, ids.length)
  })
  test('in a footnote are written there', async () => {
    const footnotes = `<w:footnote w:id="1">${p(r('帐号'))}</w:footnote>`
    const body = p(`${r('正文')}<w:r><w:footnoteReference w:id="1"/></w:r>`)
    const { text } = await fixed(body, [{ start: 3, end: 4, text: '账' }], { footnotes })
    assert.equal(text, '正文\n账号')
  })
  test('that have no place are given back, and nothing is written for them', async () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${p(r('框内'))}</w:txbxContent></v:textbox></w:pict></w:r>`
    const body = p(`${r('甲') + box}<m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath>`) + table([p(r('乙'))])
    // 甲xy ⏎ 框内 ⏎ 乙
    const edits = [
      { start: 1, end: 2, text: 'z' },
      { start: 4, end: 5, text: '匡' },
      { start: 6, end: 7, text: '' },
    ]
    const { text, unapplied } = await fixed(body, edits)
    assert.equal(text, '甲xy\n框内\n乙')
    assert.deepEqual(unapplied, edits)
  })
  test('that overlap are a mistake of the caller', async () => {
    const overlapping = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]
    await assert.rejects(fixed(p(r('一二三')), overlapping), RangeError)
  })
  test('combine with comments: the comment covers the words and what replaces them', async () => {
    const file = await wordFile(p(r('登陆帐号。')))
    const { bytes } = await revise(file, {
      comments: [{ start: 2, end: 4, text: '应作“账号”' }],
      edits: [{ start: 2, end: 4, text: '账号' }],
    })
    assert.deepEqual(
      (await commentsOf(bytes)).map((comment) => comment.anchored),
      ['账号'],
    )
    const ids = [
      ...(await partOf(bytes, 'word/document.xml')).matchAll(/<w:(?:ins|del|commentRangeStart) w:id="(\d+)"/g),
    ]
    assert.equal(new Set(ids.map((match) => match[1])).size, 3)
  })

  test('whatever the edits, the text read back is the edited text', async () => {
    let applied = 0
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', '1', '&', ' '), minLength: 1, maxLength: 6 })
    const run = fc.tuple(words, fc.constantFrom('', '<w:b/>')).map(([text, look]) => r(text, look))
    const inserted = run.map((inside) => `<w:ins w:id="1">${inside}</w:ins>`)
    const paragraph = fc
      .array(fc.oneof(run, inserted, fc.constant('<w:r><w:tab/></w:r>')), { minLength: 1, maxLength: 4 })
      .map((runs) => p(runs.join('')))
    const change = fc.record({ skip: fc.nat(6), length: fc.nat(5), text: fc.constantFrom('', '新', '改 & 动', '𠮷') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 1, maxLength: 3 }),
        fc.array(change, { maxLength: 5 }),
        async (blocks, changes) => {
          const file = await wordFile(blocks.join(''))
          const opened = await readDocument(file).catch(() => null)
          if (opened === null) return
          const { text } = opened.document
          let at = 0
          const edits = changes.flatMap(({ skip, length, text: replacement }) => {
            const start = wholeStart(text, Math.min(text.length, at + skip))
            const end = wholeStart(text, Math.min(text.length, start + length))
            at = end + 1
            return end < start || (start === end && replacement === '')
              ? []
              : [{ start, end: Math.max(start, end), text: replacement }]
          })
          const { bytes, unapplied } = await applyFixes(file, opened.source, edits, by)
          let expected = text
          for (const edit of edits.filter((one) => !unapplied.includes(one)).reverse()) {
            applied++
            expected = expected.slice(0, edit.start) + edit.text + expected.slice(edit.end)
          }
          const read = await textOf(bytes).catch(() => '')
          // A paragraph left empty at the end of the file keeps its line end; where all is deleted there is nothing to read.
          assert.equal(read.replace(/\n+$/, ''), expected.trim() === '' ? '' : expected.replace(/\n+$/, ''))
        },
      ),
      { numRuns: 300 },
    )
    console.log(`looked at ${applied} edits`)
    assert.ok(applied > 200)
  })
})

function wholeStart(text: string, at: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at)) ? at - 1 : at
}

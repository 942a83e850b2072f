import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { annotate } from './docx/revise.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { ProblemCode } from './problem.ts'
import { readFile } from './read-file.ts'
import type { DocumentSource } from './source.ts'
import { p, partOf, r, textOf, wordFile, zipOf } from './testing/word-builder.ts'
import { encodeUtf16 } from './xml/encoding.ts'
import { openArchive } from './zip/archive.ts'
import { rewriteArchive, writeArchive } from './zip/rewrite.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes)

describe('text files', () => {
  const text = async (bytes: Uint8Array, name = '总结.txt') => {
    const result = await readFile(name, bytes)
    assert.ok(result.ok, result.ok ? '' : result.problem.message)
    return result
  }

  test('UTF-8 with and without a mark, UTF-16 both ways, GB18030: the text as decoded, the mark removed', async () => {
    const words = '青云县𠮷水镇\r\n完成率９８％'
    const files = [
      [utf8(words), 'utf-8', false],
      [utf8(`\uFEFF${words}`), 'utf-8', true],
      [encodeUtf16(`\uFEFF${words}`, true), 'utf-16le', true],
      [encodeUtf16(`\uFEFF${words}`, false), 'utf-16be', true],
    ] as const
    for (const [bytes, encoding, mark] of files) {
      const { document, source } = await text(bytes)
      assert.equal(document.text, words)
      assert.deepEqual(source, { kind: 'txt', encoding, mark })
    }
    const gb = await text(bytesOf(0xc7, 0xe0, 0xd4, 0xc6, 0xcf, 0xd8, 0x39, 0x38, 0xa3, 0xa5))
    assert.equal(gb.document.text, '青云县98％')
    assert.deepEqual(gb.source, { kind: 'txt', encoding: 'gb18030', mark: false })
  })
  test('mixed line ends part paragraphs and stay in the text', async () => {
    const { document } = await text(utf8('甲\r\n乙\n丙\r丁'))
    assert.equal(document.text, '甲\r\n乙\n丙\r丁')
    assert.equal(document.paragraphs.length, 4)
  })
  test('control characters stay where they are', async () => {
    assert.equal((await text(utf8('甲\u0001\u0007\u000B乙'))).document.text, '甲\u0001\u0007\u000B乙')
  })
  test('a broken byte becomes U+FFFD and the rest is read', async () => {
    const good = utf8('这一行完全正常，只有一个字节坏了，其余都是好的，不应当整篇拒绝。')
    const broken = Uint8Array.from([...good.subarray(0, 30), 0xff, ...good.subarray(30)])
    assert.equal(
      (await text(broken)).document.text,
      '这一行完全正常，只有\uFFFD一个字节坏了，其余都是好的，不应当整篇拒绝。',
    )
  })
  test('UTF-8 that lost a byte stays UTF-8, also where it would pass for GB18030', async () => {
    const good = utf8('这一行完全正常，只有一个字节丢了，其余都是好的，不应当整篇变成乱码，也不应当整篇拒绝')
    let passing = 0
    for (let at = 0; at < good.length; at++) {
      const broken = Uint8Array.from([...good.subarray(0, at), ...good.subarray(at + 1)])
      const { source, document } = await text(broken)
      assert.deepEqual(source, { kind: 'txt', encoding: 'utf-8', mark: false })
      assert.ok(document.text.includes('不应当整篇'))
      if (!new TextDecoder('gb18030').decode(broken).includes('\uFFFD')) passing++
    }
    assert.ok(passing > 0, 'none of them passes for GB18030')
  })
  test('half a surrogate pair in UTF-16 becomes U+FFFD', async () => {
    assert.equal((await text(encodeUtf16('\uFEFF甲\uD842乙', true))).document.text, '甲\uFFFD乙')
  })
})

describe('files that are refused', () => {
  /** Each refusal is a value with a code, the file as its subject, and a message that says what to do. */
  const refused = async (
    name: string,
    bytes: Uint8Array,
    code: ProblemCode,
    says: RegExp,
    limits: Partial<Limits> = {},
  ) => {
    const result = await readFile(name, bytes, { limits })
    assert.ok(!result.ok, `${name} was read`)
    const { problem } = result
    assert.equal(problem.code, code, problem.message)
    assert.equal(problem.subject, name)
    assert.match(problem.message, says)
    assert.match(problem.message, /请|已/, 'says what to do')
    assert.match(problem.message, /。$/)
  }
  const compound = (word: string) =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(600),
      ...encodeUtf16(word, true),
    ])

  test('an empty file', () => refused('空.docx', bytesOf(), 'empty', /空的/))
  test('a file of blank lines', () => refused('空.txt', utf8('\n \r\n　'), 'no-text', /没有文字/))
  test('a .docx without text', async () => refused('空.docx', await wordFile(p('')), 'no-text', /没有文字/))
  test('binary data named .docx', () =>
    refused('图.docx', bytesOf(0x89, 0x50, 0x4e, 0x47), 'not-what-it-says', /改过扩展名/))
  test('text named .docx', () => refused('文.docx', utf8('其实是文本'), 'not-what-it-says', /改过扩展名/))
  test('an .xlsx named .docx, a zip of something else', async () => {
    const relationships = (target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>`
    const sheet = await zipOf([
      ['[Content_Types].xml', '<Types/>'],
      ['_rels/.rels', relationships('xl/workbook.xml')],
      ['xl/workbook.xml', '<workbook/>'],
    ])
    await refused('表.docx', sheet, 'not-what-it-says', /没有 Word 正文/)
    await refused('文.xlsx', await wordFile(p(r('正文'))), 'not-what-it-says', /没有 Excel 表格/)
    await refused('包.docx', await zipOf([['甲.txt', '乙']]), 'not-what-it-says', /压缩包/)
    await refused('包.zip', await zipOf([['甲.txt', '乙']]), 'unsupported', /解压/)
  })
  test('a password, old formats and others that are not read', async () => {
    await refused('密.docx', compound('EncryptedPackage'), 'password', /密码/)
    await refused('旧.doc', compound('WordDocument'), 'old-format', /另存为 \.docx/)
    await refused('旧.docx', compound('WordDocument'), 'old-format', /另存为 \.docx/)
    await refused('旧.xls', compound('Workbook'), 'old-format', /另存为 \.xlsx/)
    await refused('旧.wps', utf8('x'), 'old-format', /另存为 \.docx/)
    await refused('旧.rtf', utf8('{\\rtf1 x}'), 'old-format', /另存为 \.docx/)
    await refused('版.ofd', utf8('x'), 'unsupported', /OFD/)
    await refused('图.png', utf8('x'), 'unsupported', /\.png/)
  })
  test('a truncated .docx, at any length', async () => {
    const whole = await wordFile(p(r('正文')))
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      await refused('断.docx', whole.slice(0, Math.floor(whole.length * share)), 'damaged', /已损坏/)
    }
  })
  test('a part whose bytes were changed', async () => {
    const file = await wordFile(p(r('正文')))
    const { dataStart } = openArchive(file, defaultLimits).byName.get('word/document.xml') ?? assert.fail()
    const changed = file.slice()
    changed[dataStart + 20] = (changed[dataStart + 20] ?? 0) ^ 0x10
    await refused('坏.docx', changed, 'damaged', /word\/document\.xml/)
  })
  test('a part whose check sum is another', async () => {
    const changed = await wordFile(p(r('正文')))
    const { centralStart } = openArchive(changed, defaultLimits).byName.get('word/document.xml') ?? assert.fail()
    new DataView(changed.buffer).setUint32(centralStart + 16, 1, true)
    await refused('坏.docx', changed, 'damaged', /校验码/)
  })
  test('XML with a document type or an unknown entity, which is not expanded', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
    await refused('体.docx', await wordFile('', { document: bomb }), 'xml-entities', /实体/)
    await refused('体.docx', await wordFile(p('<w:r><w:t>&xxe;</w:t></w:r>')), 'xml-entities', /实体/)
  })
  test('XML nested too deep, or not closed', async () => {
    const deep = '<w:sdt>'.repeat(400) + '</w:sdt>'.repeat(400)
    await refused('深.docx', await wordFile(deep), 'too-deep', /256 层/)
    await refused('缺.docx', await wordFile('<w:p>'), 'damaged', /不配对/)
  })
  test('a zip that expands too far, by its headers or in truth', async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024)
    const file = await wordFile(p(r('正文')))
    const bomb = await rewriteArchive(openArchive(file, defaultLimits), [{ name: 'word/document.xml', bytes: zeros }])
    await refused('弹.docx', bomb, 'expands-too-large', /300 MB/)
    await refused('弹.docx', bomb, 'expands-too-large', /30 MB/, { expandedBytesMax: 30 * 1024 * 1024 })
    // The header tells a small size: the limit holds while expanding.
    const lying = bomb.slice()
    const { centralStart, rawStart } = openArchive(bomb, defaultLimits).byName.get('word/document.xml') ?? assert.fail()
    new DataView(lying.buffer).setUint32(centralStart + 24, 1000, true)
    new DataView(lying.buffer).setUint32(rawStart + 22, 1000, true)
    await refused('弹.docx', lying, 'expands-too-large', /已停止读取/)
  })
  test('a zip of too many parts, of overlapping parts', async () => {
    const many = await writeArchive(Array.from({ length: 30 }, (_, index) => ({ name: `p${index}`, bytes: bytesOf() })))
    await refused('多.docx', many, 'too-many-parts', /30 个部件/, { partsMax: 20 })
    const file = await wordFile(p(r('正文')))
    const { entries } = openArchive(file, defaultLimits)
    const [first, second] = entries
    const overlapping = file.slice()
    new DataView(overlapping.buffer).setUint32((second?.centralStart ?? 0) + 42, first?.rawStart ?? 0, true)
    await refused('叠.docx', overlapping, 'damaged', /重叠/)
  })
  test('too much text, in whatever encoding', async () => {
    const fifty = new Uint8Array(50_000_000).fill(0x61)
    await refused('大.txt', fifty, 'too-much-text', /48 MB.*40 MB/)
    await refused('大.txt', utf8('字'.repeat(101)), 'too-much-text', /上限/, { charactersMax: 100 })
    await refused('大.docx', await wordFile(p(r('字'.repeat(101)))), 'too-much-text', /上限/, { charactersMax: 100 })
    await refused('大.docx', new Uint8Array(101), 'too-large', /上限/, { fileBytesMax: 100 })
  })
  test('a paragraph too long, by its number and first words', async () => {
    const long = `第一段\n隐患排查治理情况如下${'甲'.repeat(1_000_000)}`
    await refused(
      '长.txt',
      utf8(long),
      'paragraph-too-long',
      /第 2 段（以“隐患排查治理情况如下甲甲”开头）有 1000010 个字/,
    )
    await refused('长.docx', await wordFile(p(r('甲'.repeat(600_000)))), 'paragraph-too-long', /第 1 段/)
  })
  test('too many cells', async () => {
    const rows = `<w:tbl>${`<w:tr>${`<w:tc>${p('')}</w:tc>`.repeat(10)}</w:tr>`.repeat(11)}</w:tbl>`
    await refused('格.docx', await wordFile(rows), 'too-many-cells', /100 个单元格/, { cellsMax: 100 })
  })
  test('bytes that are no text', () => refused('图.txt', bytesOf(0x41, 0, 0x42), 'binary', /第 2 个字节/))
})

describe('mutated files', () => {
  /** Reads and checks what must hold of any result: a value, with every place inside the text. */
  const look = async (name: string, bytes: Uint8Array): Promise<boolean> => {
    const result = await readFile(name, bytes)
    if (!result.ok) {
      assert.match(result.problem.message, /。$/)
      return false
    }
    const { text, paragraphs, tables } = result.document
    let last = 0
    for (const { start, end } of paragraphs) {
      assert.ok(start >= last && end > start && end <= text.length)
      last = end
    }
    for (const { start, end } of tables.flatMap((table) => table.cells))
      assert.ok(start >= 0 && end >= start && end <= text.length)
    if (result.source.kind === 'docx') await lookAnnotated(name, bytes, result.source, text)
    return true
  }
  /** What can be read can be annotated, and reads the same afterwards. */
  const lookAnnotated = async (name: string, bytes: Uint8Array, source: DocumentSource, text: string) => {
    const comments = [0, text.length >> 1, text.length].map((start) => ({
      start,
      end: Math.min(text.length, start + 3),
      text: '意见',
    }))
    const result = await readFile(
      name,
      await annotate(bytes, source, comments, { author: '台账校核', date: '2026-01-05T08:00:00Z' }),
    )
    assert.ok(result.ok, result.ok ? '' : result.problem.message)
    assert.equal(result.document.text, text)
  }
  const sample = () =>
    wordFile(
      p(r('一、工作成效'), '<w:outlineLvl w:val="0"/>') +
        p(`${r('共整改') + r('1112', '<w:b/>')}<w:r><w:tab/><w:t>处&amp;</w:t></w:r>`) +
        `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(r('合计'))}</w:tc></w:tr></w:tbl>` +
        p(
          '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r>',
        ),
      {
        comments: '<w:comment w:id="0" w:author="王"/>',
        styles:
          '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>',
        footnotes: `<w:footnote w:id="1">${p(r('注'))}</w:footnote>`,
      },
    )

  test('bits flipped in the zip: read or refused, never thrown', async () => {
    const file = await sample()
    let read = 0
    let refused = 0
    const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(flips, async (places) => {
        const mutated = file.slice()
        for (const [at, mask] of places) mutated[at] = (mutated[at] ?? 0) ^ mask
        if (await look('变.docx', mutated)) read++
        else refused++
      }),
      { numRuns: 500 },
    )
    console.log(`looked at ${read + refused} files: ${read} read, ${refused} refused`)
    assert.ok(refused > 100 && read + refused >= 500)
  })
  test('XML cut up, doubled and scrambled inside a good zip: read or refused, never thrown', async () => {
    const file = await sample()
    const names = [
      'word/document.xml',
      'word/styles.xml',
      'word/numbering.xml',
      'word/footnotes.xml',
      'word/_rels/document.xml.rels',
      '_rels/.rels',
      'word/comments.xml',
      '[Content_Types].xml',
    ]
    const originals = new Map(await Promise.all(names.map(async (name) => [name, await partOf(file, name)] as const)))
    let read = 0
    let refused = 0
    const junk = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '&',
      '&#0;',
      '&#x110000;',
      ']]>',
      '<![CDATA[x]]>',
      '<!--',
      '<w:p>',
      '</w:p>',
      '<w:r/>',
      '<w:tbl>',
      'w:val="99999999999"',
      '\u0000',
      '𠮷',
      'xmlns:w="x"',
      '<?x?>',
    )
    const change = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      remove: fc.nat(40),
      insert: fc.oneof(junk, fc.constant('')),
      copy: fc.nat(200),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const parts = new Map(originals)
        for (const { name, at, remove, insert, copy } of changes) {
          const xml = parts.get(name) ?? ''
          const from = at % (xml.length + 1)
          parts.set(
            name,
            xml.slice(0, from) + insert + xml.slice(copy, copy + (remove % 7) * 20) + xml.slice(from + remove),
          )
        }
        const bytes = [...parts].map(([name, xml]) => ({ name, bytes: utf8(xml) }))
        if (await look('变.docx', await rewriteArchive(openArchive(file, defaultLimits), bytes))) read++
        else refused++
      }),
      { numRuns: 600 },
    )
    console.log(`looked at ${read + refused} files: ${read} read, ${refused} refused`)
    assert.ok(read > 20 && refused > 100)
  })
  test('random bytes under any name: read or refused, never thrown', async () => {
    let looked = 0
    const head = fc.constantFrom(
      [],
      [0x50, 0x4b, 3, 4],
      [0x25, 0x50, 0x44, 0x46],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [0xd0, 0xcf, 0x11, 0xe0],
    )
    const name = fc.constantFrom('a.docx', 'a.xlsx', 'a.txt', 'a.md', 'a')
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 400 }), name, async (start, rest, as) => {
        if (start[0] === 0x25) return
        await look(as, Uint8Array.from([...start, ...rest]))
        looked++
      }),
      { numRuns: 1000 },
    )
    console.log(`looked at ${looked} files`)
    assert.ok(looked > 500)
  })
  test('a good file still reads', async () => {
    assert.match(await textOf(await sample()), /^一、工作成效\n共整改1112\t处&\n合计\n3$/)
  })
})

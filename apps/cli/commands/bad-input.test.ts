import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import { runCommand, testFolder } from './run-command.ts'

const folder = testFolder()

/** A zip of the given parts, deflated; just enough of the format for a reader to take it for one. */
function zip(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const path = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(plain.length, 18)
    fields.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, path, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, path]))
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\u0005\u0006'), end])
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const bodyOf = (text: string) =>
  `<w:document ${word}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

function docx(document: string | Uint8Array, more: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': document,
    ...more,
  })
}

const REPORT = '全年共排查隐患41处，其中甲镇38处、乙镇2处、丙镇1处，已全部整改到位。'

/** An encrypted .docx is a compound file with a stream of this name. */
const encrypted = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(1024),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(512),
])

const laughs =
  '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'

/** Name, content, the exit codes allowed, and what the message must say. */
const cases: readonly (readonly [string, () => string | Uint8Array | null, readonly number[], RegExp])[] = [
  ['missing.txt', () => null, [2], /没有这个文件/],
  ['empty.txt', () => '', [2], /空/],
  ['empty.docx', () => '', [2], /空/],
  ['blank.txt', () => ' \n\n ', [2], /没有文字/],
  ['picture.docx', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), [2], /不是/],
  ['program.txt', () => Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)), [2], /不是文字/],
  ['truncated.docx', () => docx(bodyOf(REPORT)).subarray(0, 500), [2], /损坏|不完整/],
  ['other.docx', () => zip({ 'readme.txt': 'x' }), [2], /./],
  ['password.docx', () => encrypted, [2], /密码|加密/],
  ['bomb.docx', () => docx(bodyOf(REPORT), { 'word/media/bomb.bin': new Uint8Array(400 * 2 ** 20) }), [2, 0], /./],
  ['bomb-in-body.docx', () => docx(Buffer.alloc(400 * 2 ** 20, ' ')), [2], /过大|上限|超过|展开/],
  ['entities.docx', () => docx(laughs + bodyOf('&c;')), [2], /实体/],
  [
    'old.doc',
    () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
    [2],
    /另存为/,
  ],
  ['notes.pages', () => 'x', [2], /不能读取/],
  ['scan.pdf', () => '%PDF-1.4\n%broken', [2], /./],
  ['long.txt', () => Buffer.from(`${REPORT}\n`.repeat(480_000)), [2, 0], /上限|/],
  ['one-paragraph.txt', () => REPORT.repeat(28_000), [2, 0], /段|/],
  ['control.txt', () => `${REPORT}\u0001\u0008\u001b[2J\u007f\n${REPORT}`, [0, 1], /^$/],
  ['surrogate.txt', () => Buffer.from(`\ufeff${REPORT}\ud842甲\udfb7`, 'utf16le'), [0, 1], /^$/],
  ['line-ends.txt', () => `${REPORT}\r\n${REPORT}\r${REPORT}\n\r${REPORT}`, [0, 1], /^$/],
  ['gb18030.txt', () => Buffer.from([0xb9, 0xb2, 0x34, 0x31, 0xb4, 0xa6, 0xa1, 0xa3]), [0, 1], /^$/],
]

describe('bad input gives a reason and an exit code, never a trace', () => {
  let looked = 0
  for (const [name, content, codes, message] of cases) {
    test(name, async () => {
      const bytes = content()
      const path = join(folder, name)
      if (bytes !== null) writeFileSync(path, bytes)
      const { code, out, err } = await runCommand(['check', path])
      assert.ok(codes.includes(code ?? -1), `exit code ${code}\n${out}${err}`)
      if (code === 2) assert.ok(err.includes(path), `the file is named: ${err}`)
      assert.match(err.replace(path, ''), message)
      assert.doesNotMatch(out + err, /^ {4}at |Error:|程序内部出错/m)
      looked++
    })
  }
  after(() => console.log(`${looked} bad files looked at`))
})

test('one bad file among many is reported, and the others are checked', async () => {
  writeFileSync(join(folder, 'good-1.txt'), REPORT)
  writeFileSync(join(folder, 'good-2.txt'), REPORT)
  const names = ['good-1.txt', 'missing.txt', 'good-2.txt']
  const { code, out, err } = await runCommand(['check', ...names, '--format', 'jsonl'], { cwd: folder })
  assert.equal(code, 2)
  const lines = out.trim().split('\n')
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { readonly file: string }).file),
    names,
  )
  assert.match(lines[1] ?? '', /"error":"没有这个文件/)
  assert.match(err, /missing\.txt：没有这个文件/)
})

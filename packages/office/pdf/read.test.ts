import assert from 'node:assert/strict'
import { readFile as readDiskFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFile } from '../read-file.ts'

/** A .pdf of one page by hand: `content` is its drawing. */
function pdf(content: string, more = '', font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    font,
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj${object}endobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer<</Size 6/Root 1 0 R${more}>>\nstartxref\n${table}\n%%EOF`
  return new TextEncoder().encode(file)
}

describe('.pdf', () => {
  test('the text layer is read', async () => {
    const result = await readFile('a.pdf', pdf('BT /F1 16 Tf 80 700 Td (Report 2023: 1112 items) Tj ET'))
    assert.ok(result.ok)
    assert.equal(result.document.text, 'Report 2023: 1112 items')
    assert.deepEqual(result.source, { kind: 'pdf', pages: 1 })
  })
  test('a file that names a Chinese character set without carrying it is read by the map that the caller gives', async () => {
    const font =
      '<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0' +
      '/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4>>>>]>>'
    const asked: string[] = []
    const readCharacterMap = async (file: string) => {
      asked.push(file)
      return new Uint8Array(await readDiskFile(fileURLToPath(import.meta.resolve(`pdfjs-dist/cmaps/${file}`))))
    }
    const bytes = pdf('BT /F1 16 Tf 80 700 Td <5E74603B7ED3> Tj ET', '', font)
    const result = await readFile('a.pdf', bytes, { readCharacterMap })
    assert.ok(result.ok, result.ok ? '' : result.problem.message)
    assert.equal(result.document.text, '年总结')
    assert.ok(asked.includes('UniGB-UCS2-H.bcmap'))
  })
  test('a scan is refused', async () => {
    const result = await readFile('a.pdf', pdf('0 0 m 10 10 l S'))
    assert.ok(!result.ok)
    assert.equal(result.problem.code, 'no-text')
    assert.match(result.problem.message, /扫描件/)
  })
  test('a truncated or scrambled file is refused or read, never thrown', async () => {
    const whole = pdf('BT /F1 16 Tf 80 700 Td (Report) Tj ET')
    let refused = 0
    for (let length = 4; length < whole.length; length += 40) {
      const result = await readFile('a.pdf', whole.slice(0, length))
      if (!result.ok) refused++
    }
    for (let at = 8; at < whole.length; at += 11) {
      const changed = whole.slice()
      changed[at] = 0x30 + (at % 60)
      await readFile('a.pdf', changed)
    }
    assert.ok(refused > 3)
  })
  test('a file in a protected container asks for the password to be taken off', async () => {
    const id = '<00112233445566778899aabbccddeeff>'
    const key = `<${'28bf4e5e4e758a4164004e56fffa0108'.repeat(2)}>`
    const lock = `/ID[${id}${id}]/Encrypt<</Filter/Standard/V 1/R 2/O${key}/U${key}/P -44>>`
    const result = await readFile('a.pdf', pdf('BT ET', lock))
    assert.ok(!result.ok)
    assert.equal(result.problem.code, 'password')
  })
})

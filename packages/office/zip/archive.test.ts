import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { defaultLimits } from '../limits.ts'
import { p, r, rawEntries, textOf, wordFile } from '../testing/word-builder.ts'
import { expandEntry, openArchive } from './archive.ts'
import { crc32 } from './crc32.ts'
import { rewriteArchive, writeArchive } from './rewrite.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const expand = async (bytes: Uint8Array, name: string) => {
  const archive = openArchive(bytes, defaultLimits)
  const entry = archive.byName.get(name)
  assert.ok(entry)
  return new TextDecoder().decode(await expandEntry(archive, entry, { left: 1e6 }, defaultLimits))
}

describe('a zip', () => {
  test('crc of the standard check value', () => assert.equal(crc32(utf8('123456789')), 0xcbf43926))
  test('parts come out as they went in', async () => {
    const bytes = await writeArchive([
      { name: '甲.txt', bytes: utf8('内容') },
      { name: 'b', bytes: utf8('') },
    ])
    assert.equal(await expand(bytes, '甲.txt'), '内容')
    assert.equal(await expand(bytes, 'b'), '')
  })
  test('a part is replaced in its place, a new one comes last, the others keep their bytes and the zip its comment', async () => {
    const first = await writeArchive(['a', 'b', 'c'].map((name) => ({ name, bytes: utf8(`${name}`.repeat(100)) })))
    const given = Uint8Array.from([...first.subarray(0, -2), 4, 0, ...utf8('note')])
    const written = await rewriteArchive(openArchive(given, defaultLimits), [
      { name: 'B', bytes: utf8('新') },
      { name: 'd', bytes: utf8('末') },
    ])
    assert.deepEqual(
      openArchive(written, defaultLimits).entries.map((entry) => entry.name),
      ['a', 'b', 'c', 'd'],
    )
    assert.equal(await expand(written, 'b'), '新')
    assert.equal(await expand(written, 'd'), '末')
    assert.equal(new TextDecoder().decode(written.subarray(-4)), 'note')
    const [before, after] = [rawEntries(given), rawEntries(written)]
    for (const name of ['a', 'c']) assert.equal(after.get(name), before.get(name))
  })
  test('zip64 fields are followed, and moved along when a part before them grows', async () => {
    const plain = await writeArchive([
      { name: 'a', bytes: utf8('一') },
      { name: 'b', bytes: utf8('二') },
    ])
    const wide = withWideOffset(plain, 'b')
    assert.equal(await expand(wide, 'b'), '二')
    const written = await rewriteArchive(openArchive(wide, defaultLimits), [
      { name: 'a', bytes: utf8('长'.repeat(999)) },
    ])
    assert.equal(await expand(written, 'b'), '二')
  })
  test('a name in no known encoding is borne', async () => {
    const file = await wordFile(p(r('正文')))
    const named = file.slice()
    const { entries } = openArchive(file, defaultLimits)
    const media = entries.find((entry) => entry.name.includes('media'))
    assert.ok(media)
    // A GBK name without the flag for UTF-8.
    const view = new DataView(named.buffer)
    view.setUint16(media.centralStart + 8, 0, true)
    named.set([0xcd, 0xbc, 0xc6, 0xac], media.centralStart + 46 + 'word/media/'.length)
    assert.equal(await textOf(named), '正文')
  })
})

/** The same zip with the offset of one entry in a zip64 extra field. */
function withWideOffset(bytes: Uint8Array, name: string): Uint8Array {
  const { entries } = openArchive(bytes, defaultLimits)
  const entry = entries.find((found) => found.name === name)
  assert.ok(entry)
  const extra = new Uint8Array(12)
  const extraView = new DataView(extra.buffer)
  extraView.setUint16(0, 1, true)
  extraView.setUint16(2, 8, true)
  extraView.setBigUint64(4, BigInt(entry.rawStart), true)
  const out = Uint8Array.from([...bytes.subarray(0, entry.centralEnd), ...extra, ...bytes.subarray(entry.centralEnd)])
  const view = new DataView(out.buffer)
  view.setUint32(entry.centralStart + 42, 0xffffffff, true)
  view.setUint16(entry.centralStart + 30, extra.length, true)
  const end = out.length - 22
  view.setUint32(end + 12, view.getUint32(end + 12, true) + extra.length, true)
  return out
}

import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { evidenceInMemory, evidenceOnDisk, mediaTypeOf } from './evidence.ts'

const png = Buffer.from('\x89PNG\r\n\x1a\n0123', 'latin1')

describe('the type of a file is told from its bytes', () => {
  const zip = (member: string) => `PK\x03\x04${'\0'.repeat(26)}${member}`
  const office = 'application/vnd.openxmlformats-officedocument'
  const cases: readonly (readonly [string, string | null])[] = [
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
    ['\0\0\0\x18ftypmp42', 'video/mp4'],
    [zip('word/document.xml'), `${office}.wordprocessingml.document`],
    [zip('xl/workbook.xml'), `${office}.spreadsheetml.sheet`],
    [zip('OFD.xml'), 'application/ofd'],
    [zip('photo.jpg'), 'application/zip'],
    ['plain words', 'text/plain'],
    ['<!DOCTYPE html><script>', null],
    ['  \r\n<svg onload="x">', null],
    ['\xef\xbb\xbf<?xml version="1.0"?><svg>', null],
    ['#!/bin/sh', null],
    ['MZ\x90', null],
    ['\x7fELF', null],
    ['GIF89a\0\0', null],
    ['\0\0\0\0', null],
  ]
  for (const [bytes, type] of cases)
    test(`${JSON.stringify(bytes.slice(0, 24))} is ${type ?? 'not taken'}`, () => {
      assert.equal(mediaTypeOf(Buffer.from(bytes, 'latin1')), type)
    })
})

describe('evidence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-evidence-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, store] of [
    ['on disk', evidenceOnDisk(folder, 1000)],
    ['in memory', evidenceInMemory(1000)],
  ] as const)
    test(`${name} is kept by its hash, once, and comes back whole`, async () => {
      const put = await store.put('照片.png', [png.subarray(0, 3), png.subarray(3)])
      const again = await store.put('另一个名字.png', [png])
      assert.ok(put.ok && again.ok)
      assert.equal(put.file.hash, again.file.hash)
      assert.deepEqual([put.file.sizeBytes, put.file.mediaType, put.file.name], [12, 'image/png', '照片.png'])
      const pieces: Buffer[] = []
      for await (const piece of (await store.read(put.file.hash)) ?? []) pieces.push(piece as Buffer)
      assert.deepEqual(Buffer.concat(pieces), png)
      assert.equal(await store.isWhole(put.file.hash), true)
      assert.equal(await store.read('0'.repeat(64)), null)
      assert.equal(await store.read('../../etc/passwd'), null)
    })
  test('what is refused leaves nothing behind', async () => {
    const store = evidenceOnDisk(folder, 1000)
    const before = readdirSync(folder, { recursive: true }).length
    const reasons = []
    for (const bytes of [Buffer.alloc(0), Buffer.concat([png, Buffer.alloc(1000)]), Buffer.from('<html>')]) {
      const put = await store.put('x', [bytes])
      reasons.push(put.ok ? 'taken' : put.error.reason)
    }
    assert.deepEqual(reasons, ['empty', 'too-large', 'type-not-allowed'])
    await assert.rejects(
      store.put(
        'x',
        (async function* () {
          yield png
          throw new Error('the line broke')
        })(),
      ),
    )
    assert.equal(readdirSync(folder, { recursive: true }).length, before)
  })
  test('a file that was changed on disk is no longer whole', async () => {
    const store = evidenceOnDisk(folder)
    const put = await store.put('x.txt', [Buffer.from('原文')])
    assert.ok(put.ok)
    const { hash } = put.file
    appendFileSync(join(folder, 'evidence', hash.slice(0, 2), hash.slice(2, 4), hash), '改')
    assert.equal(await store.isWhole(hash), false)
  })
})

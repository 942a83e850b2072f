import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import {
  createEntry,
  downloadEvidence,
  listEvidence,
  moveEntry,
  problemSchema,
  uploadEvidence,
} from '@taizhang/contract'
import { evidenceInMemory } from '@taizhang/store'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('evidence', () => {
  let bench: TestWorkbench
  let recorder: Client
  let head: Client
  before(async () => {
    bench = await testWorkbench({}, { evidence: evidenceInMemory(4 * 1024 * 1024) })
    recorder = await bench.as('recorder')
    head = await bench.as('head')
  })
  after(() => bench.close())

  const upload = (client: Client, name: string, body: string | Uint8Array) =>
    client.send('POST', `${uploadEvidence.path}?name=${encodeURIComponent(name)}`, {
      body,
      headers: { 'Content-Type': 'application/octet-stream' },
    })
  const taken = async (client: Client, name: string, body: string | Uint8Array) => {
    const response = await upload(client, name, body)
    assert.equal(response.status, 201)
    return uploadEvidence.output.parse(await response.json())
  }
  const refused = async (response: Response) => problemSchema.parse(await response.json()).code

  const values = { place: '敬老院', foundOn: '2024-06-10' }
  async function inReview() {
    const body = { ledger: 'hazard', org: 'east-yunxi', values }
    const { entry } = await recorder.ok(createEntry, { body })
    const params = { id: entry.id }
    await recorder.ok(moveEntry, { params, body: { version: 1, move: 'fix' } })
    await recorder.ok(moveEntry, { params, body: { version: 2, move: 'submit', values: { measure: '已更换' } } })
    return params
  }

  test('a file is known by its hash, closes a matter, and comes back as an attachment that no browser runs', async () => {
    const file = await taken(recorder, '整改"前后".txt', '更换前后的对比')
    assert.equal(file.hash, createHash('sha256').update('更换前后的对比').digest('hex'))
    const params = await inReview()
    await head.ok(moveEntry, { params, body: { version: 3, move: 'close', evidence: [file.hash] } }).catch(() => {})
    const seen = await head.call(downloadEvidence, { params: { hash: file.hash } })
    // Whoever did not upload it does not see it until an entry of theirs has it.
    assert.equal(seen.status, 404)
    const own = await taken(head, '复核.txt', '复核照片的说明')
    await head.ok(moveEntry, { params, body: { version: 3, move: 'close', evidence: [own.hash] } })
    assert.deepEqual((await recorder.ok(listEvidence, { params })).items, [own])
    const response = await recorder.call(downloadEvidence, { params: { hash: own.hash } })
    assert.equal(response.headers.get('content-type'), 'application/octet-stream')
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''%/)
    assert.match(response.headers.get('content-security-policy') ?? '', /^sandbox/)
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(await response.text(), '复核照片的说明')
  })

  test('the hash of a file that one may not see ties nothing to one’s own entry', async () => {
    const other = await bench.as('recorder-other')
    const file = await taken(other, '青田坝.txt', '青田坝的内部材料')
    const params = await inReview()
    const body = { version: 3, move: 'close', evidence: [file.hash] }
    await head.fails(moveEntry, { params, body }, 'unknown-evidence')
    await head.fails(moveEntry, { params, body: { ...body, evidence: ['0'.repeat(64)] } }, 'unknown-evidence')
    await head.fails(downloadEvidence, { params: { hash: file.hash } }, 'unknown-evidence')
  })

  test('pages, scripts, programs, empty and too large files are not taken', async () => {
    assert.equal(await refused(await upload(recorder, 'a.html', '<html><script>1</script>')), 'unsupported-file')
    assert.equal(await refused(await upload(recorder, 'a.svg', '<svg xmlns="x">')), 'unsupported-file')
    assert.equal(await refused(await upload(recorder, 'a.exe', Buffer.from('MZ\x90\x00'))), 'unsupported-file')
    assert.equal(await refused(await upload(recorder, 'a.txt', '')), 'wrong-value')
    assert.equal(await refused(await upload(recorder, 'a.txt', 'x'.repeat(5 * 1024 * 1024))), 'too-large')
    assert.equal(await refused(await recorder.send('POST', uploadEvidence.path, { body: 'x' })), 'wrong-input')
  })

  test('who enters and moves nothing uploads nothing', async () => {
    for (const name of ['viewer', 'drafter'])
      assert.equal(await refused(await upload(await bench.as(name), 'a.txt', '说明')), 'not-permitted')
    assert.equal(await refused(await upload(await bench.as('system'), 'a.txt', '说明')), 'not-your-duty')
    assert.equal(await refused(await upload(bench.stranger(), 'a.txt', '说明')), 'not-signed-in')
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  createEntry,
  downloadEvidence,
  listEntries,
  moveEntry,
  showEntry,
  showMe,
  uploadEvidence,
} from '@taizhang/contract'
import { Caller, type SendInit } from './caller.ts'

const problem = (code: string, message = '出错了。') => ({
  code,
  message,
  subject: '',
  all: [{ code, subject: '', message }],
  requestId: 'r-1',
})
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

describe('a caller of the contract', () => {
  /** A caller before a server that gives these answers in turn; an Error stands for a lost connection. */
  function callerBefore(...answers: readonly (Response | Error)[]) {
    const sent: { readonly address: string; readonly init: SendInit }[] = []
    const reached: boolean[] = []
    let renewals = 0
    const left = [...answers]
    const caller = new Caller({
      fetch: async (address, init) => {
        sent.push({ address, init })
        const answer = left.shift()
        if (!answer) throw new Error('more requests than answers')
        if (answer instanceof Error) throw answer
        return answer
      },
      renewSession: async () => {
        renewals++
        return true
      },
      tellReached: (isReached) => reached.push(isReached),
    })
    return { caller, sent, reached, renewals: () => renewals }
  }
  const header = (init: SendInit | undefined, name: string) => new Headers(init?.headers).get(name)

  test('puts parameters into the path, and leaves out of the query what was not given', async () => {
    const { caller, sent } = callerBefore(json({}), json({ items: [], next: null }))
    await caller.call(showEntry, { params: { id: '甲/1' } })
    await caller.call(listEntries, { query: { ledger: 'hazard', org: undefined, most: 20, text: '楼梯 & 灯' } })
    assert.deepEqual(
      sent.map(({ address }) => decodeURIComponent(address.replaceAll('+', ' '))),
      ['/api/entries/甲/1', '/api/entries?ledger=hazard&most=20&text=楼梯 & 灯'],
    )
    assert.equal(sent[0]?.address, '/api/entries/%E7%94%B2%2F1')
  })

  test('a write carries the header of our own page and its key; a read neither', async () => {
    const { caller, sent } = callerBefore(json({ entry: {}, reopened: false }, 201), json({}))
    await caller.call(createEntry, { body: { ledger: 'hazard', org: 'a', values: {} } }, { key: 'k-1' })
    await caller.call(showEntry, { params: { id: '1' } })
    assert.equal(header(sent[0]?.init, 'X-Taizhang-Request'), '1')
    assert.equal(header(sent[0]?.init, 'Idempotency-Key'), 'k-1')
    assert.equal(sent[0]?.init.body, '{"ledger":"hazard","org":"a","values":{}}')
    assert.equal(header(sent[1]?.init, 'X-Taizhang-Request'), null)
  })

  test('a refusal is a value with everything that is wrong', async () => {
    const stale = { ...problem('stale-version', '已被别人改过。'), stale: { seen: 1, current: { id: '1' } } }
    const { caller } = callerBefore(json(stale, 409))
    const answer = await caller.call(moveEntry, { params: { id: '1' }, body: { version: 1, move: 'close' } })
    assert.deepEqual(answer, { ok: false, problem: stale })
  })

  test('a session that is over is renewed, and the same request sent again with the same key', async () => {
    const { caller, sent, renewals } = callerBefore(
      json(problem('not-signed-in'), 401),
      json({ entry: {}, reopened: false }),
    )
    const answer = await caller.call(createEntry, { body: { ledger: 'hazard', org: 'a', values: {} } }, { key: 'k-2' })
    assert.equal(answer.ok, true)
    assert.equal(renewals(), 1)
    assert.deepEqual(sent[0], sent[1])
  })

  test('who only asks who is signed in is not asked to sign in', async () => {
    const { caller, renewals } = callerBefore(json(problem('not-signed-in'), 401))
    const answer = await caller.call(showMe, {}, { asksWho: true })
    assert.equal(!answer.ok && answer.problem.code, 'not-signed-in')
    assert.equal(renewals(), 0)
  })

  test('a lost connection is said, with what was kept; the next answer says that it is back', async () => {
    const { caller, reached } = callerBefore(new TypeError('fetch failed'), json({}))
    const lost = await caller.call(createEntry, { body: { ledger: 'hazard', org: 'a', values: {} } })
    assert.ok(!lost.ok)
    assert.equal(lost.problem.code, 'no-connection')
    assert.match(lost.problem.message, /填写的内容还在/)
    await caller.call(showEntry, { params: { id: '1' } })
    assert.deepEqual(reached, [false, true])
  })

  test('an abort is no lost connection', async () => {
    const abort = new AbortController()
    const { caller, reached } = callerBefore(new DOMException('aborted', 'AbortError'))
    abort.abort()
    await assert.rejects(caller.call(showEntry, { params: { id: '1' } }, { signal: abort.signal }), {
      name: 'AbortError',
    })
    assert.deepEqual(reached, [])
  })

  test('what a proxy or a captive portal answers is told apart from our server', async () => {
    const page = () => new Response('<html>登录上网</html>', { status: 200 })
    const { caller } = callerBefore(page(), new Response('Bad gateway', { status: 502 }), json({ error: 'x' }, 500))
    for (let asked = 0; asked < 3; asked++) {
      const answer = await caller.call(showEntry, { params: { id: '1' } })
      assert.equal(!answer.ok && answer.problem.code, 'broken-answer')
    }
  })

  test('files go out as bytes and come back with their names', async () => {
    const name = 'attachment; filename="e.jpg"; filename*=UTF-8\'\'%E7%85%A7%E7%89%87.jpg'
    const { caller, sent } = callerBefore(
      json({ hash: 'h', sizeBytes: 3, mediaType: 'image/jpeg', name: '照片.jpg' }, 201),
      new Response('abc', { headers: { 'Content-Disposition': name } }),
    )
    const file = new Blob(['abc'])
    await caller.call(uploadEvidence, { query: { name: '照片.jpg' }, file })
    assert.equal(sent[0]?.init.body, file)
    const back = await caller.call(downloadEvidence, { params: { hash: 'h' } })
    assert.ok(back.ok)
    assert.equal(back.value.name, '照片.jpg')
    assert.equal(await back.value.content.text(), 'abc')
  })

  test('an answer without content is null', async () => {
    const { caller } = callerBefore(new Response(null, { status: 204 }))
    const answer = await caller.call(showEntry, { params: { id: '1' } })
    assert.deepEqual(answer, { ok: true, value: null })
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createEntry, listOrgs, problemSchema, showEntry, showMe } from '@taizhang/contract'
import type { Client } from './testing/client.ts'
import { password, type TestWorkbench, testWorkbench } from './testing/workbench.ts'

describe('the workbench', () => {
  let bench: TestWorkbench
  let recorder: Client
  before(async () => {
    bench = await testWorkbench({ bodyBytesMax: 4096 }, { metricsToken: 'token-of-the-test' })
    recorder = await bench.as('recorder')
  })
  after(() => bench.close())

  const body = JSON.stringify({ ledger: 'hazard', org: 'east-yunxi', values: { place: 'x', foundOn: '2024-06-01' } })
  const json = { 'Content-Type': 'application/json' }
  const codeOf = async (response: Response) => problemSchema.parse(await response.json()).code
  const post = (headers: Record<string, string>, text = body) =>
    bench.workbench.fetch(
      new Request('http://localhost/api/entries', {
        method: 'POST',
        body: text,
        headers: { ...json, Cookie: recorder.cookie, ...headers },
      }),
    )

  test('a write from a form or from a foreign page is refused, though the cookie comes along', async () => {
    const from = (headers: Record<string, string>) => post({ Host: 'localhost', ...headers })
    assert.equal(await codeOf(await from({})), 'not-from-this-site')
    const header = { 'X-Taizhang-Request': '1' }
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:8080'])
      assert.equal(await codeOf(await from({ ...header, Origin: origin })), 'not-from-this-site', origin)
    assert.equal((await from({ ...header, Origin: 'http://localhost' })).status, 201)
  })

  test('no answer may be framed, run or kept, and each has its id', async () => {
    const ids = new Set<string | null>()
    for (const path of ['/api/me', '/api', '/openapi.json', '/healthz', '/none']) {
      const response = await recorder.send('GET', path)
      assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(response.headers.get('cache-control'), 'no-store')
      assert.equal(response.headers.get('access-control-allow-origin'), null)
      ids.add(response.headers.get('x-request-id'))
    }
    assert.equal(ids.size, 5)
  })

  test('too much is refused, whether it says how much it is or not', async () => {
    const header = { 'X-Taizhang-Request': '1' }
    const large = JSON.stringify({ ...JSON.parse(body), values: { place: 'x'.repeat(5000) } })
    assert.equal(await codeOf(await post({ ...header, 'Content-Length': String(large.length) }, large)), 'too-large')
    assert.equal(await codeOf(await post(header, large)), 'too-large')
    assert.equal(await codeOf(await post({ ...header, 'Content-Type': 'text/plain' })), 'wrong-input')
  })

  test('an address that is none, and a method that it does not have, are not found', async () => {
    for (const [method, path] of [
      ['GET', '/api/none'],
      ['POST', '/api/me'],
      ['GET', '/api/entries/none/none'],
    ] as const)
      assert.equal(await codeOf(await recorder.send(method, path)), 'not-found')
    await recorder.fails(showEntry, { params: { id: "'; drop table entry; --" } }, 'unknown-entry')
  })

  test('an unforeseen error tells a fixed sentence and its request’s id; the log has the rest, and nothing personal', async () => {
    const { store } = bench.workbench.services
    const read = store.read.bind(store)
    store.read = () => Promise.reject(new Error('column "secret" at 13812345678'))
    const response = await recorder.call(showEntry, { params: { id: 'x' } })
    store.read = read
    const problem = problemSchema.parse(await response.json())
    assert.equal(response.status, 500)
    assert.equal(problem.code, 'internal')
    assert.doesNotMatch(JSON.stringify(problem), /secret|138/)
    const line = bench.log.find(({ request, error }) => request === problem.requestId && error === 'Error')
    assert.ok(line)
  })

  test('a database that is gone is said so, and the service recovers by itself', async () => {
    const { store } = bench.workbench.services
    const read = store.read.bind(store)
    store.read = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
    await recorder.fails(showMe, {}, 'unavailable')
    store.read = read
    await recorder.ok(showMe)
  })

  test('the log names patterns and statuses, no ids, no queries, no persons', async () => {
    bench.log.length = 0
    await recorder.fails(showEntry, { params: { id: 'entry-of-somebody' } }, 'unknown-entry')
    await recorder.send('GET', '/api/entries?ledger=hazard&text=somebody')
    await bench.stranger().send('POST', '/api/session', {
      body: JSON.stringify({ tenant: 'east', name: 'recorder', password: 'wrong-somebody' }),
      headers: json,
    })
    assert.equal(bench.log.length, 3)
    const [first] = bench.log
    assert.deepEqual([first?.['method'], first?.['route'], first?.['status']], ['GET', '/api/entries/{id}', 404])
    assert.doesNotMatch(JSON.stringify(bench.log), /somebody|recorder|Cloud|east/)
  })

  test('metrics are for who has the token, and name no one', async () => {
    assert.equal((await recorder.send('GET', '/metrics')).status, 404)
    const response = await recorder.send('GET', '/metrics', { headers: { Authorization: 'Bearer token-of-the-test' } })
    const text = await response.text()
    assert.match(text, /^taizhang_request_seconds_count\{method="GET",route="\/api\/me",status="200"\} \d+$/m)
    assert.match(text, /^process_resident_memory_bytes \d+$/m)
    for (const line of text.trim().split('\n'))
      assert.match(line, /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^{}]*(?:\{\w+\}[^{}]*)*\})? [\d.e+-]+)$/)
  })

  test('the interface describes itself: every endpoint with its failures, on a page without scripts', async () => {
    const document = (await (await bench.stranger().send('GET', '/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>
    }
    assert.equal(document.openapi, '3.1.0')
    const edit = document.paths['/api/entries/{id}/edit']?.['post']
    assert.match(edit?.responses['409']?.description ?? '', /stale-version/)
    assert.match(edit?.responses['429']?.description ?? '', /too-many-requests/)
    const page = await (await bench.stranger().send('GET', '/api')).text()
    assert.doesNotMatch(page, /<script|<link|src=/)
    for (const path of Object.keys(document.paths)) assert.ok(page.includes(path), path)
  })

  test('who looks on is told of changes in their own offices, and of no others', async () => {
    const other = await bench.as('recorder-other')
    const stream = async (client: Client) => {
      const response = await client.send('GET', '/api/changes')
      assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
      assert.ok(response.body)
      return response.body.pipeThrough(new TextDecoderStream()).getReader()
    }
    const [own, theirs] = [await stream(recorder), await stream(other)]
    for (const reader of [own, theirs]) assert.equal((await reader.read()).value, 'retry: 3000\n\n')
    const { entry } = await recorder.ok(createEntry, { body: JSON.parse(body) as never })
    const { value = '' } = await own.read()
    const [name, data = ''] = value.split('\n')
    assert.equal(name, 'event: entry')
    assert.deepEqual(JSON.parse(data.slice(6)), { ledger: 'hazard', org: 'east-yunxi', entry: entry.id, version: 1 })
    assert.match((await own.read()).value ?? '', /^event: indicators\n/)
    const elsewhere = await other.ok(createEntry, { body: { ...JSON.parse(body), org: 'east-qingtian' } as never })
    assert.ok((await theirs.read()).value?.includes(elsewhere.entry.id))
    assert.match((await theirs.read()).value ?? '', /^event: indicators\n/)
    await own.cancel()
    await theirs.cancel()
    assert.equal(bench.workbench.services.changes.count(), 0)
    await bench.stranger().fails(listOrgs, {}, 'not-signed-in')
  })
})

describe('too many requests', () => {
  test('are refused with the seconds to wait, for each session apart, and sign-ins for each address', async () => {
    const bench = await testWorkbench({ requestsPerMinute: 5, signInsPerMinute: 3 })
    const [one, two] = [await bench.as('recorder'), await bench.as('viewer')]
    for (let count = 0; count < 5; count++) await one.ok(showMe)
    const refused = await one.call(showMe)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '12')
    await two.ok(showMe)
    await bench.as('leader')
    await assert.rejects(bench.as('head'), /too-many-requests/)
    bench.clock.at = '2024-06-12T02:01:00.000Z'
    await one.ok(showMe)
    assert.ok(password)
    await bench.close()
  })
})

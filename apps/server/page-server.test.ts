import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createPageServer, listen } from './page-server.ts'

describe('the page server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-page-'))
  const server = createPageServer(join(folder, 'dist'))
  let port = 0

  before(async () => {
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret.txt'), 'outside')
    writeFileSync(join(folder, 'dist', '.sources'), 'hidden')
    writeFileSync(join(folder, 'dist', 'index.html'), '<p>校核</p>')
    writeFileSync(join(folder, 'dist', 'assets', 'page-1a2b.js'), 'void 0')
    writeFileSync(join(folder, 'dist', 'assets', 'page-1a2b.js.gz'), gzipSync('void 0'))
    port = await listen(server, [0])
  })
  after(() => {
    server.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  /** Sends the path as it stands; fetch would resolve its dots away. */
  function raw(path: string): Promise<string> {
    return new Promise((done, fail) => {
      let text = ''
      connect(port, '127.0.0.1')
        .on('data', (chunk) => {
          text += chunk.toString()
        })
        .on('end', () => done(text))
        .on('error', fail)
        .end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    })
  }

  test('gives the page at /, in UTF-8, and says that nothing from elsewhere may load', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/?from=mail`)
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'self';/)
    assert.equal(await response.text(), '<p>校核</p>')
  })

  test('lets files named after their content be kept, and the page itself not', async () => {
    const script = await fetch(`http://127.0.0.1:${port}/assets/page-1a2b.js`)
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8')
    assert.match(script.headers.get('cache-control') ?? '', /immutable/)
    const page = await fetch(`http://127.0.0.1:${port}/`)
    assert.equal(page.headers.get('cache-control'), 'no-cache')
    await Promise.all([script.text(), page.text()])
  })

  const outside = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
  ]
  for (const path of [...outside, '/.sources', '/assets', '/none.html', '/%zz', '/index.html%00.js']) {
    test(`refuses ${path}`, async () => {
      const response = await raw(path)
      assert.match(response, /^HTTP\/1\.1 404 /)
      assert.doesNotMatch(response, /outside|hidden/)
    })
  }

  test('gives the page to who visits an address of its own, and to nobody else', async () => {
    const at = (path: string, accept: string) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: { Accept: accept } })
    const html = 'text/html,application/xhtml+xml,*/*;q=0.8'
    for (const path of ['/ledgers/hazard.found', '/tasks/%E4%BB%BB%E5%8A%A1', '/indicators/a.b?org=x&period=2024']) {
      const visit = await at(path, html)
      assert.equal(visit.status, 200, path)
      assert.equal(visit.headers.get('content-type'), 'text/html; charset=utf-8')
      assert.equal(visit.headers.get('cache-control'), 'no-cache')
      assert.equal(await visit.text(), '<p>校核</p>')
      const other = await at(path, 'image/*')
      assert.equal(other.status, 404, path)
      await other.text()
    }
    for (const path of ['/assets/page-old.js', '/.sources', '/..%2fsecret.txt']) {
      const refused = await at(path, html)
      assert.equal(refused.status, 404, path)
      await refused.text()
    }
  })

  test('sends the compressed copy of a file to who takes it, as the file itself', async () => {
    const at = (encoding: string) =>
      fetch(`http://127.0.0.1:${port}/assets/page-1a2b.js`, { headers: { 'Accept-Encoding': encoding } })
    for (const [encoding, sent] of [
      ['gzip, br', 'gzip'],
      ['br', null],
      ['gzip;q=0', null],
    ] as const) {
      const response = await at(encoding)
      assert.equal(response.headers.get('content-encoding'), sent, encoding)
      assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8')
      assert.equal(response.headers.get('vary'), 'Accept-Encoding')
      assert.equal(await response.text(), 'void 0', encoding)
    }
  })

  test('takes no uploads', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '报告' })
    assert.equal(response.status, 405)
    await response.text()
  })

  test('goes on to the next port where one is taken, and says so where all are', async () => {
    const other = createPageServer(folder)
    await assert.rejects(listen(other, [port]), { code: 'EADDRINUSE' })
    assert.notEqual(await listen(other, [port, 0]), port)
    other.close()
  })
})

import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as contract from './index.ts'

describe('the contract', () => {
  const given: readonly unknown[] = Object.values(contract)
  const endpoints = given.filter(
    (value): value is contract.Endpoint =>
      typeof value === 'object' && value !== null && 'path' in value && 'failures' in value,
  )

  test('every endpoint that is defined is given out, under a name and an address of its own', (t) => {
    const files = globSync('*/*.ts', { cwd: import.meta.dirname })
    const defined = files.flatMap((file) => [
      ...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/^ {2}name: '([^']+)'/gm),
    ])
    assert.deepEqual(defined.map(([, name]) => name).sort(), endpoints.map(({ name }) => name).sort())
    for (const all of [endpoints.map(({ name }) => name), endpoints.map(({ method, path }) => `${method} ${path}`)])
      assert.equal(new Set(all).size, all.length)
    t.diagnostic(`endpoints: ${endpoints.length}`)
  })

  for (const { name, path, params, method, body, upload, output, sends, status } of endpoints)
    test(`${name} is of one piece`, () => {
      assert.match(path, /^\/api\/[a-z/-]+(?:\{[a-z]+\}|[a-z/-])*$/)
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word)
      assert.deepEqual(Object.keys(params?.shape ?? {}).sort(), named.sort())
      if (method === 'get') assert.ok(!body && !upload)
      if (status === 204) assert.ok(!output && !sends)
      else assert.ok(output !== undefined || sends === 'file' || sends === 'events')
      assert.ok(existsSync(`${import.meta.dirname}/${name.split('/')[0]}`))
    })

  test('every failure has a status, and every failure listed is one', () => {
    const codes = new Set(Object.keys(contract.statusOf))
    for (const endpoint of endpoints) {
      const listed = contract.failuresOf(endpoint)
      assert.deepEqual(
        listed.filter((code) => !codes.has(code)),
        [],
      )
      assert.ok(listed.includes('internal') && listed.includes('too-many-requests'))
      assert.equal(listed.includes('not-signed-in'), endpoint.access !== 'open')
      assert.equal(listed.includes('not-from-this-site'), endpoint.method !== 'get')
    }
  })
})

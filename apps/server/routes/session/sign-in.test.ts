import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { listSessions, showMe, signIn, signOut } from '@taizhang/contract'
import { password, type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('signing in', () => {
  let bench: TestWorkbench
  before(async () => {
    bench = await testWorkbench()
  })
  after(() => bench.close())

  test('says who it is, sets a cookie that no script reads, and lets in until the sign-out', async () => {
    const client = bench.stranger()
    const response = await client.call(signIn, { body: { tenant: 'east', name: 'Recorder', password } })
    assert.equal(response.status, 200)
    const cookie = response.headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(part), cookie)
    const me = await client.ok(showMe)
    assert.equal(me.person.id, 'east-recorder')
    assert.deepEqual(
      me.grants.map(({ role }) => role),
      ['recorder'],
    )
    await client.ok(signOut)
    await client.fails(showMe, {}, 'not-signed-in')
  })

  test('tells neither whether the name or the password is wrong, nor whether the jurisdiction exists', async () => {
    const client = bench.stranger()
    const wrong = await Promise.all([
      client.fails(signIn, { body: { tenant: 'east', name: 'recorder', password: 'x' } }, 'wrong-sign-in'),
      client.fails(signIn, { body: { tenant: 'east', name: 'nobody', password } }, 'wrong-sign-in'),
      client.fails(signIn, { body: { tenant: 'north', name: 'recorder', password } }, 'wrong-sign-in'),
      client.fails(signIn, { body: { name: 'recorder', password } }, 'wrong-sign-in'),
    ])
    assert.equal(new Set(wrong.map(({ message }) => message)).size, 1)
    assert.equal(client.cookie, '')
  })

  test('an account with five failures is locked for 15 minutes, also for the right password', async () => {
    const client = bench.stranger()
    for (let tries = 0; tries < 5; tries++)
      await client.fails(signIn, { body: { tenant: 'west', name: 'viewer', password: `x${tries}` } }, 'wrong-sign-in')
    const locked = await client.fails(signIn, { body: { tenant: 'west', name: 'viewer', password } }, 'locked')
    assert.match(locked.message, /15分钟/)
    bench.clock.at = '2024-06-12T02:15:01.000Z'
    await client.ok(signIn, { body: { tenant: 'west', name: 'viewer', password } })
  })

  test('failures at the same time all count', async () => {
    const client = bench.stranger()
    await Promise.all(
      Array.from({ length: 5 }, () =>
        client.fails(signIn, { body: { tenant: 'west', name: 'drafter', password: 'x' } }, 'wrong-sign-in'),
      ),
    )
    await client.fails(signIn, { body: { tenant: 'west', name: 'drafter', password } }, 'locked')
  })

  test('a session ends after 30 minutes without a request, and after 12 hours in any case', async () => {
    bench.clock.at = '2024-06-12T03:00:00.000Z'
    const client = await bench.as('recorder')
    bench.clock.at = '2024-06-12T03:29:00.000Z'
    await client.ok(showMe)
    bench.clock.at = '2024-06-12T03:58:00.000Z'
    await client.ok(showMe)
    bench.clock.at = '2024-06-12T04:29:00.000Z'
    await client.fails(showMe, {}, 'not-signed-in')
    const other = await bench.as('recorder')
    for (let minutes = 20; minutes <= 720; minutes += 20) {
      bench.clock.at = new Date(Date.parse('2024-06-12T04:29:00.000Z') + minutes * 60_000).toISOString()
      await other.ok(showMe)
    }
    bench.clock.at = '2024-06-12T16:30:00.000Z'
    await other.fails(showMe, {}, 'not-signed-in')
  })

  test('a page that only listens does not keep its session alive', async () => {
    const began = Date.parse(bench.clock.at)
    const client = await bench.as('leader')
    for (const minutes of [10, 20, 29]) {
      bench.clock.at = new Date(began + minutes * 60_000).toISOString()
      const stream = await client.send('GET', '/api/changes')
      assert.equal(stream.status, 200)
      await stream.body?.cancel()
    }
    bench.clock.at = new Date(began + 31 * 60_000).toISOString()
    await client.fails(showMe, {}, 'not-signed-in')
  })

  test('sessions that are over are forgotten', async () => {
    const { sessions } = bench.workbench.services
    await bench.as('supervisor')
    await sessions.forget('east', bench.clock.at)
    assert.equal((await sessions.ofPerson('east', 'east-supervisor')).length, 1)
    await sessions.forget('east', new Date(Date.parse(bench.clock.at) + 1).toISOString())
    assert.equal((await sessions.ofPerson('east', 'east-supervisor')).length, 0)
  })

  test('a made-up cookie is no session', async () => {
    const client = await bench.as('recorder')
    const [name = '', value = ''] = client.cookie.split('=')
    const forged = [value.replace('east', 'west'), `${value.slice(0, -1)}A`, 'east.', `${value}.x`, "east'--.x"]
    for (const one of forged) {
      const response = await bench.stranger().send('GET', '/api/me', { headers: { Cookie: `${name}=${one}` } })
      assert.equal(response.status, one === value ? 200 : 401, one)
    }
    assert.equal((await client.ok(listSessions)).items.filter(({ current }) => current).length, 1)
  })
})

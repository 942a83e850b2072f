import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSession,
  listOrgs,
  listSessions,
  removeSecondFactor,
  resetAccount,
  showMe,
  signIn,
} from '@taizhang/contract'
import { codeOfStep, stepOf } from '../../sign-in/second-factor.ts'
import { password, type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('one’s own account', () => {
  let bench: TestWorkbench
  before(async () => {
    bench = await testWorkbench()
  })
  after(() => bench.close())

  test('a changed password counts at once and ends the other sessions', async () => {
    const [here, elsewhere] = [await bench.as('viewer'), await bench.as('viewer')]
    const next = 'Bridge-over-77-water'
    await here.fails(changePassword, { body: { current: 'x', next } }, 'wrong-sign-in')
    await here.fails(changePassword, { body: { current: password, next: 'short1A' } }, 'weak-password')
    await here.fails(changePassword, { body: { current: password, next: password } }, 'weak-password')
    await here.ok(changePassword, { body: { current: password, next } })
    await here.ok(showMe)
    await elsewhere.fails(showMe, {}, 'not-signed-in')
    const stranger = bench.stranger()
    await stranger.fails(signIn, { body: { tenant: 'east', name: 'viewer', password } }, 'wrong-sign-in')
    await stranger.ok(signIn, { body: { tenant: 'east', name: 'viewer', password: next } })
    await bench.stranger().fails(changePassword, { body: { current: password, next } }, 'not-signed-in')
  })

  test('with a one-time password one can do nothing but change it', async () => {
    const system = await bench.as('system')
    const { oneTimePassword } = await system.ok(resetAccount, { params: { person: 'east-drafter' } })
    const drafter = bench.stranger()
    await drafter.ok(signIn, { body: { tenant: 'east', name: 'drafter', password: oneTimePassword } })
    assert.equal((await drafter.ok(showMe)).passwordMustChange, true)
    await drafter.fails(listOrgs, {}, 'password-must-change')
    await drafter.ok(changePassword, { body: { current: oneTimePassword, next: 'Bridge-over-88-water' } })
    await drafter.ok(listOrgs)
  })

  test('sessions are listed and ended, one’s own only', async () => {
    const [here, elsewhere] = [await bench.as('leader'), await bench.as('leader')]
    const { items } = await here.ok(listSessions)
    assert.equal(items.length, 2)
    const other = items.find(({ current }) => !current)
    assert.ok(other)
    const supervisor = await bench.as('supervisor')
    await supervisor.fails(endSession, { params: { id: other.id } }, 'not-found')
    await here.ok(endSession, { params: { id: other.id } })
    await elsewhere.fails(showMe, {}, 'not-signed-in')
    await here.ok(showMe)
    await bench.stranger().fails(listSessions, {}, 'not-signed-in')
  })

  test('the second factor is asked for from when a code was confirmed, and each code counts once', async () => {
    const head = await bench.as('head')
    const code = (secret: string) => codeOfStep(secret, stepOf(bench.clock.at))
    const later = () => {
      bench.clock.at = new Date(Date.parse(bench.clock.at) + 60_000).toISOString()
    }
    await head.fails(confirmSecondFactor, { body: { code: '123456' } }, 'not-found')
    await head.fails(removeSecondFactor, { body: { password, code: '123456' } }, 'not-found')
    await head.fails(beginSecondFactor, { body: { password: 'x' } }, 'wrong-sign-in')
    const { secret } = await head.ok(beginSecondFactor, { body: { password } })
    const account = await bench.workbench.services.accounts.byPerson('east', 'east-head')
    assert.ok(account?.factorPending && !account.factorPending.includes(secret))
    await bench.stranger().ok(signIn, { body: { tenant: 'east', name: 'head', password } })
    await head.ok(confirmSecondFactor, { body: { code: code(secret) } })
    assert.equal((await head.ok(showMe)).secondFactor, true)

    const again = bench.stranger()
    const body = { tenant: 'east', name: 'head', password }
    await again.fails(signIn, { body }, 'second-factor-needed')
    await again.fails(signIn, { body: { ...body, code: code(secret) } }, 'wrong-second-factor')
    later()
    await again.ok(signIn, { body: { ...body, code: code(secret) } })
    await bench.stranger().fails(signIn, { body: { ...body, code: code(secret) } }, 'wrong-second-factor')
    later()
    await again.ok(removeSecondFactor, { body: { password, code: code(secret) } })
    await bench.stranger().ok(signIn, { body })
  })

  test('guessing at codes locks the account as guessing at passwords does', async () => {
    const head = await bench.as('head-other')
    const { secret } = await head.ok(beginSecondFactor, { body: { password } })
    await head.ok(confirmSecondFactor, { body: { code: codeOfStep(secret, stepOf(bench.clock.at)) } })
    const body = { tenant: 'east', name: 'head-other', password, code: '000000' }
    const guesser = bench.stranger()
    for (let tries = 0; tries < 5; tries++) await guesser.fails(signIn, { body }, 'wrong-second-factor')
    await guesser.fails(signIn, { body }, 'locked')
  })
})

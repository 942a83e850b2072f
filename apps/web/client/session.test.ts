import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Me, SessionWatch } from './session.ts'

describe('what the page knows of the session', () => {
  const me = (id: string): Me => ({
    tenant: 'east',
    person: { id, name: id, org: 'a', post: '' },
    signInName: id,
    grants: [],
    passwordMustChange: false,
    secondFactor: false,
  })

  test('requests wait while it is over, and go on when the same person is back', async () => {
    const watch = new SessionWatch()
    watch.begin(me('li'))
    const waiting = [watch.renew(), watch.renew()]
    assert.equal(watch.state.get().kind, 'over')
    assert.equal(watch.begin(me('li')), true)
    assert.deepEqual(await Promise.all(waiting), [true, true])
    assert.equal(watch.state.get().kind, 'in')
  })

  test('another person does not get the page of the one before', async () => {
    const watch = new SessionWatch()
    watch.begin(me('li'))
    const waiting = watch.renew()
    assert.equal(watch.begin(me('wu')), false)
    assert.equal(watch.state.get().kind, 'over')
    watch.end()
    assert.equal(await waiting, false)
    assert.equal(watch.begin(me('wu')), true)
  })

  test('who is asked again and is the same stays the same value', () => {
    const watch = new SessionWatch()
    let told = 0
    watch.state.listen(() => told++)
    watch.begin(me('li'))
    const first = watch.state.get()
    watch.begin(me('li'))
    assert.equal(watch.state.get(), first)
    watch.begin({ ...me('li'), passwordMustChange: true })
    assert.equal(told, 2)
  })

  test('where nobody was signed in nobody is waited for', async () => {
    const watch = new SessionWatch()
    assert.equal(await watch.renew(), false)
    assert.equal(watch.state.get().kind, 'none')
  })
})

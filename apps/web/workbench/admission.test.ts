import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Role } from '@taizhang/ledger'
import type { Me } from '../client/session.ts'
import { scenes } from '../scenes/scenes.ts'
import { admit, menuAt, menuOf } from './admission.ts'

describe('who is shown which scene', () => {
  const person = { id: 'li', name: '李某', org: 'a', post: '' }
  const me = (roles: readonly Role[], more: Partial<Me> = {}): Me => ({
    tenant: 'east',
    person,
    signInName: 'li',
    grants: roles.map((role) => ({ person: 'li', role, org: 'a', reach: 'own', from: '2024-01-01', to: null })),
    passwordMustChange: false,
    secondFactor: false,
    ...more,
  })
  const forLeaders = { for: ['leader'] } as const

  test('an open scene is for everybody, also before the password is changed', () => {
    for (const who of [null, me([]), me([], { passwordMustChange: true })])
      assert.equal(admit({ for: 'everybody' }, who), 'shown')
  })

  test('others ask for a sign-in, then for a password of one’s own, then for a role', () => {
    assert.equal(admit(forLeaders, null), 'sign-in')
    assert.equal(admit(forLeaders, me(['leader'], { passwordMustChange: true })), 'change-password')
    assert.equal(admit(forLeaders, me(['recorder'])), 'not-yours')
    assert.equal(admit(forLeaders, me(['recorder', 'leader'])), 'shown')
    assert.equal(admit({ for: 'signed-in' }, me([])), 'shown')
  })

  test('the navigation holds what is for one’s roles, and marks the nearest to where one is', () => {
    const path = (...words: readonly string[]) =>
      words.map((word) => ({ path: word, title: '', for: 'signed-in' as const, load }))
    const load = () => Promise.reject(new Error('not loaded here'))
    const menu = path('/', '/ledgers', '/ledgers/new')
    assert.equal(menuAt(menu, '/')?.path, '/')
    assert.equal(menuAt(menu, '/ledgers/hazard')?.path, '/ledgers')
    assert.equal(menuAt(menu, '/ledgers/new')?.path, '/ledgers/new')
    assert.equal(menuAt(menu, '/ledgersx'), undefined)
    const table = [
      { path: '/a', title: '甲', menu: '甲', ...forLeaders, load },
      { path: '/b', title: '乙', menu: '乙', for: 'signed-in' as const, load },
      { path: '/c', title: '丙', for: 'signed-in' as const, load },
    ]
    assert.deepEqual(
      menuOf(table, me(['recorder'])).map(({ menu: word }) => word),
      ['乙'],
    )
  })

  test('every scene has an address and a title of its own', (t) => {
    assert.equal(new Set(scenes.map(({ path }) => path)).size, scenes.length)
    for (const { path, title } of scenes) assert.ok(path.startsWith('/') && title !== '', path)
    assert.ok(scenes.length > 0)
    t.diagnostic(`scenes: ${scenes.length}`)
  })
})

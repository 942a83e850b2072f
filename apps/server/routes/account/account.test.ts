import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  changeOrg,
  changePerson,
  createOrg,
  createPerson,
  disableAccount,
  endGrant,
  giveGrant,
  listAccessRecords,
  listAccounts,
  listGrants,
  listLedgers,
  listOrgs,
  listPeople,
  openAccount,
  resetAccount,
  showHistoryHead,
  showMe,
  signIn,
  unlockAccount,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { password, type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('the three administrators', () => {
  let bench: TestWorkbench
  let system: Client
  let security: Client
  let auditor: Client
  before(async () => {
    bench = await testWorkbench()
    system = await bench.as('system')
    security = await bench.as('security')
    auditor = await bench.as('auditor')
  })
  after(() => bench.close())

  test('the system administrator adds an office and a person, the security administrator a role: then the person works', async () => {
    const { org } = await system.ok(createOrg, {
      body: { parent: 'east-yunxi', name: '云溪镇应急办', kind: 'section' },
    })
    const made = await system.ok(createPerson, { body: { name: '新同事', org: org.id, signInName: 'Xin.Ren' } })
    assert.ok(made.oneTimePassword)
    const fresh = bench.stranger()
    const signed = await fresh.ok(signIn, {
      body: { tenant: 'east', name: 'xin.ren', password: made.oneTimePassword },
    })
    assert.deepEqual(signed.grants, [])
    const { grant } = await security.ok(giveGrant, {
      body: { person: made.person.id, role: 'recorder', org: org.id, reach: 'own' },
    })
    assert.deepEqual((await fresh.ok(showMe)).grants, [grant])
    const { person, role, from } = grant
    await security.ok(endGrant, { body: { person, role, org: grant.org, from } })
    assert.deepEqual((await fresh.ok(showMe)).grants, [])
    await security.fails(endGrant, { body: { person, role, org: grant.org, from } }, 'not-found')
  })

  test('offices and people are renamed and moved; unknown ones are refused', async () => {
    const params = { id: 'east-qingtian' }
    const { org } = await system.ok(changeOrg, { params, body: { name: '青田坝镇' } })
    assert.deepEqual([org.name, org.kind], ['青田坝镇', 'township'])
    assert.ok((await system.ok(listOrgs)).items.some(({ name }) => name === '青田坝镇'))
    await system.fails(changeOrg, { params: { id: 'west-yunxi' }, body: { name: 'x' } }, 'unknown-org')
    const viewer = { id: 'east-viewer' }
    await system.ok(changePerson, { params: viewer, body: { org: 'east-qingtian', post: '四级主任科员' } })
    const { items } = await system.ok(listPeople, { query: { org: 'east-qingtian' } })
    assert.ok(items.some(({ id }) => id === 'east-viewer'))
    await system.fails(changePerson, { params: viewer, body: { org: 'nowhere' } }, 'unknown-org')
    await system.fails(changePerson, { params: { id: 'nobody' }, body: {} }, 'unknown-person')
    await system.fails(listPeople, { query: { org: 'nowhere' } }, 'unknown-org')
    await system.fails(createOrg, { body: { parent: 'nowhere', name: 'x', kind: 'section' } }, 'unknown-org')
  })

  test('changes at the same time are all kept', async () => {
    const names = Array.from({ length: 6 }, (_, at) => `同时建的科室${at}`)
    await Promise.all(
      names.map((name) => system.ok(createOrg, { body: { parent: 'east-county', name, kind: 'section' } })),
    )
    const { items } = await system.ok(listOrgs)
    assert.deepEqual(
      names.filter((name) => !items.some((org) => org.name === name)),
      [],
    )
  })

  test('a sign-in name is had by one', async () => {
    const body = { name: '另一人', org: 'east-yunxi', signInName: 'recorder' }
    await system.fails(createPerson, { body }, 'name-taken')
    await system.fails(createPerson, { body: { ...body, signInName: 'a b' } }, 'wrong-input')
  })

  test('somebody who was only a name in the list is given an account, once', async () => {
    const { person } = await system.ok(createPerson, { body: { name: '后来开账号的', org: 'east-yunxi' } })
    const params = { person: person.id }
    await system.fails(openAccount, { params, body: { signInName: 'recorder' } }, 'name-taken')
    await system.fails(openAccount, { params, body: { signInName: 'a b' } }, 'wrong-input')
    const { oneTimePassword } = await system.ok(openAccount, { params, body: { signInName: 'Later.One' } })
    const fresh = bench.stranger()
    const signed = await fresh.ok(signIn, { body: { tenant: 'east', name: 'later.one', password: oneTimePassword } })
    assert.deepEqual([signed.person.id, signed.passwordMustChange], [person.id, true])
    const again = await system.fails(openAccount, { params, body: { signInName: 'later.two' } }, 'duplicate-key')
    assert.match(again.message, /后来开账号的已有账号，登录名是“later\.one”/)
    await system.fails(openAccount, { params: { person: 'nobody' }, body: { signInName: 'nobody' } }, 'unknown-person')
    await security.fails(openAccount, { params, body: { signInName: 'later.two' } }, 'not-your-duty')
  })

  test('an account is locked and unlocked, disabled and enabled, and its password set anew', async () => {
    const params = { person: 'east-supervisor' }
    const body = { tenant: 'east', name: 'supervisor', password }
    const guesser = bench.stranger()
    for (let tries = 0; tries < 5; tries++)
      await guesser.fails(signIn, { body: { ...body, password: 'x' } }, 'wrong-sign-in')
    const locked = async () =>
      (await system.ok(listAccounts)).items.find(({ person }) => person === params.person)?.locked
    assert.equal(await locked(), true)
    await system.ok(unlockAccount, { params })
    assert.equal(await locked(), false)
    const supervisor = await bench.as('supervisor')
    await system.ok(disableAccount, { params, body: { disabled: true } })
    await supervisor.fails(showMe, {}, 'not-signed-in')
    await guesser.fails(signIn, { body }, 'wrong-sign-in')
    await system.ok(disableAccount, { params, body: { disabled: false } })
    await guesser.ok(signIn, { body })
    await system.ok(resetAccount, { params })
    await guesser.fails(showMe, {}, 'not-signed-in')
    await system.fails(unlockAccount, { params: { person: 'nobody' } }, 'unknown-person')
    await system.fails(resetAccount, { params: { person: 'nobody' } }, 'unknown-person')
    await system.fails(disableAccount, { params: { person: 'nobody' }, body: { disabled: true } }, 'unknown-person')
    await system.fails(disableAccount, { params: { person: 'east-system' }, body: { disabled: true } }, 'duties-apart')
  })

  test('no administrator has another role, and none gives or takes one of their own', async () => {
    const grant = { org: 'east-county', reach: 'below' } as const
    const give = (person: string, role: 'recorder' | 'audit-admin' | 'security-admin') =>
      security.fails(giveGrant, { body: { ...grant, person, role } }, 'duties-apart')
    await give('east-system', 'recorder')
    await give('east-system', 'audit-admin')
    await give('east-recorder', 'security-admin')
    await give('east-security', 'recorder')
    const own = { person: 'east-security', role: 'security-admin', org: 'east-county', from: '2024-01-01' } as const
    await security.fails(endGrant, { body: own }, 'duties-apart')
    const body = { ...grant, person: 'east-recorder', role: 'viewer' } as const
    await security.fails(giveGrant, { body: { ...body, to: '2023-01-01' } }, 'wrong-value')
    await security.fails(giveGrant, { body: { ...body, org: 'nowhere' } }, 'unknown-org')
    await security.fails(giveGrant, { body: { ...body, person: 'nobody' } }, 'unknown-person')
    await security.ok(giveGrant, { body })
    await security.fails(giveGrant, { body }, 'duplicate-key')
  })

  test('each has their own duty, and none sees business data', async () => {
    const org = { body: { parent: 'east-county', name: 'x', kind: 'section' } } as const
    for (const one of [security, auditor, await bench.as('leader')]) {
      await one.fails(createOrg, org, 'not-your-duty')
      await one.fails(createPerson, { body: { name: 'x', org: 'east-county' } }, 'not-your-duty')
      await one.fails(listAccounts, {}, 'not-your-duty')
    }
    for (const one of [system, auditor]) await one.fails(listGrants, {}, 'not-your-duty')
    for (const one of [system, security]) {
      await one.fails(listAccessRecords, {}, 'not-your-duty')
      await one.fails(showHistoryHead, {}, 'not-your-duty')
    }
    for (const one of [system, security, auditor]) await one.fails(listLedgers, {}, 'not-your-duty')
    assert.ok((await security.ok(listGrants)).items.length > 10)
  })

  test('the audit administrator reads page by page what the others did, with no password and no name in it', async () => {
    const pages: { event: string; id: string }[] = []
    let after: string | undefined
    do {
      const page = await auditor.ok(listAccessRecords, { query: { most: 7, ...(after !== undefined && { after }) } })
      pages.push(...page.items)
      after = page.next ?? undefined
    } while (after !== undefined)
    assert.equal(new Set(pages.map(({ id }) => id)).size, pages.length)
    const events = new Set(pages.map(({ event }) => event))
    for (const event of ['sign-in', 'account-created', 'account-changed', 'grants-changed', 'setup-changed'])
      assert.ok(events.has(event), event)
    assert.doesNotMatch(JSON.stringify(pages), /Cloud-42-river|新同事/)
    assert.ok((await auditor.ok(showHistoryHead)).seq > 0)
    assert.equal((await auditor.ok(listAccessRecords, { query: { after: 'nonsense' } })).items.length > 0, true)
  })
})

import { createHash, randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { dayOfMoment } from '@taizhang/ledger'
import { type Bulk, proposeYear, type YearProposal } from '@taizhang/report'
import { acceptInBulk, officeContent, type YearApplied, type YearResult, YearStore } from '@taizhang/store'
import type { Reading } from '@taizhang/text'
import { CannotCarryOut } from './cannot-carry-out.ts'
import { chooseOrg, choosePerson, chooseTenant } from './choices.ts'
import { withInstallation } from './installation.ts'

/** A year to be set up for an office of an installation. */
export interface OfficeYear {
  readonly file: string
  readonly bytes: Uint8Array
  readonly reading: Reading
  readonly org: string
  readonly year: number
  readonly data: string | undefined
  readonly tenant: string | undefined
  /** Null: only proposed, nothing is created. */
  readonly accept: { readonly bulk: Bulk; readonly as: string | undefined; readonly goOn: boolean } | null
}

/** Proposes a year against what the office has, and where that is asked for, accepts and makes it. */
export function officeYear(
  asked: OfficeYear,
): Promise<{ readonly proposal: YearProposal; readonly applied: YearApplied | null }> {
  return withInstallation(asked.data, async ({ store }) => {
    const tenant = await chooseTenant(store, asked.tenant)
    const setup = await store.setup(tenant)
    const org = chooseOrg(setup, asked.org).id
    const content = await store.read({ tenant, orgs: 'all' }, (transaction, now) =>
      officeContent(transaction, tenant, now, org),
    )
    const { reading, year, accept } = asked
    const proposal = proposeYear({ reading, year, ...content })
    if (accept === null) return { proposal, applied: null }
    const open = accept.goOn ? [] : proposal.questions.map(({ message }) => message)
    if (open.length > 0) throw new CannotCarryOut(open.join(''), '确实要用这份材料，请加 --go-on。什么都没有建。')
    const { id: by } = await choosePerson(store, tenant, setup, accept.as)
    const at = new Date().toISOString()
    const context = { by, at, today: dayOfMoment(at) }
    const years = new YearStore(store)
    const hash = createHash('sha256').update(asked.bytes).digest('hex')
    const document = { name: basename(asked.file), hash, sizeBytes: asked.bytes.length }
    const given = { id: randomUUID(), org, year, document, text: reading.text, proposal }
    const kept = done(await years.propose(tenant, given, context))
    const goOn = proposal.questions.map(({ code }) => code)
    const decided = done(
      await years.decide(
        tenant,
        kept.id,
        kept.version,
        (before) => ({ ok: true, value: { ...acceptInBulk(before, accept.bulk), goOn } }),
        context,
      ),
    )
    const how = { version: decided.version, owner: by, reportId: randomUUID() }
    return { proposal, applied: done(await years.apply(tenant, decided.id, how, context)) }
  })
}

function done<T>(result: YearResult<T>): T {
  if (result.ok) return result.value
  throw new CannotCarryOut(result.failures.map(({ message }) => message).join(''), '什么都没有建。')
}

import type { PersonId, StepContext } from '@taizhang/ledger'
import { extend } from './history-write.ts'
import type { LedgerStore, Once } from './ledger-store.ts'
import { mayIn } from './permission-view.ts'
import { same } from './verify-tally.ts'
import { applyYear, type YearApplied } from './year-making.ts'
import { readYear, reread, type StoredYear, type YearDecisions, yearRecord } from './year-reading.ts'
import { failed, stale, YearRefused, type YearResult } from './year-result.ts'
import { mistakesOf } from './year-verdict.ts'

/** Years set up from last year's reports: proposed, decided line by line, and then made, all of it or nothing. */
export class YearStore {
  readonly #ledgers: LedgerStore

  constructor(ledgers: LedgerStore) {
    this.#ledgers = ledgers
  }

  /** Keeps a proposal. The same document for the same office and year again keeps what was decided about it. */
  async propose(
    tenant: string,
    given: Pick<StoredYear, 'id' | 'org' | 'year' | 'document' | 'text' | 'proposal'>,
    context: StepContext,
  ): Promise<YearResult<StoredYear>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const { transaction, setup } = holding
      const { org, year, document, text, proposal } = given
      if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
      if (!mayIn(setup, context, org)('draft'))
        return failed('not-permitted', 'org', '您没有为这个单位设置年度的权限。')
      const [known] = await transaction.query<{ id: string }>(
        'select id from year_proposal where tenant_id = $1 and org_id = $2 and year = $3 and document_hash = $4',
        [tenant, org, year, document.hash],
      )
      const id = known?.id ?? given.id
      const before = known && (await readYear(transaction, tenant, id))
      if (before && same(before.proposal, proposal) && before.text === text) return { ok: true, value: before }
      await extend(transaction, tenant, holding.head, [
        yearRecord(id, org, { step: before ? 'proposed-again' : 'proposed', year, document }, context),
      ])
      await transaction.query(
        `insert into year_proposal (tenant_id, id, org_id, year, version, document_name, document_hash, size_bytes, text, proposal, decisions,
           made, created_by, created_at)
         values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, '{}', $11, $12)
         on conflict (tenant_id, id) do update
           set version = year_proposal.version + 1, document_name = excluded.document_name, text = excluded.text, proposal = excluded.proposal`,
        [
          tenant,
          id,
          org,
          year,
          document.name,
          document.hash,
          document.sizeBytes,
          text,
          JSON.stringify(proposal),
          JSON.stringify(before?.decisions ?? undecided),
          context.by,
          context.at,
        ],
      )
      return { ok: true, value: await reread(holding, id) }
    })
  }

  /** Decides lines. `decide` is given what was decided before; what it gives is checked against the proposal. */
  async decide(
    tenant: string,
    id: string,
    version: number,
    decide: (before: StoredYear) => YearResult<YearDecisions>,
    context: StepContext,
  ): Promise<YearResult<StoredYear>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const { transaction, setup } = holding
      const before = await readYear(transaction, tenant, id)
      if (!before) return failed('unknown-proposal', id, '没有这份年度设置建议。')
      if (!mayIn(setup, context, before.org)('draft')) return failed('not-permitted', '', '您没有确认这份建议的权限。')
      if (before.version !== version) return stale(before, version)
      const decided = decide(before)
      if (!decided.ok) return decided
      const decisions = decided.value
      if (same(decisions, before.decisions)) return { ok: true, value: before }
      const mistakes = await mistakesOf(holding, before, decisions)
      if (mistakes.length > 0) return { ok: false, failures: mistakes }
      const changed = Object.entries(decisions.lines).filter(
        ([line, verdict]) => !same(verdict, before.decisions.lines[line]),
      )
      const change = {
        step: 'decided',
        goOn: decisions.goOn,
        outline: decisions.outline,
        lines: Object.fromEntries(changed),
      }
      await extend(transaction, tenant, holding.head, [yearRecord(id, before.org, change, context)])
      await transaction.query(
        'update year_proposal set version = version + 1, decisions = $3 where tenant_id = $1 and id = $2',
        [tenant, id, JSON.stringify(decisions)],
      )
      return { ok: true, value: await reread(holding, id) }
    })
  }

  /**
   * Makes what was accepted: indicators, last year's values, targets, tasks and the annual draft, in one transaction. Again it updates
   * what has changed and makes nothing twice, and gives up the tasks of lines that were dropped; a draft that is there is left as it is.
   * @param owner answers for tasks of which nobody else is named.
   * @param reportId the id of the draft, where one is to be made.
   */
  async apply(
    tenant: string,
    id: string,
    { version, owner, reportId }: { readonly version: number; readonly owner: PersonId; readonly reportId: string },
    context: StepContext,
    once?: Once,
  ): Promise<YearResult<YearApplied>> {
    try {
      return await this.#ledgers.holdOnce(tenant, context, once, (holding) =>
        applyYear(holding, id, { version, owner, reportId }, context),
      )
    } catch (error) {
      if (error instanceof YearRefused) return { ok: false, failures: error.failures }
      throw error
    }
  }
}

const undecided: YearDecisions = { goOn: [], outline: 'open', lines: {} }

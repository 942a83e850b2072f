import { type Field, type Indicator, type Ledger, normaliseValues } from '@taizhang/ledger'
import type { Holding } from './ledger-store.ts'
import type { DefinitionRefusal } from './pack-store.ts'
import { figuresEnteredFor, referencesTo } from './reference-reading.ts'
import type { TenantSetup } from './setup.ts'

/**
 * Why an office's own definitions do not change in a way that would take from what was entered under them: a state in which entries are,
 * a field that they fill or a value that they chose does not go; a field does not become one in which what is filled could not stand or
 * would mean something else; an indicator under which figures were entered keeps its unit and the way in which it is reported.
 */

type Reading = Pick<Holding, 'transaction' | 'tenant'>

/** Of ledgers, by key: as they were and as they are to be. */
export async function ledgerRefusals(
  reading: Reading,
  before: readonly Ledger[],
  now: readonly Ledger[],
): Promise<readonly DefinitionRefusal[]> {
  const next = new Map(now.map((ledger) => [ledger.key, ledger]))
  const refusals: DefinitionRefusal[] = []
  for (const ledger of before) {
    const changed = next.get(ledger.key)
    if (!changed) continue
    for (const state of Object.keys(ledger.flow?.states ?? {}))
      if (!changed.flow || !Object.hasOwn(changed.flow.states, state))
        refusals.push(...(await stateRefusals(reading, ledger.key, state)))
    for (const name of Object.keys(ledger.fields))
      refusals.push(...(await fieldRefusals(reading, ledger, changed, name)))
  }
  return refusals
}

async function stateRefusals(
  { transaction, tenant }: Reading,
  ledger: string,
  state: string,
): Promise<readonly DefinitionRefusal[]> {
  const [row] = await transaction.query<{ count: number }>(
    'select count(*) as count from entry where tenant_id = $1 and ledger = $2 and not deleted and state = $3',
    [tenant, ledger, state],
  )
  return stays(row?.count ?? 0, `${ledger}.states.${state}`, '还停在这个环节，不能去掉。')
}

async function fieldRefusals(
  reading: Reading,
  ledger: Ledger,
  next: Ledger,
  name: string,
): Promise<readonly DefinitionRefusal[]> {
  const before = ledger.fields[name]
  const now = next.fields[name]
  if (!before || JSON.stringify(before) === JSON.stringify(now)) return []
  const place = `${ledger.key}.fields.${name}`
  const filled = () => countFilled(reading, ledger.key, name)
  if (!now) return stays(await filled(), place, '还填着这个字段，不能去掉。')
  if (now.kind !== before.kind)
    return stays(await filled(), `${place}.kind`, `已按原来的填法填了“${before.label}”，不能改；请另加一个字段。`)
  if (unitOf(now) !== unitOf(before))
    return stays(await filled(), `${place}.unit`, `已按“${unitOf(before)}”填写，不能换单位；请另加一个字段。`)
  return valuesRefused(reading, ledger.key, name, before, now)
}

const unitOf = (field: Field): string | undefined => ('unit' in field ? field.unit : undefined)

/** What is filled and could not be under the new definition: a value no longer to be chosen, digits that are no longer kept. */
async function valuesRefused(
  { transaction, tenant }: Reading,
  ledger: string,
  name: string,
  before: Field,
  now: Field,
): Promise<readonly DefinitionRefusal[]> {
  if (JSON.stringify({ ...before, ...words }) === JSON.stringify({ ...now, ...words })) return []
  const rows = await transaction.query<{ value: string; count: number }>(
    `select (field_values -> $3)::text as value, count(*) as count from entry
     where tenant_id = $1 and ledger = $2 and not deleted and (field_values ->> $3) is not null group by 1`,
    [tenant, ledger, name],
  )
  const isChoice = now.kind === 'choice' || now.kind === 'choices'
  const asked: Ledger = { key: ledger, title: '', kind: 'event', fields: { [name]: now } }
  const lost = new Map<string, number>()
  for (const { value, count } of rows) {
    const given = JSON.parse(value)
    if (normaliseValues(asked, { [name]: given }, false).ok) continue
    const chosen = isChoice ? [given].flat().filter((word) => !now.of.includes(word)) : [given]
    for (const one of chosen) lost.set(String(one), (lost.get(String(one)) ?? 0) + count)
  }
  return [...lost].flatMap(([value, count]) =>
    isChoice
      ? stays(count, `${ledger}.choices.${name}`, `选了“${value}”，不能去掉。`)
      : stays(count, `${ledger}.fields.${name}`, `填的是“${value}”，改后填不下，不能这样改。`),
  )
}

/** What of a field is only told to people, or asked of entries to come. */
const words = { label: '', hint: '', required: false, protected: false }

async function countFilled({ transaction, tenant }: Reading, ledger: string, name: string): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(
    `select count(*) as count from entry
     where tenant_id = $1 and ledger = $2 and not deleted and (field_values ->> $3) is not null`,
    [tenant, ledger, name],
  )
  return row?.count ?? 0
}

const stays = (count: number, place: string, rest: string): readonly DefinitionRefusal[] =>
  count === 0 ? [] : [{ code: 'still-referred-to', place, message: `有${count}条记录${rest}` }]

/** Of an office's own indicators: those that go while something refers to them, and those that change under figures entered for them. */
export async function indicatorRefusals(
  { transaction, tenant, setup }: Holding,
  before: readonly Indicator[],
  now: readonly Indicator[],
): Promise<readonly DefinitionRefusal[]> {
  const next = new Map(now.map((indicator) => [indicator.key, indicator]))
  const going = new Set(before.map(({ key }) => key).filter((key) => !next.has(key)))
  const references = going.size > 0 ? await referencesTo(transaction, tenant, setup, going) : []
  const refusals = [...references].flatMap(([key, found]) => found.map((one) => stillUsed(key, one, setup)))
  for (const indicator of before) {
    const changed = next.get(indicator.key)
    const part = changed && meaningChanged(indicator, changed)
    if (!changed || !part) continue
    const entered = await figuresEnteredFor(transaction, tenant, indicator.key, part === 'unit' ? 'all' : 'values')
    if (entered.length > 0)
      refusals.push({
        code: 'still-referred-to',
        place: `${indicator.key}.${part}`,
        message: `“${indicator.title}”已有${entered.join('、')}，${part === 'unit' ? '不能换单位' : '不能改来源'}；请另加一个指标。`,
      })
  }
  return refusals
}

/** What changes for figures that were entered under the indicator; undefined where nothing does. */
function meaningChanged(before: Indicator, now: Indicator): 'unit' | 'kind' | 'every' | undefined {
  if (before.unit !== now.unit) return 'unit'
  if (before.kind !== now.kind) return 'kind'
  return before.kind === 'reported' && now.kind === 'reported' && before.every !== now.every ? 'every' : undefined
}

export const stillUsed = (key: string, users: string, { indicators }: TenantSetup): DefinitionRefusal => ({
  code: 'still-referred-to',
  place: key,
  message: `${users}还在用“${indicators.get(key)?.title ?? key}”，请先改掉再删。`,
})

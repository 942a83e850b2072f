import { checkDefinitions, type Field, type Indicator, type Ledger, type Move } from '@taizhang/ledger'
import { definitionsOf, withBuiltOn, withMoreChoices } from './definitions.ts'
import type { Pack } from './pack.ts'
import type { PackFault } from './pack-faults.ts'
import { additionShape } from './pack-shape.ts'
import { isRecord, unsurviving } from './shape.ts'

/**
 * What an office adds to a pack of its own accord. It is kept apart from the pack, so that a newer version of the pack does not lose it;
 * its names begin with `own`, so that no version can ever clash with it.
 */
export interface Addition {
  /** The pack whose ledgers it adds to. */
  readonly pack: string
  readonly ledgers: readonly LedgerAddition[]
  /** Keys `own-…` or `own.…`. */
  readonly indicators: readonly Indicator[]
}

export interface LedgerAddition {
  readonly ledger: string
  /** Names `ownRoad`. */
  readonly fields?: Readonly<Record<string, Field>>
  /** Further values of the pack's choices, by field. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  /** Names `own-waiting`. */
  readonly states?: Readonly<Record<string, string>>
  /** Names `own-wait`; they may lead from and to the pack's states. */
  readonly moves?: Readonly<Record<string, Move>>
}

/** The pack as this office uses it. What an addition says of ledgers that the pack does not have (any more) is passed over. */
export function withAdditions(pack: Pack, additions: readonly Addition[]): Pack {
  const own = additions.filter((addition) => addition.pack === pack.id)
  if (own.length === 0) return pack
  const parts = own.flatMap(({ ledgers }) => ledgers)
  return {
    ...pack,
    ledgers: pack.ledgers.map((ledger) =>
      parts.filter((part) => part.ledger === ledger.key).reduce((sum, part) => withAddition(sum, part), ledger),
    ),
    indicators: [...pack.indicators, ...own.flatMap(({ indicators }) => indicators)],
  }
}

function withAddition(ledger: Ledger, { fields, choices = {}, states, moves }: LedgerAddition): Ledger {
  const more = Object.entries(choices).map(([field, of]) => ({ ledger: ledger.key, field, of }))
  const { flow, ...rest } = withMoreChoices(ledger, more)
  return {
    ...rest,
    fields: { ...rest.fields, ...fields },
    ...(flow && { flow: { ...flow, states: { ...flow.states, ...states }, moves: { ...flow.moves, ...moves } } }),
  }
}

/**
 * Every mistake of an addition, `known` being the packs with what other offices have added already: by name and place: names that do not begin with `own`, ledgers and fields that the pack does not have,
 * states that nothing reaches, circular formulas, unlike units. Asked again whenever the pack has a newer version.
 */
export function additionFaults(addition: Addition, known: readonly Pack[]): readonly PackFault[] {
  const faults: PackFault[] = []
  // It may come from anywhere: its form is what is looked at first.
  const id = isRecord(addition) && typeof addition['pack'] === 'string' ? addition['pack'] : ''
  const say = (place: string, message: string) => faults.push({ pack: id, place, message })
  unsurviving(addition, 'addition', say)
  additionShape(addition, 'addition', say)
  if (faults.length > 0) return faults
  const pack = known.find(({ id }) => id === addition.pack)
  if (!pack) return [{ pack: addition.pack, place: 'addition.pack', message: `没有“${addition.pack}”这个行业包。` }]
  for (const part of addition.ledgers) tellLedger(part, pack, say)
  for (const { key } of addition.indicators)
    if (!/^own[.-]/.test(key)) say(key, '自加的指标以own.开头，如own.road-count。')
  const before = new Set(mistakesOf(pack, known).map(({ place, message }) => `${place} ${message}`))
  for (const { place, message } of mistakesOf(withAdditions(pack, [addition]), known))
    if (!before.has(`${place} ${message}`)) say(place, message)
  return faults
}

function tellLedger(
  { ledger: key, fields = {}, choices = {}, states = {}, moves = {} }: LedgerAddition,
  pack: Pack,
  say: (place: string, message: string) => void,
): void {
  const ledger = pack.ledgers.find((one) => one.key === key)
  if (!ledger) {
    say(key, `行业包“${pack.title}”没有“${key}”这个台账，请写对它所在的行业包。`)
    return
  }
  for (const name of Object.keys(fields)) {
    const place = `${key}.fields.${name}`
    if (!/^own[A-Z]/.test(name)) say(place, '自加的字段以own开头，如ownRoad。')
    else if (Object.hasOwn(ledger.fields, name)) say(place, '别的单位已经加了同名的字段，请换一个名称。')
  }
  for (const [name, of] of Object.entries(choices)) {
    const field = ledger.fields[name]
    if (field?.kind !== 'choice' && field?.kind !== 'choices')
      say(`${key}.choices.${name}`, `“${name}”不是选择字段，加不了可选项。`)
    else if (new Set(of).size < of.length) say(`${key}.choices.${name}`, '可选项有重复。')
  }
  for (const [part, names] of [
    ['states', Object.keys(states)],
    ['moves', Object.keys(moves)],
  ] as const) {
    if (names.length > 0 && !ledger.flow) say(`${key}.${part}`, '这本台账没有流程，加不了环节。')
    for (const name of names) {
      const place = `${key}.${part}.${name}`
      if (!/^own-/.test(name)) say(place, '自加的环节和步骤以own-开头，如own-waiting。')
      else if (ledger.flow && Object.hasOwn(ledger.flow[part], name))
        say(place, '别的单位已经加了同名的，请换一个名称。')
    }
  }
}

function mistakesOf(pack: Pack, known: readonly Pack[]) {
  const others = known.filter(({ id }) => id !== pack.id)
  const { ledgers, indicators, duties, auditRules } = definitionsOf(withBuiltOn([pack], others))
  return checkDefinitions(ledgers, indicators, duties, auditRules)
}

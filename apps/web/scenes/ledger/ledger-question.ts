import type { Filter } from '@taizhang/ledger'
import type { ShownLedger } from '../../components/shown-ledger.ts'

/** Which entries of a ledger are looked at, as the address of the page has it: what is empty does not narrow. */
export interface LedgerQuestion {
  /** With all offices below it. */
  readonly org: string | null
  readonly from: string | null
  readonly to: string | null
  readonly text: string
  readonly states: readonly string[]
  /** Of fields that are choices: the words wanted. */
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly sort: string
  readonly order: 'ascending' | 'descending'
}

const CHOICE = 'c.'

/** Reads the question from an address. Names that the ledger does not have are left out. */
export function questionFrom(search: URLSearchParams, ledger: Pick<ShownLedger, 'fields' | 'flow'>): LedgerQuestion {
  const choices = Object.fromEntries(
    Object.entries(ledger.fields)
      .filter(([, field]) => field.kind === 'choice' || field.kind === 'choices')
      .map(([key]): [string, readonly string[]] => [key, search.getAll(`${CHOICE}${key}`)])
      .filter(([, words]) => words.length > 0),
  )
  const sort = search.get('sort') ?? 'day'
  return {
    org: search.get('org'),
    from: search.get('from'),
    to: search.get('to'),
    text: search.get('text') ?? '',
    states: search.getAll('state').filter((state) => ledger.flow?.states[state] !== undefined),
    choices,
    sort: ledger.fields[sort] ? sort : 'day',
    order: search.get('order') === 'ascending' ? 'ascending' : 'descending',
  }
}

/** Writes the question into an address; what is as usual is left out. */
export function addressFrom(question: LedgerQuestion): URLSearchParams {
  const search = new URLSearchParams()
  const put = (name: string, value: string | null) => {
    if (value !== null && value !== '') search.set(name, value)
  }
  put('org', question.org)
  put('from', question.from)
  put('to', question.to)
  put('text', question.text)
  for (const state of question.states) search.append('state', state)
  for (const [key, words] of Object.entries(question.choices))
    for (const word of words) search.append(`${CHOICE}${key}`, word)
  if (question.sort !== 'day') search.set('sort', question.sort)
  if (question.order !== 'descending') search.set('order', question.order)
  return search
}

/** What the endpoints are asked: the same for the list, its totals and its sheet. */
export function askedOf({ org, from, to, text, states, choices }: LedgerQuestion) {
  const parts: Filter[] = [
    ...(states.length > 0 ? [{ state: [...states] }] : []),
    ...Object.entries(choices).map(([field, words]) => ({ field, is: [...words] })),
  ]
  const filter = parts.length === 1 ? parts[0] : parts.length > 1 ? { all: parts } : undefined
  return {
    ...(org !== null && { org }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(filter && { filter: JSON.stringify(filter) }),
  }
}

/** Whether anything narrows what is seen. */
export const isNarrowed = ({ org, from, to, text, states, choices }: LedgerQuestion): boolean =>
  org !== null || from !== null || to !== null || text !== '' || states.length > 0 || Object.keys(choices).length > 0

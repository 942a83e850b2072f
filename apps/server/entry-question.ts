import { filterSchema } from '@taizhang/contract'
import type { Filter, Ledger } from '@taizhang/ledger'
import type { EntryQuestion } from '@taizhang/store'
import { isProtected } from './entry-view.ts'
import { present } from './present.ts'
import { type Failed, failed } from './route.ts'
import type { SignedRequest } from './services.ts'

type QuestionFailure = 'unknown-ledger' | 'unknown-org' | 'unknown-field' | 'wrong-value' | 'not-permitted'

/**
 * What a query asks of a ledger, checked: the ledger, the office and every field in it exist. Nobody filters or sorts by a
 * protected field: the answer would tell what the mask hides.
 */
export function questionOf(
  { setup }: SignedRequest,
  key: string,
  query: {
    readonly org?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly filter?: string | undefined
    readonly text?: string | undefined
  },
  fields: readonly string[],
): { readonly ok: true; readonly question: EntryQuestion; readonly ledger: Ledger } | Failed<QuestionFailure> {
  const ledger = setup.ledgers.get(key)
  if (!ledger) return failed('unknown-ledger', key, `没有“${key}”这个台账。`)
  if (query.org !== undefined && !setup.orgs.has(query.org)) return failed('unknown-org', 'org', '没有这个单位。')
  const filter = query.filter === undefined ? undefined : readFilter(query.filter)
  if (filter === null) return failed('wrong-value', 'filter', '筛选条件写得不对。')
  for (const field of [...fields, ...(filter ? fieldsOf(filter) : [])]) {
    if (!ledger.fields[field]) return failed('unknown-field', field, `台账“${ledger.title}”没有“${field}”这个字段。`)
    if (isProtected(ledger, field)) return failed('not-permitted', field, '不能按受保护的字段筛选或排序。')
  }
  const { org, from, to, text } = query
  return { ok: true, ledger, question: { ledger: key, ...present({ org, from, to, text, filter }) } }
}

function readFilter(text: string): Filter | null {
  try {
    return filterSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function fieldsOf(filter: Filter): readonly string[] {
  if ('all' in filter) return filter.all.flatMap(fieldsOf)
  if ('any' in filter) return filter.any.flatMap(fieldsOf)
  return 'field' in filter ? [filter.field] : []
}

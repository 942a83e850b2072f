import { showEntry } from '@taizhang/contract'
import { entryTitle } from '@taizhang/ledger'
import { useRead } from '../../client/use-read.ts'
import { useLedger } from '../../components/use-ledger.ts'

const FRESH_MS = 120_000

/** What the entry of another ledger is called. */
export function ReferenceName({ ledger, id }: { readonly ledger: string; readonly id: string }) {
  const definition = useLedger(ledger).value
  const { value, problem } = useRead(showEntry, { params: { id } }, { freshMs: FRESH_MS })
  if (problem) return <span className="figure__of">（无权查看）</span>
  return <>{(definition && value && entryTitle(definition, value.entry.values)) || '……'}</>
}

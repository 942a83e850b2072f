import { showEntry } from '@taizhang/contract'
import { type Entry, type Ledger, may } from '@taizhang/ledger'
import { entryView, seesProtected, viewOf } from '../../entry-view.ts'
import { findEntry } from '../../find-entry.ts'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

export default route(showEntry, async ({ params }, request) => {
  const found = await findEntry(request, params.id)
  if (!found.ok) return found
  const { entry, ledger } = found
  const { setup, caller, today } = request
  const view = viewOf(setup)
  const shown = entryView(ledger, entry)
  return succeeded({
    entry: shown,
    moves: movesOf(request, ledger, entry),
    mayEdit: !entry.deleted && may(view, caller.person, 'write', entry.org, today),
    mayDelete: mayDelete(request, entry),
    mayReveal: shown.masked.length > 0 && seesProtected(setup, ledger, caller.person, entry.org, today),
  })
})

/** Who deletes by their role, and the recorder what they entered themselves today, as the domain decides it. */
function mayDelete({ setup, caller, today }: SignedRequest, { deleted, createdBy, createdOn, org }: Entry): boolean {
  const own = createdBy === caller.person && createdOn === today
  const view = viewOf(setup)
  return (
    !deleted &&
    (may(view, caller.person, 'delete', org, today) || (own && may(view, caller.person, 'write', org, today)))
  )
}

/** The moves that the caller may make now, by state, role and the another-person rule. */
function movesOf({ setup, caller, today }: SignedRequest, { flow }: Ledger, entry: Entry) {
  if (!flow || entry.state === null || entry.deleted) return []
  const { state } = entry
  const before = entry.movedBy ?? entry.createdBy
  return Object.entries(flow.moves)
    .filter(([, { from, to, by, roles }]) => {
      const another = by === 'another-person' || flow.closes?.includes(to)
      if (!from.includes(state) || (another && before === caller.person)) return false
      return may(viewOf(setup), caller.person, 'move', entry.org, today, roles)
    })
    .map(([key, { label, to, needs = [] }]) => ({ key, label, to, needs }))
}

import { listWaiting } from '@taizhang/contract'
import { addDays, type Day, type DeadlineRule, dueDay, type Ledger, type Move, may, type Role } from '@taizhang/ledger'
import { readWaiting } from '@taizhang/store'
import { entryView, viewOf } from '../../entry-view.ts'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

/** Of each state so many entries are named. */
const NAMED = 5
/** A move that names no roles waits for those who work with the entries, not for everybody who could make it. */
const doers: readonly Role[] = ['recorder', 'section-head']

export default route(listWaiting, async (_, request) => {
  const { services, tenant, orgs } = request
  const items = await services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const groups = []
    for (const ledger of setup.ledgers.values())
      for (const place of placesOf(request, ledger)) {
        const { state, moves } = place
        const waiting = await readWaiting(transaction, tenant, {
          ...place,
          person: request.caller.person,
          limit: NAMED,
        })
        if (waiting.count === 0) continue
        const entries = waiting.entries.map((entry) => entryView(ledger, entry))
        const { key, title, flow } = ledger
        const { count, late } = waiting
        groups.push({
          ledger: key,
          title,
          state,
          stateTitle: flow?.states[state] ?? state,
          moves,
          count,
          late,
          entries,
        })
      }
    return groups
  })
  return succeeded({ items: items.sort((one, other) => other.late - one.late || other.count - one.count) })
})

/** The states of a ledger from which the caller may move an entry on, with the offices in which that is so. */
function placesOf(request: SignedRequest, { key, flow }: Ledger) {
  if (!flow) return []
  return Object.keys(flow.states).flatMap((state) => {
    const from = Object.values(flow.moves).filter(
      (move) => move.from.includes(state) && officesFor(request, move).length > 0,
    )
    if (from.length === 0) return []
    const asksAnother = ({ by, to }: Move) => by === 'another-person' || flow.closes?.includes(to) === true
    const officesOf = (moves: readonly Move[]) => [...new Set(moves.flatMap((move) => officesFor(request, move)))]
    return [
      {
        ledger: key,
        state,
        moves: from.map(({ label }) => label),
        orgs: officesOf(from.filter((move) => !asksAnother(move))),
        orgsAfterOthers: officesOf(from.filter(asksAnother)),
        lateSince: lateSince(flow.deadlines?.[state], request.today),
      },
    ]
  })
}

function officesFor({ setup, orgs, caller, today }: SignedRequest, { roles = doers }: Move): readonly string[] {
  const view = viewOf(setup)
  const seen = orgs === 'all' ? [...setup.orgs.keys()] : orgs
  return seen.filter((org) => may(view, caller.person, 'move', org, today, roles))
}

/** The last day on which an entry can have come into a state to be late today. */
function lateSince(deadline: DeadlineRule | undefined, today: Day): Day | null {
  if (!deadline) return null
  let day = addDays(today, -deadline.days)
  while (dueDay(day, deadline.days, deadline.of) >= today) day = addDays(day, -1)
  return day
}

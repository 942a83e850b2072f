import { listWaiting } from '@taizhang/contract'
import { type Ledger, lateFrom, type Move, may, type Role } from '@taizhang/ledger'
import { readWaiting, type WaitingQuestion } from '@taizhang/store'
import { entryView, viewOf } from '../../entry-view.ts'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

/** Of each state so many entries are named. */
const NAMED = 5
/** A move that names no roles waits for those who work with the entries, not for everybody who could make it. */
const doers: readonly Role[] = ['recorder', 'section-head']

export default route(listWaiting, async (_, request) => {
  const { services, tenant, orgs, caller } = request
  const items = await services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const places = [...setup.ledgers.values()].flatMap((ledger) => placesOf(request, ledger))
    const all = await readWaiting(
      transaction,
      tenant,
      caller.person,
      places.map(({ question }) => question),
      NAMED,
    )
    return all.flatMap(({ count, late, entries }, at) => {
      const place = places[at]
      if (count === 0 || !place) return []
      const { ledger, moves, question } = place
      const { key, title, flow } = ledger
      const stateTitle = flow?.states[question.state] ?? question.state
      const shown = entries.map((entry) => entryView(ledger, entry))
      return [{ ledger: key, title, state: question.state, stateTitle, moves, count, late, entries: shown }]
    })
  })
  return succeeded({ items: items.sort((one, other) => other.late - one.late || other.count - one.count) })
})

/** The states of a ledger from which the caller may move an entry on, with the offices in which that is so. */
function placesOf(request: SignedRequest, ledger: Ledger) {
  const { flow } = ledger
  if (!flow) return []
  return Object.keys(flow.states).flatMap((state) => {
    if (flow.closes?.includes(state)) return []
    const from = Object.values(flow.moves).filter(
      (move) => move.from.includes(state) && officesFor(request, move).length > 0,
    )
    if (from.length === 0) return []
    const asksAnother = ({ by, to }: Move) => by === 'another-person' || flow.closes?.includes(to) === true
    const officesOf = (moves: readonly Move[]) => [...new Set(moves.flatMap((move) => officesFor(request, move)))]
    const within = flow.deadlines?.[state]
    const question: WaitingQuestion = {
      ledger,
      state,
      orgs: officesOf(from.filter((move) => !asksAnother(move))),
      orgsAfterOthers: officesOf(from.filter(asksAnother)),
      lateSince: within ? lateFrom(within, request.today) : null,
    }
    return [{ ledger, moves: from.map(({ label }) => label), question }]
  })
}

function officesFor({ setup, orgs, caller, today }: SignedRequest, { roles = doers }: Move): readonly string[] {
  const view = viewOf(setup)
  const seen = orgs === 'all' ? [...setup.orgs.keys()] : orgs
  return seen.filter((org) => may(view, caller.person, 'move', org, today, roles))
}

import { addDays, type TaskStep } from '@taizhang/ledger'
import type { Happening } from '../happenings.ts'
import { affairs } from './affairs.ts'
import { assistance } from './assistance.ts'
import { bureauWork } from './bureau-work.ts'
import { children } from './children.ts'
import { elder } from './elder.ts'
import { bureau, staff } from './office.ts'
import { Register } from './register.ts'
import { villageAffairs, villageRoster } from './villages.ts'

/** The year that the bureau's demonstration shows, told by today: this one from September on, before that the one before. */
export function shownYear(today: string): { readonly year: number; readonly last: string } {
  const now = Number(today.slice(0, 4))
  const year = today.slice(5) >= '09-01' ? now : now - 1
  const end = `${year}-12-31`
  return { year, last: today < end ? today : end }
}

/** A year of the bureau. */
export interface BureauYear {
  readonly year: number
  /** The last day of it that is known. */
  readonly last: string
  /** When the year is set up from last year's report. */
  readonly setUpOn: string
  /** The month whose report was signed, and when; some of its entries change afterwards. */
  readonly monthly: { readonly period: string; readonly signedOn: string }
  readonly happenings: readonly Happening[]
}

/** All that happens in the bureau in the year, in the order of its days; the same for the same day. */
export function bureauYear({
  today,
  evidence,
}: {
  readonly today: string
  readonly evidence: readonly string[]
}): BureauYear {
  const { year, last } = shownYear(today)
  const register = new Register({ year, last, evidence })
  const villages = villageRoster(register)
  bureauWork(register)
  assistance(register, villages)
  const homes = elder(register, villages)
  children(register, villages)
  affairs(register, villages)
  villageAffairs(register, villages)
  const monthly = signedMonth(last)
  changedAfterwards(register, monthly)
  const happenings = [...register.happenings(), ...figures(year, last), ...ties(year, homes, villages)]
  return {
    year,
    last,
    setUpOn: `${year}-01-08`,
    monthly,
    happenings: happenings.sort(({ context: a }, { context: b }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }
}

/** The last month whose report can have been signed and then changed, ten days before what is known ends. */
function signedMonth(last: string): BureauYear['monthly'] {
  const before = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7)
  const month = last.slice(0, 7)
  const isLater = Number(last.slice(8)) >= 14
  const period = isLater ? before(month) : before(before(month))
  return { period, signedOn: `${isLater ? month : before(month)}-05` }
}

/** What was entered too late for the signed report, or put right in it: its figures drift. */
function changedAfterwards(register: Register, { period, signedOn }: BureauYear['monthly']): void {
  const [on, entered] = [`${period}-26`, addDays(signedOn, 4)]
  const found = {
    found: on,
    place: '县救助站储物间',
    placeKind: '救助站',
    category: '疏散通道',
    level: '一般',
    channel: '群众举报',
    finding: '门锁损坏，补登。',
  }
  register.put('hazard', entered, { ...found, photos: [register.proof()] })
  const code = 'LL-060'
  register.put('homeless-aid', entered, {
    code,
    day: on,
    found: '公安护送',
    kind: '返乡救助',
    who: '成年',
    campaign: '日常',
    cost: '1080',
  })
  register.put('deliberation', entered, {
    village: register.ids('village')[3] ?? '',
    topic: '补登：路灯维修',
    field: '公共设施',
    raised: on,
  })
}

/** Figures from above and by hand. Two are not there yet: the draft of the annual report waits for them. */
function figures(year: number, last: string): readonly Happening[] {
  const dated = addDays(last, -12)
  const cite = (indicator: string, value: string, document: string, scope: string): Happening => ({
    of: 'task',
    step: {
      step: 'cite-figure',
      figure: { indicator, org: bureau, period: String(year), value, document, dated, scope, direction: 'ascending' },
    },
    context: contextOf(staff.drafter, dated),
  })
  return [
    cite('population.total', '68150', '县统计局人口公报', '全县'),
    cite('lottery.task', '19400000', '市福彩中心年度任务书', '全县'),
    cite('place-name.task', '430', '市民政局地名工作通知', '全县'),
    cite('petition.rank', '2', '市信访局通报', '全市9个县区'),
  ]
}

function ties(year: number, homes: readonly string[], villages: readonly string[]): readonly Happening[] {
  const from = `${year}-01-10`
  const leaders = [staff.leader, staff.deputy, staff.elder]
  const contacts = [staff.assistance, staff.elder, staff.affairs, staff.villages, staff.drafter]
  const tie = (id: string, object: string, role: string, person: string): Happening => ({
    of: 'task',
    step: { step: 'assign', assignment: { id, object, person, role, from, to: null }, org: bureau } satisfies TaskStep,
    context: contextOf(staff.deputy, from),
  })
  return [
    ...homes.map((home, n) =>
      tie(`mz-tie-home-${n + 1}`, home, '联系领导', leaders[n % leaders.length] ?? staff.deputy),
    ),
    // The last four villages have nobody yet.
    ...villages
      .slice(0, -4)
      .map((village, n) =>
        tie(`mz-tie-village-${n + 1}`, village, '包联干部', contacts[n % contacts.length] ?? staff.drafter),
      ),
  ]
}

export const contextOf = (by: string, day: string) => ({ by, at: `${day}T08:00:00.000Z`, today: day })

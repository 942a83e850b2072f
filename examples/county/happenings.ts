import {
  addDays,
  type FieldValue,
  type FieldValues,
  type ImportRow,
  type Step,
  type StepContext,
  type TaskStep,
} from '@taizhang/ledger'
import { Dice } from './dice.ts'
import { inventedName, villagesOf, workingOrgs } from './offices.ts'
import { taskSteps } from './tasks.ts'

/** What happens in the county: a step on its ledgers or its tasks, with who takes it and when. */
export type Happening =
  | { readonly of: 'ledger'; readonly step: Step; readonly context: StepContext }
  | { readonly of: 'task'; readonly step: TaskStep; readonly context: StepContext }

export interface Course {
  /** The last day; the course begins two years before. */
  readonly today: string
  readonly seed: number
  /** 1 is the whole demonstration of about 50,000 entries; 0.01 a hundredth of it. */
  readonly scale: number
  /** Hashes of files that are known as evidence. */
  readonly evidence: readonly string[]
}

export const courseDays = 730

/** Two years of the county, month by month, the same for the same seed. Entries of a month land at its end, and so do the moves. */
export function* happenings(course: Course): Generator<Happening> {
  const county = new County(course)
  for (const month of monthsOf(course.today)) yield* county.month(month)
  for (const { step, context } of taskSteps(course)) yield { of: 'task', step, context }
  for (const { step, context } of county.ties()) yield { of: 'task', step, context }
}

interface Month {
  /** `2024-03`. */
  readonly key: string
  readonly from: string
  /** Its last day, or today. */
  readonly to: string
}

function* monthsOf(today: string): Generator<Month> {
  for (let from = addDays(today, -courseDays); from <= today; ) {
    const next = addDays(`${from.slice(0, 7)}-28`, 4).slice(0, 7)
    const last = addDays(`${next}-01`, -1)
    yield { key: from.slice(0, 7), from, to: last < today ? last : today }
    from = `${next}-01`
  }
}

interface PlannedMove {
  readonly entry: string
  readonly move: string
  readonly on: string
  readonly by: string
  readonly values: FieldValues
  readonly evidence: readonly string[]
  readonly reason: string
}

interface Member {
  readonly id: string
  readonly town: string
  readonly from: string
  until: string | null
  readonly persons: number
  readonly standard: number
}

/** What the county has come to, as far as its next month depends on it. */
class County {
  readonly #dice: Dice
  readonly #scale: number
  readonly #today: string
  readonly #evidence: readonly string[]
  readonly #numbers = new Map<string, number>()
  readonly #versions = new Map<string, number>()
  #moves: PlannedMove[] = []
  #rows = new Map<string, ImportRow[]>()
  readonly #households: Member[] = []
  readonly #rivers: { readonly id: string; readonly org: string; readonly length: number }[] = []
  readonly #projects: {
    readonly id: string
    readonly org: string
    readonly from: string
    readonly total: number
    done: number
    readonly months: number
    at: number
  }[] = []
  #began = false

  constructor({ today, seed, scale, evidence }: Course) {
    this.#dice = new Dice(seed)
    this.#scale = scale
    this.#today = today
    this.#evidence = evidence
  }

  *month(month: Month): Generator<Happening> {
    const isFirst = !this.#began
    this.#began = true
    if (isFirst) this.#rosters(month)
    this.#changes(month)
    yield* this.#landed(month)
    this.#events(month, isFirst)
    yield* this.#landed(month)
    yield* this.#moved(month)
  }

  /** Who answers for which river and which household; one of them has handed over. */
  *ties(): Generator<{ readonly step: TaskStep; readonly context: StepContext }> {
    const from = addDays(this.#today, -courseDays)
    const river = this.#rivers.slice(0, 60).map(({ id, org }) => ({ object: id, org, role: '河长' }))
    const helped = this.#households
      .filter(({ until }) => until === null)
      .slice(0, 60)
      .map(({ id, town }) => ({ object: id, org: town, role: '包保干部' }))
    for (const [at, { object, org, role }] of [...river, ...helped].entries()) {
      const person = role === '河长' ? `${org}-leader` : `${org}-drafter`
      const assignment = { id: `tie-${String(at + 1).padStart(3, '0')}`, object, person, role, from, to: null }
      yield { step: { step: 'assign', assignment, org }, context: contextOf(`${org}-head`, this.#today) }
    }
    const [town = ''] = workingOrgs.townships
    if (!helped.some(({ org }) => org === town)) return
    const on = addDays(this.#today, -90)
    yield {
      step: { step: 'hand-over', org: town, from: `${town}-drafter`, to: `${town}-recorder`, on },
      context: contextOf(`${town}-head`, this.#today),
    }
  }

  /** `n` of the whole demonstration in two years, as a number for one month, by chance rounded up or down. */
  #times(inTwoYears: number): number {
    const expected = (inTwoYears * this.#scale) / 24
    return Math.floor(expected) + (this.#dice.happens(expected % 1) ? 1 : 0)
  }
  #many(whole: number): number {
    return Math.max(2, Math.round(whole * this.#scale))
  }
  #next(kind: string): number {
    const number = (this.#numbers.get(kind) ?? 0) + 1
    this.#numbers.set(kind, number)
    return number
  }
  #day({ from, to }: Month): string {
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
    return addDays(from, this.#dice.between(0, days))
  }

  #put(ledger: string, org: string, values: Readonly<Record<string, FieldValue>>): string {
    const id = `${ledger}-${String(this.#next(`id ${ledger}`)).padStart(6, '0')}`
    const key = `${ledger} ${org}`
    const rows = this.#rows.get(key) ?? []
    rows.push({ id, row: rows.length + 2, values })
    this.#rows.set(key, rows)
    this.#versions.set(id, 1)
    return id
  }

  *#landed({ to }: Month): Generator<Happening> {
    for (const [key, rows] of this.#rows) {
      const [ledger = '', org = ''] = key.split(' ')
      yield {
        of: 'ledger',
        step: { step: 'import-entries', ledger, org, mode: 'all', rows },
        context: contextOf(`${org}-recorder`, to),
      }
    }
    this.#rows = new Map()
  }

  /** Moves that fall into the month; the others wait. */
  *#moved({ to }: Month): Generator<Happening> {
    const due = this.#moves.filter(({ on }) => on <= to).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    this.#moves = this.#moves.filter(({ on }) => on > to)
    for (const { entry, move, on, by, values, evidence, reason } of due) {
      const version = this.#versions.get(entry) ?? 1
      this.#versions.set(entry, version + 1)
      yield {
        of: 'ledger',
        step: { step: 'move-entry', id: entry, version, move, values, evidence, reason, on },
        context: contextOf(by, to),
      }
    }
  }

  /** A chain of moves from a day on, each some days after the one before, as far as today. */
  #course(
    entry: string,
    from: string,
    moves: readonly (Omit<PlannedMove, 'entry' | 'on'> & { readonly after: readonly [number, number] })[],
  ): void {
    let on = from
    for (const { after, ...move } of moves) {
      on = addDays(on, this.#dice.between(...after))
      if (on > this.#today) return
      this.#moves.push({ entry, on, ...move })
    }
  }

  #rosters(month: Month): void {
    const dice = this.#dice
    for (let at = 0; at < this.#many(2_100); at++) this.#household(addDays(month.from, -dice.between(0, 900)))
    const rivers = ['澄溪', '柳渚河', '石门涧', '青坪港', '梅垄溪']
    for (let at = 0; at < this.#many(220); at++) {
      const org = dice.of(['water', ...workingOrgs.townships])
      const length = dice.between(80, 900) / 100
      const id = this.#put('river', org, {
        code: `HD-${String(at + 1).padStart(3, '0')}`,
        name: `${dice.of(rivers)}第${at + 1}段`,
        length: length.toFixed(2),
        grade: org === 'water' ? '县级' : dice.of(['镇级', '村级']),
        chief: dice.of([`${org}-leader`, `${org}-head`, 'deputy']),
        since: addDays(month.from, -dice.between(100, 1_500)),
      })
      this.#rivers.push({ id, org, length })
    }
  }

  #household(since: string): void {
    const dice = this.#dice
    const town = dice.of(workingOrgs.townships)
    const number = this.#next('household')
    const persons = dice.between(1, 5)
    const standard = dice.between(38, 62) * 10
    const until = dice.happens(0.12) ? addDays(since, dice.between(300, 1_500)) : null
    const ended = until !== null && until <= this.#today ? until : null
    const id = this.#put('household', town, {
      code: `KN-${String(number).padStart(5, '0')}`,
      head: inventedName(dice),
      identity: identityNumber(dice),
      phone: `1000000${String(number % 10_000).padStart(4, '0')}`,
      village: dice.of(villagesOf(town)).id,
      category: dice.of(['低保', '低保', '低保', '特困', '低保边缘', '支出型困难']),
      members: persons,
      standard: String(standard),
      since,
      ...(ended !== null && { until: ended, why: dice.of(['收入超标', '死亡', '迁出', '主动放弃']) }),
    })
    this.#households.push({ id, town, from: since, until: ended, persons, standard })
  }

  #changes(month: Month): void {
    const dice = this.#dice
    for (let at = this.#times(160); at > 0; at--) this.#household(this.#day(month))
    for (let at = this.#times(90); at > 0; at--) this.#project(month)
    for (let at = this.#times(240); at > 0; at--) {
      const town = dice.of(workingOrgs.townships)
      const area = dice.between(1_200, 60_000)
      this.#put('parcel', town, {
        code: `BG-${String(this.#next('parcel')).padStart(4, '0')}`,
        village: dice.of(villagesOf(town)).id,
        area: area.toFixed(2),
        farm: (area * (0.6 + dice.share() * 0.4)).toFixed(2),
        grade: dice.of(['优', '良', '良', '中']),
        planted: dice.happens(0.08) ? '撂荒' : '在种',
        since: this.#day(month),
      })
    }
  }

  #project(month: Month): void {
    const dice = this.#dice
    const org = dice.of(['water', ...workingOrgs.townships])
    const number = this.#next('project')
    const total = dice.between(80, 6_000) * 10_000
    const listed = this.#day(month)
    const what = { water: '水库除险加固', weidu: '道路拓宽', shitang: '农贸市场新建' }[org] ?? '基础设施'
    const id = this.#put('project', org, {
      code: `XM-${String(number).padStart(3, '0')}`,
      name: `${what}工程（第${number}号）`,
      sort: dice.of(['新建', '改扩建', '维修改造']),
      total: String(total),
      owner: dice.of([`${org}-leader`, 'deputy']),
      listed,
      at: { longitude: 118 + dice.between(0, 9_999) / 10_000, latitude: 28 + dice.between(0, 9_999) / 10_000 },
    })
    const months = dice.between(5, 16)
    this.#projects.push({ id, org, from: listed, total, done: 0, months, at: 0 })
    this.#course(id, listed, [
      { move: 'start', after: [10, 60], by: `${org}-recorder`, values: {}, evidence: this.#proof(), reason: '' },
      {
        move: 'finish',
        after: [months * 25, months * 32],
        by: `${org}-recorder`,
        values: {},
        evidence: [],
        reason: '',
      },
      { move: 'accept', after: [20, 90], by: `${org}-head`, values: {}, evidence: this.#proof(), reason: '' },
    ])
  }

  #proof(): readonly string[] {
    return [this.#dice.of(this.#evidence)]
  }

  #events(month: Month, isFirst: boolean): void {
    for (let at = this.#times(1_200); at > 0; at--) this.#hazard(month)
    for (let at = this.#times(900); at > 0; at--) this.#petition(month)
    for (let at = this.#times(200); at > 0; at--) this.#enforcement(month)
    for (let at = this.#times(320); at > 0; at--) this.#incident(month)
    for (let at = this.#times(1_600); at > 0; at--) this.#meeting(month)
    for (let at = this.#times(700); at > 0; at--) this.#training(month)
    this.#patrols(month)
    this.#progress(month)
    if (!isFirst) this.#relief(month)
  }

  #hazard(month: Month): void {
    const dice = this.#dice
    const org = dice.of(['emergency', 'emergency', ...workingOrgs.townships])
    const found = this.#day(month)
    const place = `${dice.of(['临澄', '苇渡', '石塘', '柳圩', '青坪'])}${dice.of(['敬老院', '中心小学', '农贸市场', '砖厂', '加油站', '卫生院', '文化站', '沿街商铺'])}${dice.between(1, 40)}号`
    const id = this.#put('hazard', org, {
      found,
      place,
      placeKind: dice.of(['下属单位', '在建工地', '其他']),
      category: dice.of(['消防设施', '疏散通道', '电气线路', '电气线路', '燃气', '食品', '房屋建筑', '施工作业']),
      level: dice.happens(0.01) ? '重大' : dice.happens(0.12) ? '较大' : '一般',
      channel: dice.of(['日常检查', '日常检查', '专项检查', '群众举报', '上级交办']),
    })
    const [head, recorder] = [`${org}-head`, `${org}-recorder`]
    const assigned = {
      move: 'assign',
      after: [0, 3] as const,
      by: head,
      values: { owner: recorder, due: addDays(found, 30) },
      evidence: [],
      reason: '',
    }
    const submit = {
      move: 'submit',
      after: [2, 26] as const,
      by: recorder,
      values: {
        measure: dice.of([
          '清理堆放物，保持畅通。',
          '更换老化线路，加装保护。',
          '停用整改，重新检测。',
          '补设警示标志。',
        ]),
        cost: dice.money(0, 8_000),
      },
      evidence: [],
      reason: '',
    }
    const close = { move: 'close', after: [1, 8] as const, by: head, values: {}, evidence: this.#proof(), reason: '' }
    const back = {
      move: 'return',
      after: [1, 5] as const,
      by: head,
      values: {},
      evidence: [],
      reason: '现场未整改到位，照片与点位不符。',
    }
    if (dice.happens(0.03)) return
    this.#course(
      id,
      found,
      dice.happens(0.04)
        ? [assigned]
        : dice.happens(0.06)
          ? [assigned, submit, back, submit, close]
          : [assigned, submit, close],
    )
  }

  #petition(month: Month): void {
    const dice = this.#dice
    const org = dice.of(['water', ...workingOrgs.townships])
    const received = this.#day(month)
    const id = this.#put('petition', org, {
      number: `XF-${received.slice(0, 4)}-${String(this.#next('petition')).padStart(5, '0')}`,
      received,
      channel: dice.of(['来访', '网上信访', '网上信访', '12345热线', '12345热线', '来信', '领导信箱']),
      topic: dice.of(['政策咨询', '待遇保障', '经办服务', '矛盾纠纷', '意见建议']),
      who: inventedName(dice),
      phone: `1000002${String(dice.between(0, 9_999)).padStart(4, '0')}`,
      persons: dice.happens(0.1) ? dice.between(2, 15) : 1,
      first: dice.happens(0.82) ? '是' : '否',
    })
    const [head, recorder] = [`${org}-head`, `${org}-recorder`]
    const satisfied = dice.of(['满意', '满意', '满意', '基本满意', '不满意'])
    this.#course(id, received, [
      {
        move: 'assign',
        after: [0, 3],
        by: head,
        values: { owner: recorder, due: addDays(received, 15) },
        evidence: [],
        reason: '',
      },
      {
        move: 'reply',
        after: [3, 20],
        by: recorder,
        values: {
          reply: dice.of(['已现场核实并协调解决。', '已向来访人说明政策依据。', '已列入下月计划，并告知时限。']),
          repliedOn: addDays(received, 5),
        },
        evidence: [],
        reason: '',
      },
      ...(dice.happens(0.93)
        ? [
            {
              move: 'close',
              after: [1, 12] as const,
              by: head,
              values: { satisfied },
              evidence: this.#proof(),
              reason: '',
            },
          ]
        : []),
    ])
  }

  #enforcement(month: Month): void {
    const dice = this.#dice
    const org = dice.of(['emergency', 'water'])
    const filed = this.#day(month)
    const fine = dice.between(1, 50) * 1_000
    const id = this.#put('enforcement', org, {
      number: `临澄罚〔${filed.slice(0, 4)}〕${this.#next(`case ${filed.slice(0, 4)}`)}号`,
      party: `临澄县${dice.of(['恒澄', '丰泽', '远塘', '新圩'])}${dice.of(['建材', '食品', '水产', '运输'])}有限公司`,
      cause: org === 'water' ? dice.of(['非法取水', '占用河道']) : dice.of(['未落实安全责任', '无证经营', '违规排放']),
      filed,
    })
    const [head, recorder] = [`${org}-head`, `${org}-recorder`]
    const notify = { move: 'notify', after: [5, 25] as const, by: recorder, values: {}, evidence: [], reason: '' }
    const drop = {
      move: 'drop',
      after: [5, 20] as const,
      by: head,
      values: {},
      evidence: [],
      reason: '经复核，违法事实不成立。',
    }
    this.#course(
      id,
      filed,
      dice.happens(0.06)
        ? [notify, drop]
        : [
            notify,
            {
              move: 'decide',
              after: [7, 30],
              by: recorder,
              values: { penalty: ['罚款'], fine: String(fine) },
              evidence: [],
              reason: '',
            },
            {
              move: 'close',
              after: [10, 60],
              by: head,
              values: { paid: String(dice.happens(0.85) ? fine : Math.round(fine / 2)) },
              evidence: this.#proof(),
              reason: '',
            },
          ],
    )
  }

  #incident(month: Month): void {
    const dice = this.#dice
    const org = dice.of(['emergency', ...workingOrgs.townships])
    const day = this.#day(month)
    this.#put('incident', org, {
      day,
      kind: dice.of(['火灾', '交通事故', '交通事故', '洪涝', '食品安全', '公共卫生', '走失人员']),
      minutes: dice.between(8, 75),
      injured: dice.happens(0.2) ? dice.between(1, 4) : 0,
      ...(dice.happens(0.6) && {
        above: { status: dice.of(['已接收', '要求续报', '已终结']), source: '市应急指挥平台', asOf: day },
      }),
      words: dice.of(['已到场处置，无人员死亡。', '已转移安置，险情解除。', '已移交有关部门调查。']),
    })
  }

  #meeting(month: Month): void {
    const dice = this.#dice
    const org = dice.of([...workingOrgs.bureaus, ...workingOrgs.townships])
    const due = dice.between(8, 60)
    this.#put('meeting', org, {
      day: this.#day(month),
      title: `${dice.of(['安全生产例会', '重点工作调度会', '项目专题会'])}（第${this.#next('meeting')}次）`,
      kinds: dice.of([['党组会议'], ['安全生产工作会议', '工作调度会'], ['工作调度会'], ['专题会议']]),
      due,
      came: due - dice.between(0, Math.min(6, due - 1)),
    })
  }

  #training(month: Month): void {
    const dice = this.#dice
    const org = dice.of([...workingOrgs.bureaus, ...workingOrgs.townships])
    const persons = dice.between(15, 180)
    this.#put('training', org, {
      day: this.#day(month),
      title: dice.of(['应急知识培训', '施工安全培训', '河长履职培训', '统计业务培训']),
      kind: '业务培训',
      level: dice.of(['本单位', '乡镇', '县级']),
      audience: dice.of(['村（社区）干部', '从业人员', '干部职工']),
      days: dice.between(1, 3),
      persons,
      certified: dice.happens(0.4) ? dice.between(0, persons) : 0,
    })
  }

  #patrols(month: Month): void {
    const dice = this.#dice
    for (const { id, org, length } of this.#rivers) {
      for (let at = dice.happens(0.06) ? 1 : 2; at > 0; at--) {
        const problems = dice.happens(0.18) ? dice.between(1, 3) : 0
        this.#put('patrol', org, {
          day: this.#day(month),
          river: id,
          by: dice.of([`${org}-leader`, `${org}-head`, `${org}-recorder`]),
          kilometres: (length * (0.7 + dice.share() * 0.3)).toFixed(2),
          litter: dice.money(0, 3),
          problems,
          ...(problems > 0 && { kinds: [dice.of(['乱占', '乱采', '乱堆', '乱建', '污水直排'])] }),
        })
      }
    }
  }

  #progress(month: Month): void {
    const dice = this.#dice
    for (const project of this.#projects) {
      if (project.from > month.from || project.at >= project.months) continue
      project.at++
      const share =
        project.at === project.months
          ? project.total - project.done
          : Math.round((project.total / project.months) * (0.6 + dice.share() * 0.7))
      const done = Math.max(0, Math.min(share, project.total - project.done))
      project.done += done
      this.#put('project-progress', project.org, {
        project: project.id,
        month: month.key,
        day: month.to,
        invested: String(done),
        percent: ((project.done / project.total) * 100).toFixed(1),
        words: dice.of(['按计划推进。', '因连续降雨，进度略慢。', '主体施工。', '附属工程施工。']),
      })
      if (!dice.happens(0.18)) continue
      const asked = Math.round(project.total * (0.1 + dice.share() * 0.2))
      this.#put('fund', project.org, {
        number: `临财预〔${month.key.slice(0, 4)}〕${this.#next(`fund ${month.key.slice(0, 4)}`)}号`,
        day: this.#day(month),
        name: '项目建设资金',
        project: project.id,
        source: dice.of(['中央', '省级', '省级', '市级', '县级', '其他']),
        purpose: '项目建设',
        won: dice.of(['是', '否']),
        asked: String(asked),
        approved: String(Math.round(asked * (0.6 + dice.share() * 0.4))),
      })
    }
  }

  /** In the last month of a quarter: a payment for each household, and most of the visits of the quarter. */
  #relief(month: Month): void {
    const dice = this.#dice
    const isQuarterEnd = Number(month.key.slice(5)) % 3 === 0
    if (!isQuarterEnd) return
    const quarter = { ...month, from: addDays(month.from, -60) }
    for (const { id, town, from, until, persons, standard } of this.#households) {
      if (from > month.from || (until !== null && until < month.to)) continue
      this.#put('payment', town, {
        household: id,
        month: month.key,
        day: this.#day(month),
        persons,
        amount: String(standard * persons * 3),
        kind: dice.happens(0.92) ? '生活救助' : dice.of(['临时救助', '医疗救助', '取暖补贴']),
      })
      if (!dice.happens(0.94)) continue
      this.#put('household-visit', town, {
        day: this.#day(quarter),
        household: id,
        by: dice.of([`${town}-recorder`, `${town}-head`, `${town}-drafter`]),
        way: dice.of(['入户', '入户', '入户', '电话', '视频']),
        need: dice.happens(0.75) ? ['无'] : [dice.of(['就医', '就学', '住房', '就业'])],
        words: dice.of(['在家，身体尚可。', '在外务工，电话联系。', '房屋漏雨，已报镇里。', '需要定期取药。']),
      })
    }
  }
}

const contextOf = (by: string, day: string): StepContext => ({ by, at: `${day}T09:00:00.000Z`, today: day })

/** With a good check digit, of a region that does not exist. */
function identityNumber(dice: Dice): string {
  const born = `${dice.between(1935, 2000)}${String(dice.between(1, 12)).padStart(2, '0')}${String(dice.between(1, 28)).padStart(2, '0')}`
  const body = `990199${born}${String(dice.between(1, 999)).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

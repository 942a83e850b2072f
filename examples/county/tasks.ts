import {
  addDays,
  type Progress,
  type StepContext,
  type SupervisionTurn,
  type Task,
  type TaskStep,
} from '@taizhang/ledger'

interface Planned {
  readonly title: string
  readonly org: string
  /** Days from today: when it began and when it is due. */
  readonly begins: number
  readonly due: number
  readonly weight?: number
  readonly target?: { readonly indicator: string; readonly value: string }
  readonly milestones?: readonly { readonly title: string; readonly due: number }[]
  /** What was said of it, by days from today. */
  readonly told: readonly (readonly [
    day: number,
    says: Progress['says'],
    words: string,
    percent: number | null,
    milestone?: number,
  ])[]
}

/** One or more tasks for every light there is. */
const plans: readonly Planned[] = [
  {
    title: '完成学校消防改造',
    org: 'emergency',
    begins: -240,
    due: -20,
    told: [
      [-120, 'going-on', '两所已进场施工。', 50],
      [-30, 'done', '三所学校全部改造完成。', 100],
      [-22, 'confirmed', '现场查看，情况属实。', null],
    ],
  },
  {
    title: '完成河道清淤12公里',
    org: 'water',
    begins: -200,
    due: -40,
    told: [
      [-90, 'going-on', '已清淤7公里。', 58],
      [-12, 'done', '12公里全部完成，因汛期推迟。', 100],
      [-8, 'confirmed', '复核无误。', null],
    ],
  },
  {
    title: '建成石塘镇应急物资库',
    org: 'shitang',
    begins: -260,
    due: -35,
    told: [
      [-150, 'going-on', '主体完工。', 70],
      [-60, 'blocked', '采购流标，重新招标。', 75],
    ],
  },
  {
    title: '开展燃气安全百日整治',
    org: 'emergency',
    begins: -70,
    due: 30,
    told: [
      [-40, 'going-on', '已检查餐饮场所160家。', 55],
      [-5, 'going-on', '已检查餐饮场所240家。', 80],
    ],
  },
  {
    title: '编制防汛应急预案修订稿',
    org: 'water',
    begins: -60,
    due: 5,
    told: [[-10, 'going-on', '征求意见稿已印发。', 70]],
  },
  {
    title: '苇渡镇农村道路拓宽8公里',
    org: 'weidu',
    begins: -150,
    due: 120,
    milestones: [
      { title: '完成招标', due: -100 },
      { title: '完成路基', due: -15 },
      { title: '完成路面', due: 90 },
    ],
    told: [
      [-98, 'going-on', '招标完成。', 20, 0],
      [-30, 'going-on', '路基完成三公里。', 40],
    ],
  },
  {
    title: '新建微型消防站6个',
    org: 'emergency',
    begins: -100,
    due: 150,
    told: [
      [-60, 'going-on', '选址完成。', 20],
      [-9, 'going-on', '两个已投用。', 40],
    ],
  },
  {
    title: '引进亿元以上项目2个',
    org: 'shitang',
    begins: -180,
    due: 180,
    told: [
      [-100, 'going-on', '外出招商4次。', 10],
      [-20, 'blocked', '用地指标未落实，项目暂缓签约。', 30],
    ],
  },
  {
    title: '全年隐患销号800处',
    org: 'emergency',
    begins: -180,
    due: 185,
    target: { indicator: 'hazard.closed', value: '800' },
    told: [[-30, 'going-on', '按月调度。', null]],
  },
  {
    title: '全年走访困难家庭9000次',
    org: 'weidu',
    begins: -180,
    due: 185,
    target: { indicator: 'household-visit.times', value: '9000' },
    told: [[-15, 'going-on', '第二季度走访已结束。', null]],
  },
  {
    title: '整治河道“四乱”问题清零',
    org: 'water',
    begins: -120,
    due: 60,
    told: [
      [-50, 'done', '已全部清理。', 100],
      [-45, 'sent-back', '抽查两处仍有堆放物，请继续整改。', null],
      [-10, 'going-on', '两处已重新清理，待复核。', 90],
    ],
  },
  {
    title: '完成统计员持证培训',
    org: 'weidu',
    begins: -90,
    due: -3,
    told: [[-6, 'done', '十名统计员全部取证。', 100]],
  },
  { title: '完成水库安全鉴定4座', org: 'water', begins: -20, due: 200, told: [] },
  { title: '修订应急值守办法', org: 'emergency', begins: -150, due: -1, told: [] },
  {
    title: '开展村级账目清理',
    org: 'shitang',
    begins: -50,
    due: 40,
    told: [[-25, 'going-on', '四个村已清理两个。', 50]],
  },
  {
    title: '建立重点人群就业台账',
    org: 'weidu',
    begins: -80,
    due: 10,
    told: [[-20, 'going-on', '台账已建，正在核对。', 85]],
  },
]

/** Steps that set up tasks, their targets, ties between people and objects, and a figure from above. */
export function taskSteps({
  today,
  evidence,
}: {
  readonly today: string
  readonly evidence: readonly string[]
}): readonly { readonly step: TaskStep; readonly context: StepContext }[] {
  const steps: { step: TaskStep; context: StepContext }[] = []
  const year = today.slice(0, 4)
  for (const [at, plan] of plans.entries()) {
    const id = taskId(at)
    const startsOn = addDays(today, plan.begins)
    const owner = `${plan.org}-leader`
    const task: Omit<Task, 'version' | 'ended'> = {
      id,
      parent: null,
      title: plan.title,
      source: `${startsOn.slice(0, 4)}年政府工作报告任务分解表第${at + 1}项`,
      org: plan.org,
      owner,
      helpers: [`${plan.org}-head`],
      startsOn,
      dueOn: addDays(today, plan.due),
      weight: plan.weight ?? 1,
      milestones: (plan.milestones ?? []).map(({ title, due }) => ({
        title,
        dueOn: addDays(today, due),
        doneOn: null,
      })),
      target: plan.target ? { ...plan.target, op: '>=', curve: [] } : null,
    }
    steps.push({ step: { step: 'create-task', task }, context: contextOf('chaser', startsOn) })
    for (const [told, [day, says, words, percent, milestone]] of plan.told.entries()) {
      const on = addDays(today, day)
      const judges = says === 'confirmed' || says === 'sent-back'
      const progress = {
        on,
        words,
        percent,
        milestone: milestone ?? null,
        evidence: says === 'done' ? evidence.slice(0, 1) : [],
        says,
      }
      steps.push({
        step: { step: 'add-progress', id, version: told + 1, progress },
        context: contextOf(judges ? 'chaser' : owner, on),
      })
    }
  }
  steps.push({
    step: {
      step: 'set-target',
      target: {
        indicator: 'hazard.cleared-rate',
        org: 'county',
        period: year,
        value: '95',
        op: '>=',
        issuer: '市安委会',
        issuedOn: `${year}-01-01`,
      },
    },
    context: contextOf('chaser', today),
  })
  steps.push({
    step: {
      step: 'cite-figure',
      figure: {
        indicator: 'growth.rank',
        org: 'county',
        period: String(Number(year) - 1),
        value: '3',
        document: '市统计局关于上年度主要经济指标的通报',
        dated: addDays(today, -20),
        scope: '全市9个县区',
        direction: 'ascending',
      },
    },
    context: contextOf('writer', today),
  })
  // A sheet meets its task as it stood on that day.
  return [...steps, ...sheetSteps(today, evidence)].sort((one, other) => one.context.at.localeCompare(other.context.at))
}

interface PlannedSheet {
  /** The place of the task among the plans. */
  readonly plan: number
  readonly kind: 'chase' | 'talk' | 'praise'
  /** Days from today. */
  readonly day: number
  readonly demand: string
  readonly replyBy: number | null
  readonly told: readonly (readonly [day: number, says: SupervisionTurn['says'], words: string, replyBy?: number])[]
}

/** Sheets in the order of their days: one that went its whole way, one that is late, the talk that it led to, and a praise. */
const sheets: readonly PlannedSheet[] = [
  {
    plan: 1,
    kind: 'chase',
    day: -38,
    demand: '汛期前应完成的清淤没有完成，请说明原因并报完成日期。',
    replyBy: -31,
    told: [
      [-32, 'replied', '因连续降雨停工12天，已增加两台设备。'],
      [-31, 'returned', '请附现场照片并明确完成日期。', -25],
      [-26, 'replied', '照片已附，半月内完成。'],
      [-24, 'settled', '同意，按此日期复核。'],
    ],
  },
  {
    plan: 2,
    kind: 'chase',
    day: -30,
    demand: '应急物资库逾期未交付，请报重新招标的进度和交付日期。',
    replyBy: -16,
    told: [],
  },
  {
    plan: 0,
    kind: 'praise',
    day: -15,
    demand: '三所学校消防改造在开学前全部完成，验收一次通过。',
    replyBy: null,
    told: [],
  },
  {
    plan: 2,
    kind: 'talk',
    day: -3,
    demand: '督办单逾期没有回复，请镇主要负责同志到场说明。',
    replyBy: 4,
    told: [],
  },
]

function* sheetSteps(today: string, evidence: readonly string[]) {
  for (const [at, { plan, kind, day, demand, replyBy, told }] of sheets.entries()) {
    const [id, owner] = [`sheet-${at + 1}`, `${plans[plan]?.org}-leader`]
    const issue: TaskStep = {
      step: 'issue-supervision',
      id,
      task: taskId(plan),
      kind,
      demand,
      replyBy: replyBy === null ? null : addDays(today, replyBy),
    }
    yield { step: issue, context: contextOf('chaser', addDays(today, day)) }
    for (const [turn, [on, says, words, again]] of told.entries()) {
      const answer: TaskStep = {
        step: 'answer-supervision',
        id,
        version: turn + 1,
        says,
        words,
        evidence: says === 'replied' ? evidence.slice(0, 1) : [],
        replyBy: again === undefined ? null : addDays(today, again),
      }
      yield { step: answer, context: contextOf(says === 'replied' ? owner : 'chaser', addDays(today, on)) }
    }
  }
}

const taskId = (plan: number): string => `task-${String(plan + 1).padStart(3, '0')}`

const contextOf = (by: string, day: string): StepContext => ({ by, at: `${day}T10:00:00.000Z`, today: day })

import { type Day, type Light, lightOf, type Progress, stateOf, type Task } from '@taizhang/ledger'
import Big from 'big.js'

/** A task that came of last year's promise, with all that tells what became of it. */
export interface Promised {
  readonly task: Task
  /** In order of time. */
  readonly progress: readonly Progress[]
  /** What its indicator says today and said on the day it was due; null where it has none or nothing is known. */
  readonly value: string | null
  readonly valueOnDue: string | null
  /** The indicator's unit; '' without one. */
  readonly unit: string
}

export type FulfilmentOutcome = 'done' | 'late' | 'going-on' | 'missed' | 'given-up'

/** One line of the table of promises. */
export interface Fulfilment {
  readonly task: string
  readonly title: string
  readonly source: string
  readonly owner: string
  readonly dueOn: Day
  readonly target: {
    readonly indicator: string
    readonly value: string
    readonly op: '>=' | '<='
    readonly unit: string
  } | null
  readonly value: string | null
  readonly outcome: FulfilmentOutcome
  readonly word: string
  readonly light: Light
  /** Words of the last progress entry. */
  readonly progress: string
  /** Files behind its progress. */
  readonly evidence: number
}

const WORDS: Readonly<Record<FulfilmentOutcome, string>> = {
  done: '已完成',
  late: '超期完成',
  'going-on': '推进中',
  missed: '未完成',
  'given-up': '已终止',
}

/**
 * What became of a promise. A target measured by an indicator decides, whatever was said: reached by the day it was due it is done, later
 * late; `<=` is only known when the day has come. Without one the progress decides: done on a day, evidence given.
 */
export function fulfilmentOf(promised: Promised, today: Day): Fulfilment {
  const { task, progress, value, unit } = promised
  const outcome = outcomeOf(promised, today)
  return {
    task: task.id,
    title: task.title,
    source: task.source,
    owner: task.owner,
    dueOn: task.dueOn,
    target: task.target && { indicator: task.target.indicator, value: task.target.value, op: task.target.op, unit },
    value,
    outcome,
    word: WORDS[outcome],
    light: lightOf(task, progress, today, value),
    progress: progress.at(-1)?.words ?? '',
    evidence: new Set(progress.flatMap(({ evidence }) => evidence)).size,
  }
}

function outcomeOf({ task, progress, value, valueOnDue }: Promised, today: Day): FulfilmentOutcome {
  if (task.ended !== null) return 'given-up'
  const isDue = today > task.dueOn
  if (task.target) {
    const { op, value: target } = task.target
    const reached = (what: string | null) =>
      what !== null && (op === '>=' ? new Big(what).gte(target) : new Big(what).lte(target))
    if (isDue) return reached(valueOnDue) ? 'done' : op === '>=' && reached(value) ? 'late' : 'missed'
    return op === '>=' && reached(value) ? 'done' : 'going-on'
  }
  const { doneOn } = stateOf(progress)
  if (doneOn !== null) return doneOn <= task.dueOn ? 'done' : 'late'
  return isDue ? 'missed' : 'going-on'
}

/** The table as it stands in a report, head first; filled into its place by `expandReport`. */
export function fulfilmentTable(rows: readonly Fulfilment[]): readonly (readonly string[])[] {
  return [
    ['序号', '承诺事项', '目标', '时限', '完成情况', '结果', '佐证'],
    ...rows.map(({ title, target, dueOn, value, progress, word, evidence }, at) => [
      String(at + 1),
      title,
      target ? `${target.op === '>=' ? '不少于' : '不超过'}${inTenThousands(target.value, target.unit)}` : '',
      dueOn,
      target && value !== null ? inTenThousands(value, target.unit) : progress,
      word,
      evidence > 0 ? `${evidence}份` : '无',
    ]),
  ]
}

/** Money as tables of official papers give it: 2000万元, not 20000000元; what is less, and other units, as it is. */
function inTenThousands(value: string, unit: string): string {
  const amount = new Big(value)
  if (unit !== '元' || amount.abs().lt(10_000)) return `${value}${unit}`
  return `${amount.div(10_000).round(2, Big.roundHalfUp).toString()}万元`
}

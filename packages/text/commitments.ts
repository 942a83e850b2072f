import { actionOf, weighClause } from './clause-weight.ts'
import type { Place, TextDocument } from './document.ts'
import type { Figure } from './figure.ts'
import type { Commitment, CommitmentTarget, Marker, PeriodMention, ReportTime, Section, Stretch } from './reading.ts'

/** What has been read of the text before its promises are looked for. */
export interface CommitmentContext {
  readonly document: TextDocument
  readonly text: string
  readonly time: ReportTime
  readonly sentences: readonly Stretch[]
  readonly clauses: readonly Stretch[]
  readonly markers: readonly Marker[]
  readonly sections: readonly Section[]
  readonly figures: readonly Figure[]
  readonly periods: readonly PeriodMention[]
}

/**
 * The commitments of the plan part, one for each clause that promises an act or a result which can later be said to be
 * done or not; slogans, purposes, grounds and topic sentences are left out. In text order.
 *
 * A clause is weighed by its opening, its verb and its object (`lexicon/action-words.ts`); a number, a date or a name in
 * quotation marks speaks for it. A report without a plan part has none.
 */
export function findCommitments(context: CommitmentContext): Commitment[] {
  const { sections } = context
  const plans = sections.flatMap((section, index) =>
    section.kind === 'plan' && sections[section.parent]?.kind !== 'plan' ? [index] : [],
  )
  if (plans.length === 0) return []
  const walk = new PlanWalk(context)
  for (const index of plans) walk.plan(index)
  return walk.found
}

/** What a clause says, stripped of its list mark and of the punctuation around it. */
interface Body extends Place {
  readonly sentence: number
}

/** The weight above which a clause is taken for a promise. */
const PROMISED = 0.25

const CLAUSE_LENGTH_MIN = 4
const CLAUSE_LENGTH_MAX = 300
const OWNER_LENGTH_MAX = 60
const OWNER_LABEL = /(?:牵头|责任|配合|承办|主办)(?:单位|部门|科室|股室|处室|领导|人)$/
const OWNER_BY = /由([^，。；由]{2,24}?)(?:牵头负责|负责|牵头|具体承办|承办)/
/** 县水利局要完成…, 各乡镇负责…: who does what follows. */
const OWNER_AS_SUBJECT =
  /^((?!由)[\u4e00-\u9fff、]{1,16}(?:局|委|办|厅|处|科|股|室|站|所|中心|大队|支队|公司|乡|镇|乡镇|街道|社区|部门|单位))(?:要|须|应|应当|负责|牵头|具体负责)(?!求|点|素|急|对)/
const OVER =
  '上报销号|销号|完成|完工|竣工|竣工验收|通过验收|验收|投入使用|投入运营|投入运行|投运|投用|投产|建成|建成投用|交付|交付使用|到位|办结|见效|开园|开放|通车|清零|见底|达标|收官|结题|启用|入库|开工|动工|开工建设|封顶|获批|贯通|合龙|开业|开馆|接入|落地'
/** A clause that only says when what stands before it is to be over: 6月底前上报销号, 9月底前全部投入运营. */
const COMPLETION = new RegExp(
  `^(?:力争|确保|争取|务必|计划|预计|全部|并|于|在|到)*[\\d年月日底末初中上下旬半季度一二三四五六七八九十第春夏秋冬汛节学期开入劳动国庆元旦“”]{0,12}[前内底月](?:全部|全面|基本|正式|确保|力争)*(?:${OVER})$`,
)
/** 确保主厂房9月底前封顶, 力争可研报告6月底前获批: a result with a day of its own. */
const RESULT_BY = new RegExp(`(?:${OVER}|(?:通过|完成)[^，]{1,8}|开门迎客|运行|运营)$`)

/** A sentence of one clause no longer than this, with others behind it in its paragraph, names the topic of what follows. */
const TOPIC_LENGTH_MAX = 14

const LEADING = '”’）)】—-· 　\t、'
const TRAILING = '。；;，,：:！!？?、 　\t'

class PlanWalk {
  readonly found: Commitment[] = []
  private readonly context: CommitmentContext
  private clause = 0
  private sentence = 0
  private marker = 0
  private figure = 0
  private period = 0
  private section = 0
  /** Who was named in a clause of its own that opened a run of promises (由河道站牵头，…；): for what follows, up to the ；. */
  private lead: { readonly sentence: number; readonly owner: string } | null = null
  /** The deadline that opened the sentence in a clause of its own (6月底前，…), or its year: it holds for the whole. */
  private scope: { readonly sentence: number; readonly deadline: string } | null = null

  constructor(context: CommitmentContext) {
    this.context = context
  }

  plan(index: number): void {
    const { sections, clauses } = this.context
    const plan = sections[index]
    if (plan === undefined) return
    const firstChild = sections[index + 1]
    const preface = firstChild?.parent === index ? firstChild.start : plan.start
    while ((clauses[this.clause]?.start ?? plan.end) < plan.start) this.clause++
    for (; (clauses[this.clause]?.start ?? plan.end) < plan.end; this.clause++) this.weighClause(plan, preface)
  }

  private weighClause(plan: Section, preface: number): void {
    const { clauses, text } = this.context
    const clause = clauses[this.clause]
    if (clause === undefined) return
    const heading = this.headingAt(clause.start, plan)
    const body = this.bodyOf(clause)
    // Of an item that has no heading of its own only the mark counts as one.
    if (heading !== null && body.start < heading.end) return
    const length = body.end - body.start
    const deadline = this.deadlineIn(body)
    if (length < CLAUSE_LENGTH_MIN || length > CLAUSE_LENGTH_MAX) return
    const words = text.slice(body.start, body.end)
    // 其中小学1890个 only parts what has been promised before it.
    if (words.startsWith('其中')) return
    if (this.lead !== null && (this.lead.sentence !== body.sentence || this.opensRun(body))) this.lead = null
    if (this.ownerIn(body, words)) return
    const figures = this.quantitiesIn(body)
    if (figures.length === 0 && COMPLETION.test(words) && this.giveDeadline(body, deadline)) return
    let weight = weighClause(words)
    if (figures.length > 0) weight += 2.75
    if (deadline !== null && deadline !== this.scope?.deadline) weight += RESULT_BY.test(words) ? 3 : 1
    if (body.start < preface) weight -= 2
    if (figures.length === 0 && this.isTopic(clause)) weight -= 3
    const owner = ownOwner(words) ?? this.lead?.owner ?? null
    if (weight <= PROMISED) return
    for (const { place, figure } of partsOf(text, body, figures)) {
      const target = figure === null ? frequencyOf(words) : targetOf(text, this.lowerEnd(figure))
      const action = actionOf(text.slice(place.start, place.end))
      this.found.push({ ...place, action, target, deadline, owner, section: this.section })
    }
  }

  /** The heading of the section that this place stands in. */
  private headingAt(at: number, plan: Section): Place | null {
    const { sections } = this.context
    while ((sections[this.section + 1]?.start ?? plan.end) <= at) this.section++
    return sections[this.section]?.heading ?? null
  }

  private bodyOf({ start, end }: Stretch): Body {
    const { markers, sentences, text } = this.context
    while ((markers[this.marker]?.end ?? end) <= start) this.marker++
    while ((sentences[this.sentence]?.end ?? end) <= start) this.sentence++
    let from = start
    for (let at = this.marker; (markers[at]?.start ?? end) < end && markers[at]?.start === from; at++)
      from = markers[at]?.end ?? from
    let to = end
    while (from < to && LEADING.includes(text.charAt(from))) from++
    while (to > from && TRAILING.includes(text.charAt(to - 1))) to--
    return { start: from, end: to, sentence: this.sentence }
  }

  private quantitiesIn({ start, end }: Place): Figure[] {
    const { figures } = this.context
    while ((figures[this.figure]?.number.start ?? end) < start) this.figure++
    const found: Figure[] = []
    for (let at = this.figure; (figures[at]?.number.start ?? end) < end; at++) {
      const figure = figures[at]
      if (figure?.class === 'quantity' && figure.value !== null) found.push(figure)
    }
    // 总投资1.2亿元的处理厂建成: what the thing is like is not what is promised, where anything else is.
    const told = found.filter(({ end: to }) => this.context.text.charAt(to) !== '的')
    return told.length > 0 ? told : found
  }

  /** The last day that the clause names for what it promises, or that opened its sentence (2026年6月底前，…). */
  private deadlineIn({ start, end, sentence }: Body): string | null {
    const { periods, text, time } = this.context
    if (this.scope !== null && this.scope.sentence !== sentence) this.scope = null
    while ((periods[this.period]?.start ?? end) < start) this.period++
    let first: string | null = null
    let last: string | null = null
    for (let at = this.period; (periods[at]?.start ?? end) < end; at++) {
      const period = periods[at]
      if (period === undefined || !this.isDue(period)) continue
      if (end - period.end < 3 || (period.kind === 'year' && period.anchored && period.start - start < 4))
        this.scope = { sentence, deadline: period.to }
      first ??= period.to
      // 3月开工、年底前建成: the last day set is when it is over; 全年 in 6月底前完成全年任务的一半 sets none.
      if (period.by && (last === null || period.to > last)) last = period.to
    }
    if (first !== null) return last ?? first
    if (this.scope !== null) return this.scope.deadline
    const wholeYear =
      time.planYear !== null && end - start < 60 && /完成.{0,4}(?:年度|全年|当年)/.test(text.slice(start, end))
    return wholeYear ? `${time.planYear}-12-31` : null
  }

  private isDue({ by, asOf, since, to, kind, start, end, anchored }: PeriodMention): boolean {
    const { text, time } = this.context
    if (by) return true
    if (asOf || since || time.planYear === null || Number(to.slice(0, 4)) < time.planYear) return false
    if (kind !== 'year') return true
    return (
      text.charAt(end - 1) === '内' ||
      text.charAt(start) === '全' ||
      (anchored && '在于取争到'.includes(text.charAt(start - 1)))
    )
  }

  /**
   * Whether the clause names who answers for the promises before it: 责任单位：… (a clause of its own, its names in the next
   * one) or 由…负责. Gives them that owner.
   */
  private ownerIn(body: Body, words: string): boolean {
    const { clauses, text } = this.context
    const label = OWNER_LABEL.exec(words)
    const next = clauses[this.clause + 1]
    if (label !== null && next?.paragraph === clauses[this.clause]?.paragraph && text.charAt(body.end) !== '') {
      const names = next === undefined ? '' : text.slice(next.start, next.end)
      this.giveOwner(names.replace(/[）)；;。，,\s]+$/, ''), clauses[this.clause]?.paragraph ?? 0)
      this.clause++
      return true
    }
    const by = OWNER_BY.exec(words)
    if (by === null || ownOwner(words) !== null) return false
    const isAlone = words.length - by[0].length < 4
    if (isAlone && by.index === 0 && this.opensRun(body)) this.lead = { sentence: body.sentence, owner: by[1] ?? '' }
    else this.giveOwner(by[1] ?? '', clauses[this.clause]?.paragraph ?? 0)
    return isAlone
  }

  /** Whether nothing but ；, a stop or the paragraph's begin stands before it. */
  private opensRun({ start, sentence }: Body): boolean {
    const { markers, sentences, text } = this.context
    const mark = markers[this.marker]
    const from = mark !== undefined && mark.end === start ? mark.start : start
    return from <= (sentences[sentence]?.start ?? 0) || '；;'.includes(text.charAt(from - 1))
  }

  /** Gives a deadline to the promise of the clause before, in the same sentence, where it has none yet; false where there is none to give it to. */
  private giveDeadline({ start, sentence }: Body, deadline: string | null): boolean {
    const last = this.found.at(-1)
    const begin = this.context.sentences[sentence]?.start ?? start
    const before = this.context.clauses[this.clause - 1]
    if (last === undefined || last.start < begin || last.end < (before?.start ?? start)) return false
    // 汛前全部验收 names no day that could be given.
    if (deadline === null) return true
    if (last.deadline !== null) return false
    this.found[this.found.length - 1] = { ...last, deadline }
    return true
  }

  /** The promises of the paragraph that have no owner yet; where it has none, those of the paragraph before. */
  private giveOwner(owner: string, paragraph: number): void {
    const { document } = this.context
    if (owner.length < 2 || owner.length > OWNER_LENGTH_MAX) return
    const own = document.paragraphs[paragraph]?.start ?? 0
    const last = this.found.at(-1)
    if (last === undefined) return
    const from = last.start >= own ? own : (document.paragraphs[paragraph - 1]?.start ?? own)
    for (let at = this.found.length - 1; at >= 0; at--) {
      const commitment = this.found[at]
      if (commitment === undefined || commitment.start < from || commitment.owner !== null) return
      this.found[at] = { ...commitment, owner }
    }
  }

  /** The lower end of a range (5-10万元): that is what is promised at least. */
  private lowerEnd(figure: Figure): Figure {
    const other = this.context.figures[figure.rangeWith]
    return other !== undefined && other.start < figure.start ? { ...other, bound: 'at-least' } : figure
  }

  private isTopic(clause: Stretch): boolean {
    const { sentences } = this.context
    const sentence = sentences[this.sentence]
    if (sentence === undefined || clause.end < sentence.end || clause.start > sentence.start) return false
    if (clause.end - clause.start > TOPIC_LENGTH_MAX) return false
    const next = sentences[this.sentence + 1]
    if (next?.paragraph !== sentence.paragraph) return false
    // A note of who answers for it is not what follows from it.
    return !/^[（(]|^(?:牵头|责任|配合)/.test(this.context.text.slice(next.start, next.start + 2))
  }
}

/** Whom a promise itself names for it: 由县林业局牵头修复退化林3000亩, 县水利局要完成河道治理. Null where it names nobody. */
function ownOwner(words: string): string | null {
  const by = OWNER_BY.exec(words)
  if (by !== null) return by.index === 0 && words.length - by[0].length >= 4 ? (by[1] ?? null) : null
  return OWNER_AS_SUBJECT.exec(words)?.[1] ?? null
}

/**
 * The promises within one clause: one for each member of a list of which every member has its number (甲渠1.5公里、乙渠3.7公里),
 * else the clause as a whole with its last number, which is the result (在2.2万亩上扩充5000亩; …等3条).
 */
function partsOf(text: string, body: Place, figures: readonly Figure[]): { place: Place; figure: Figure | null }[] {
  const last = figures.at(-1) ?? null
  const whole = [{ place: { start: body.start, end: body.end }, figure: last }]
  if (last === null || figures.length < 2 || text.slice(body.start, last.start).includes('等')) return whole
  const parts: { place: Place; figure: Figure | null }[] = []
  let start = body.start
  for (const [index, figure] of figures.entries()) {
    const next = figures[index + 1]
    const cut = next === undefined ? body.end : text.slice(figure.end, next.start).indexOf('、')
    if (cut < 0) return whole
    const end = next === undefined ? body.end : figure.end + cut
    parts.push({ place: { start, end }, figure })
    start = end + 1
  }
  return parts
}

const FREQUENCY =
  /每(月|季度|季|年|周|半年|天|日)(?!度|底|末|初)[^，]{0,4}?(?:至少|定期|组织|召开|开展|开会|进行|举办|调度|通报|检查|更新|报送)/

/** 每月定期开展…: at least once a month. */
function frequencyOf(words: string): CommitmentTarget | null {
  const every = words.includes('每') ? FREQUENCY.exec(words) : null
  return every === null ? null : { value: 1, unit: `次/${every[1] ?? ''}`, op: '>=' }
}

function targetOf(text: string, figure: Figure): CommitmentTarget | null {
  return figure.value === null ? null : { value: figure.value, unit: figure.unit, op: opOf(text, figure) }
}

function opOf(text: string, figure: Figure): CommitmentTarget['op'] {
  if (figure.bound === 'at-least' || figure.bound === 'over') return '>='
  if (figure.bound === 'at-most') return '<='
  if (figure.bound === 'more-than') return '>'
  if (figure.bound === 'less-than') return '<'
  const before = text.slice(Math.max(0, figure.start - 6), figure.start)
  if (/控制在|压降到|压减到|降至|降到|以内$/.test(before)) return '<='
  return /达到?|提高到|提升到|提升至|提高至|保持在?|不低于|突破|力争/.test(before) ? '>=' : '='
}

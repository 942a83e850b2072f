import { type Figure, type FigureLabel, type Reading, unitDimension } from '@taizhang/text'
import { CellHeads, type CellWords } from './match-cell.ts'
import { unitFit } from './match-unit.ts'
import type { Shown } from './report.ts'

/** Some words that tell what a figure states, with how closely they belong to it (1 its own, less what stands further off). */
export interface Source {
  readonly words: string
  readonly weight: number
}

/** What is said with one figure, before any indicator is looked at. */
export interface Statement {
  /** Index into the reading's figures. */
  readonly figure: number
  /** The words of its own clause; where it has none (XX户XX人), those of the figure before it. */
  readonly own: string
  /** Those for whom a sum of money is: 百岁老人 of 百岁老人23人，…发放资金5万元; else empty. */
  readonly who: string
  /** Own words first, then what it takes over: from the whole that it is part of, the clauses before, the item's topic, the heading. */
  readonly sources: readonly Source[]
  /** Words that may name which part is meant: its own; those for whom a sum is (困难残疾人…发放救助金); the clause before. */
  readonly parts: { readonly own: string; readonly who: string; readonly between: string }
  /** The figure that it is a part of (共41处，其中…), as an index into the reading's figures. */
  readonly whole: number | null
  /** The figure whose words it took over, having none of its own: 同比增长5% of 收入20万元. */
  readonly sameAs: number | null
  /** Words of the whole or of the object that it takes over, for a name of its own: 活人墓 of 整治率. */
  readonly about: string
  readonly shown: Shown['as']
  /** The figure's own; in a table's cell that of its heads. */
  readonly unit: string
  /** What the heads multiply the cell's number by: 10000 under 万元. */
  readonly times: number
  /** The unit as the heads print it, 万元; null outside tables and where the cell has its own. */
  readonly cellUnit: string | null
}

/** Figures of a sentence further back say nothing of a later one. */
const FIGURES_BACK_MAX = 6
const CLAUSE_WORDS_MAX = 60
/** Sentences of the same paragraph right before it tell what it is about. */
const SENTENCES_BACK_MAX = 2
/** Figures given in one list. */
const LISTED_MAX = 8

/** What a sentence's total says of itself: it is no longer about the part named before it. */
const TOTAL = /共|总|合计|全部|全县|全市|全区|全镇|全乡/
const PERSONS = new Set(['人', '名', '位', '户', '人次'])
const GROWTH = /增长|下降|增加|减少|上升|回落|提高|降低|提升|增幅|降幅|上涨|下跌|增速|减幅/
const GROWTH_AT_END = /(?:增长|下降|增加|减少|上升|回落|提高|降低|提升|上涨|下跌|增幅|降幅)[了达到为约]*$/
const COMPARED = /同比|环比|比上年|较上年|比去年|较去年|上年同期|去年同期|同期|比上季|较上季/
/** 迁坟、植树等方式: an open list names no one part. */
const OPEN_LIST = /^.*等(?:方式|形式|途径|手段|渠道|单位|部门|领域|方面|原因|环节)?/
/** 上年的2894对增长5％: which way it went is said of the next figure. */
const GROWTH_ONLY = /^(?:同比|环比)?(?:增长|下降|增加|减少|上升|回落|提高|降低|提升|上涨|下跌)[了达到为约]*$/
/** 比上年的92.8％: nothing but when. */
const LAST_YEARS = /^(?:比|较|与|同)(?:上年|去年|上一年|上年度|年初)(?:同期)?(?:的|为|相比)?$/
const JOINED = /^(?:和|及|与|、|以及|或)?$/

/** Statements of the figures that state something: quantities, masked ones and ranks. Linear in the text. */
export function statementsOf(reading: Reading): Statement[] {
  const walk = new SentenceWalk(reading)
  const cells = new CellHeads(reading)
  const found: Statement[] = []
  reading.figures.forEach((figure, index) => {
    if (figure.class !== 'quantity' && figure.class !== 'masked' && figure.class !== 'rank') return
    const label = reading.labels[index]
    if (label === undefined) return
    const cell = reading.document.paragraphs[figure.paragraph]?.cell
    if (cell === undefined) found.push(walk.statement(figure, label, index))
    else {
      const words = cells.of(cell)
      if (words !== null) found.push(walk.inCell(figure, index, words))
    }
  })
  return found
}

/** A figure of the sentence that came before. */
interface Earlier {
  readonly figure: Figure
  readonly index: number
  readonly own: string
  /** With the rest of its clause. */
  readonly said: string
  readonly isPart: boolean
}

interface Own {
  readonly words: string
  readonly said: string
  /** Its name in a list of names and figures; empty where there is no such list. */
  readonly listed: string
  readonly sources: readonly Source[]
  readonly isBare: boolean
}

class SentenceWalk {
  private readonly reading: Reading
  private readonly headings: readonly { readonly start: number; readonly end: number; readonly words: string }[]
  private sentence = -1
  private earlier: Earlier[] = []
  /** The figures whose parts follow: 共40户95人，其中…. */
  private wholes: readonly Earlier[] = []
  private section = 0

  constructor(reading: Reading) {
    this.reading = reading
    this.headings = reading.sections
      .filter(({ kind }) => kind !== 'title')
      .map(({ start, end, heading }) => ({
        start,
        end,
        words: headingWords(reading.text.slice(heading.start, heading.end)),
      }))
  }

  statement(figure: Figure, label: FigureLabel, index: number): Statement {
    if (figure.sentence !== this.sentence) {
      this.sentence = figure.sentence
      this.earlier = []
      this.wholes = []
    }
    const last = this.earlier.at(-1)
    const shown = shownAs(figure, label)
    const own = this.ownWords(figure, label, index, shown)
    const between = this.clausesBefore(figure, last)
    if (/其中/.test(label.before) || between.some((words) => /其中/.test(words))) this.wholes = this.earlier.slice(-2)
    const whole = this.wholes.findLast((one) => unitFit(figure.unit, one.figure.unit) >= 0.9) ?? null
    const who = this.recipients(figure, label, whole !== null)
    const sources: Source[] = [
      ...own.sources,
      ...between.map((words) => ({ words, weight: 0.6 })),
      ...(who === null ? [] : [{ words: who.own, weight: 0.85 }]),
      ...this.takenOver(figure, own.isBare),
      ...this.around(figure),
    ].filter(({ words }) => words !== '')
    this.earlier.push({ figure, index, own: own.words, said: own.said, isPart: whole !== null })
    return {
      figure: index,
      own: [own.listed, own.words].filter(Boolean).join('，'),
      who: who?.own ?? '',
      sources,
      parts: { own: own.listed || own.words, who: who?.own ?? '', between: between.at(-1) ?? '' },
      whole: whole?.index ?? null,
      sameAs: own.isBare ? (last?.index ?? null) : null,
      about: (whole ?? last)?.own ?? '',
      shown,
      unit: figure.unit,
      times: 1,
      cellUnit: null,
    }
  }

  /** In a table's cell what it states is said by the heads of its row and its column. */
  inCell(figure: Figure, index: number, { row, column, title, unit, times, printed }: CellWords): Statement {
    const own = [row, column].filter(Boolean).join('，')
    return {
      figure: index,
      own,
      who: '',
      sources: [
        { words: column, weight: 1 },
        { words: row, weight: 1 },
        { words: title, weight: 0.6 },
        ...this.around(figure),
      ].filter(({ words }) => words !== ''),
      parts: { own: row, who: '', between: column },
      whole: null,
      sameAs: null,
      about: title,
      shown: unitDimension(figure.unit) === 'points' ? 'points' : 'value',
      unit: figure.unit || unit,
      times: figure.unit === '' ? times : 1,
      cellUnit: figure.unit === '' ? printed : null,
    }
  }

  /** The words of its own clause; where it has none (XX户XX人), those of the figure before it. */
  private ownWords(figure: Figure, label: FigureLabel, index: number, shown: Shown['as']): Own {
    const { text, clauses } = this.reading
    const last = this.earlier.at(-1)
    const names = this.listedNames(figure, index)
    const listed = names?.own ?? ''
    const stripped =
      shown === 'value' ? label.before : label.before.replace(COMPARED, '').replace(GROWTH_AT_END, '').trim()
    const behind = GROWTH_ONLY.test(label.after) ? '' : label.after
    const isBare = (JOINED.test(stripped) || LAST_YEARS.test(stripped)) && JOINED.test(behind)
    if (isBare) {
      const words = last?.own ?? ''
      const sources = [
        { words: listed, weight: 1 },
        { words: last?.own ?? '', weight: 0.95 },
        { words: last?.said ?? '', weight: 0.8 },
      ]
      return { words, said: last?.said ?? '', listed, sources, isBare }
    }
    const before = trimJoint(stripped)
    const after = behind === '' ? '' : withBracket(text, figure, behind)
    const open = before.replace(OPEN_LIST, '')
    // 29个城乡社区配备了12名专业社会工作者: what stands between two figures belongs to the first, if there is more behind the second.
    const isShared = last !== undefined && label.before !== '' && figure.start - last.figure.end === label.before.length
    const said = [isShared && after !== '' && open.length < 3 ? '' : open, after].filter(Boolean).join('，')
    const words = (names?.all ?? []).reduce((rest, name) => rest.replace(name, ''), said || before)
    const start = Math.max(clauses[figure.clause]?.start ?? 0, last?.figure.end ?? 0)
    const lead = text.slice(Math.max(start, figure.start - CLAUSE_WORDS_MAX), figure.start)
    const sources = [
      { words: listed, weight: 1 },
      { words: open, weight: isShared && after !== '' ? 0.7 : 1 },
      { words: after, weight: 1 },
      { words: lead, weight: 0.75 },
    ]
    return { words, said: `${lead}${after}`, listed, sources, isBare }
  }

  /**
   * Those for whom a sum of money is: 百岁老人23人，…发放资金5万元. Behind parts of a whole a total is of the whole:
   * 其中集中供养236人，分散供养886人，共发放….
   */
  private recipients(figure: Figure, label: FigureLabel, isPart: boolean): Earlier | null {
    if (isPart || !isMoney(figure.unit)) return null
    const found = this.earlier.slice(-3).findLast((one) => PERSONS.has(one.figure.unit))
    if (found === undefined) return null
    return found.isPart && TOTAL.test(label.before) ? (this.wholes.at(-1) ?? null) : found
  }

  /** Clauses without a figure between the one before and this: 通过拆除方式. */
  private clausesBefore(figure: Figure, last: Earlier | undefined): string[] {
    const { clauses, text, sentences } = this.reading
    const floor = last?.figure.clause ?? Math.max(0, figure.clause - 4)
    const found: string[] = []
    for (let at = figure.clause - 1; at > floor || (last === undefined && at >= floor); at--) {
      const clause = clauses[at]
      if (clause === undefined || clause.start < (sentences[figure.sentence]?.start ?? 0)) break
      found.unshift(text.slice(clause.start, Math.min(clause.end, clause.start + CLAUSE_WORDS_MAX)))
      if (found.length >= 4) break
    }
    return found
  }

  /** From the whole that it is part of, and from the figures before it, the less the further back; ； parts more. */
  private takenOver(figure: Figure, isBare: boolean): Source[] {
    const { text } = this.reading
    const found: Source[] = []
    for (const whole of this.wholes) found.push({ words: whole.own, weight: 0.85 })
    let weight = 0.75
    let from = figure.start
    for (const [distance, one] of this.earlier.slice(-FIGURES_BACK_MAX).reverse().entries()) {
      if (/[；;]/.test(text.slice(one.figure.end, from))) weight *= 0.6
      from = one.figure.start
      if (!isBare || distance > 0) found.push({ words: one.said, weight })
      weight *= 0.85
    }
    return found
  }

  /** The sentences before it, the topic sentence of its item (一是城乡低保救助标准再度提高。) and the headings around it. */
  private around(figure: Figure): Source[] {
    const { text, sentences } = this.reading
    const found: Source[] = []
    const sentence = sentences[figure.sentence]
    for (let at = figure.sentence - 1; at >= 0 && at >= figure.sentence - 8; at--) {
      const before = sentences[at]
      if (before === undefined || before.paragraph !== sentence?.paragraph) break
      if (figure.sentence - at <= SENTENCES_BACK_MAX)
        found.push({ words: text.slice(before.start, Math.min(before.end, before.start + 80)), weight: 0.35 })
      const words = text.slice(before.start, Math.min(before.end, before.start + 40))
      if (
        !/^[一二三四五六七八九十]+是|^第[一二三四五六七八九十]|^[（(]?[一二三四五六七八九十\d]+[）).、．]/.test(words)
      )
        continue
      found.push({ words: headingWords(words), weight: 0.45 })
      break
    }
    while ((this.headings[this.section + 1]?.start ?? Number.POSITIVE_INFINITY) <= figure.start) this.section++
    const heading = this.headings[this.section]
    if (heading !== undefined && heading.start <= figure.start && figure.start < heading.end)
      found.push({ words: heading.words, weight: 0.4 })
    return found
  }

  /**
   * Of names and figures given in the same order, all names and that of this one: 全自理、半护理、全护理分别补助100元、200元、300元;
   * 城乡 before two is 城市, then 农村. Null where there is no such list.
   */
  private listedNames(figure: Figure, index: number): { readonly own: string; readonly all: readonly string[] } | null {
    const { figures, labels, text, sentences } = this.reading
    const isNext = (at: number): boolean => {
      const [one, next, label] = [figures[at - 1], figures[at], labels[at]]
      if (one === undefined || next === undefined || label === undefined) return false
      if (one.sentence !== next.sentence || next.start - one.end > 2) return false
      return JOINED.test(label.before) && isStated(one) && isStated(next) && measuredOf(one) === measuredOf(next)
    }
    let first = index
    while (index - first < LISTED_MAX && isNext(first)) first--
    let last = index
    while (last - first < LISTED_MAX && isNext(last + 1)) last++
    const count = last - first + 1
    const head = figures[first]
    if (count < 2 || head === undefined) return null
    const before = this.earlier.findLast((one) => one.index < first)
    const from = Math.max(sentences[figure.sentence]?.start ?? 0, before?.figure.end ?? 0, head.start - 80)
    const words = text.slice(from, head.start)
    const names = listBefore(words, count)
    if (names !== null) return { own: names[index - first] ?? '', all: names }
    return count === 2 && words.includes('城乡') ? { own: index === first ? '城市' : '农村', all: ['城乡'] } : null
  }
}

/** The words behind the number with a short bracket in them: 个村（社区）. */
function withBracket(text: string, figure: Figure, after: string): string {
  const at = Math.max(figure.end, figure.number.end) + after.length
  const bracket = /^[（(]([^（）()\d，。；]{1,6})[）)]([^，。；：、（()）\d\n]{0,20})/.exec(text.slice(at, at + 30))
  return bracket === null ? after : `${after}${bracket[1]}${bracket[2]}`
}

const isStated = (figure: Figure): boolean => figure.class === 'quantity' || figure.class === 'masked'
const measuredOf = ({ unit }: Figure): string => unit.split('/')[0] ?? ''
const isMoney = (unit: string): boolean => unitDimension(unit.split('/')[0] ?? '') === 'money'

/** The last `count` members of a list with 、 and 和 before 分别: in …按照全自理、半护理、全护理等次分别补助. */
function listBefore(words: string, count: number): readonly string[] | null {
  const at = words.lastIndexOf('分别')
  if (at < 0) return null
  const clause = /[^，,；;：:。]*$/.exec(words.slice(0, at))?.[0] ?? ''
  const members = clause.split(/、|和|及|与/)
  if (members.length < count) return null
  const names = members.slice(-count)
  return names.every((name) => name.length >= 2 && name.length <= 24) ? names : null
}

const trimJoint = (words: string): string => words.replace(/(?:和|及|与|以及|、)$/, '')

/** A heading without its mark. */
export const headingWords = (words: string): string =>
  words
    .replace(
      /^\s*(?:第[一二三四五六七八九十百]+[部章节篇](?:分)?|[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]|[①-⑳])[\s　]*/,
      '',
    )
    .replace(/[。；;：:，,]\s*$/, '')

function shownAs(figure: Figure, { before, after }: FigureLabel): Shown['as'] {
  const isShare = figure.unit === '%' || figure.unit === '‰' || figure.unit === '比'
  if (unitDimension(figure.unit) === 'points') return 'points'
  if (isShare) return GROWTH_AT_END.test(before) || (COMPARED.test(before) && GROWTH.test(before)) ? 'growth' : 'value'
  const compares = COMPARED.test(before) || /^的?(?:增长|增幅)/.test(after)
  return compares && GROWTH_AT_END.test(before) ? 'change' : 'value'
}

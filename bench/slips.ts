import { check, type Finding } from '@taizhang/check'
import { documentFromText, type Place } from '@taizhang/text'
import type { GoldReport } from './gold.ts'
import { seededRandom } from './texts.ts'

/** How many slips of a kind were put into reports, and how many of them were told. */
export interface SlipAccuracy {
  readonly kind: string
  readonly made: number
  readonly told: number
}

/** A slip to be made: what stands at a place is replaced. */
interface Slip extends Place {
  readonly text: string
}

/** A way in which writers slip: where it can happen in a text, and what stands there then; null where it changes nothing. */
interface SlipKind {
  readonly kind: string
  readonly where: RegExp
  readonly slip: (match: RegExpExecArray, random: () => number) => Slip | null
}

const han = '[\\u4e00-\\u9fff]'
/** Characters where a slip of the hand is looked at: inside a run of Chinese characters, away from its edges. */
const insideRun = new RegExp(`(?<=${han}{2})${han}(?=${han}{2})`, 'g')
const clause = new RegExp(`(?<=[，。；])(?:${han}){5,14}(?=[，。；])`, 'g')

const replaced = (start: number, length: number, text: string): Slip => ({ start, end: start + length, text })

/** The kinds of slips, each made at random places; which of them a text allows depends on its style. */
function slipKinds(characters: string): readonly SlipKind[] {
  const neighbours = soundNeighbours(characters)
  return [
    {
      kind: '错成同音、近音的字',
      where: insideRun,
      slip: ({ index, 0: right }, random) => {
        const wrong = neighbours(right, random)
        return wrong === right ? null : replaced(index, 1, wrong)
      },
    },
    { kind: '丢一个字', where: insideRun, slip: ({ index }) => replaced(index, 1, '') },
    { kind: '多打一个字', where: insideRun, slip: ({ index, 0: one }) => replaced(index, 1, one + one) },
    {
      kind: '相邻两个字颠倒',
      where: insideRun,
      slip: ({ index, input, 0: one }) => {
        const next = input.charAt(index + 1)
        return next === one ? null : replaced(index, 2, next + one)
      },
    },
    {
      kind: '分句重复',
      where: clause,
      slip: ({ index, 0: words }) => replaced(index, words.length, `${words}，${words}`),
    },
    { kind: '标点重复', where: /[，。；、]/g, slip: ({ index, 0: mark }) => replaced(index, 1, mark + mark) },
    { kind: '半角标点', where: new RegExp(`(?<=${han})[，；：](?=${han})`, 'g'), slip: halfWidth },
    { kind: '句末缺标点', where: /。(?=\n)/g, slip: ({ index }) => replaced(index, 1, '') },
    { kind: '引号、括号不成对', where: /[”）》]/g, slip: ({ index }) => replaced(index, 1, '') },
    { kind: '序号跳号', where: /(?<=[。；\n])二是/g, slip: ({ index }) => replaced(index, 1, '三') },
    { kind: '标题序号跳号', where: /(?<=\n（)二(?=）)/g, slip: ({ index }) => replaced(index, 1, '三') },
    {
      kind: '个百分点写成%',
      where: /(?<=[提升下降高落]\d+\.?\d*)个百分点/g,
      slip: ({ index }) => replaced(index, 4, '%'),
    },
    {
      kind: '百分数缺整数',
      where: /(?<=率[为达]?)\d+(?=\.\d+[%％])/g,
      slip: ({ index, 0: d }) => replaced(index, d.length, ''),
    },
    {
      kind: '数字缺单位',
      where: /(?<=\d)(?:公里|万元|亿元|亩|人次)(?=[，。；])/g,
      slip: ({ index, 0: u }) => replaced(index, u.length, ''),
    },
  ]
}

function halfWidth({ index, 0: mark }: RegExpExecArray): Slip {
  return replaced(index, 1, { '，': ',', '；': ';', '：': ':' }[mark] ?? mark)
}

/** Characters that stand beside one another when they are sorted by their reading sound alike more often than not. */
function soundNeighbours(text: string): (character: string, random: () => number) => string {
  const sorted = [...new Set(text.match(new RegExp(han, 'g')) ?? [])].sort(new Intl.Collator('zh-u-co-pinyin').compare)
  const at = new Map(sorted.map((character, index) => [character, index]))
  return (character, random) => {
    const step = random() < 0.5 ? -1 : 1
    return sorted[(at.get(character) ?? 0) + step] ?? character
  }
}

/**
 * Puts slips into reports, `count` of each kind where there is room, one at a time at random places (the same ones for the
 * same seed), and counts those at whose place the checker says something that it did not say before.
 */
export function slipAccuracy(reports: readonly GoldReport[], count: number, seed: number): readonly SlipAccuracy[] {
  const random = seededRandom(seed)
  const before = reports.map(({ text }) => findings(text))
  return slipKinds(reports.map(({ text }) => text).join('')).map(({ kind, where, slip }) => {
    const places = reports.flatMap((report, number) =>
      [...report.text.matchAll(where)]
        .filter((match) => !report.defects.some(({ start, end }) => start - 8 < match.index && match.index < end + 8))
        .map((match) => ({ number, match })),
    )
    let [made, told] = [0, 0]
    for (const { number, match } of drawn(places, count, random)) {
      const here = slip(match as RegExpExecArray, random)
      if (here === null) continue
      made++
      if (isTold(reports[number]?.text ?? '', here, before[number] ?? [])) told++
    }
    return { kind, made, told }
  })
}

function findings(text: string): readonly Finding[] {
  return check(documentFromText(text)).findings.filter(({ severity }) => severity !== 'info')
}

/** How far from a slip a finding may stand that tells it: a quotation that is not closed is told where it opens. */
const near = 20

/** Whether a finding stands at the slip or near it that was not there without it. */
function isTold(text: string, { start, end, text: wrong }: Slip, before: readonly Finding[]): boolean {
  const found = findings(text.slice(0, start) + wrong + text.slice(end))
  const known = new Set(before.map(({ rule, message }) => rule + message))
  const to = start + wrong.length
  return found.some((one) => one.start - near <= to && start <= one.end + near && !known.has(one.rule + one.message))
}

/** At most `count` of the values, drawn at random without putting any back. */
function drawn<Value>(values: readonly Value[], count: number, random: () => number): readonly Value[] {
  const left = [...values]
  const taken: Value[] = []
  while (taken.length < count && left.length > 0) taken.push(...left.splice(Math.floor(random() * left.length), 1))
  return taken
}

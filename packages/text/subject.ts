import type { TextDocument } from './document.ts'
import type { Figure } from './figure.ts'

/** What stands around a number and tells what it counts or measures. */
export interface FigureLabel {
  /** The words before the number, back to the clause's begin, a bracket, 、 or the figure before it: `全县共有低保`. */
  readonly before: string
  /** The words after the unit, up to the clause's end, a bracket, 、 or the next figure: `敬老院内开展等级评定工作`. */
  readonly after: string
  /** How many brackets （ are open around the number. */
  readonly depth: number
  /** What is counted or measured, without verbs of having and words of scope: `低保`, `敬老院`, `整治率`. */
  readonly subject: string
  /** The scope words before it: `全县`, `我区`; empty where there are none. */
  readonly scope: string
}

const BEFORE_MAX = 40
const AFTER_MAX = 30

/** Characters that end a label: clause ends, 、, brackets and line ends. Quotation and book marks do not: they hold names. */
const boundary = new Uint8Array(0x10000)
for (const char of '，,；;：:。！!？?、（）()\n\r\t　') boundary[char.charCodeAt(0)] = 1

/** Labels of all figures, in their order. One walk over the paragraphs' brackets; each label looks at most 70 characters around. */
export function findLabels(document: TextDocument, figures: readonly Figure[]): FigureLabel[] {
  const { text } = document
  const labels: FigureLabel[] = []
  let depth = 0
  let walked = 0
  let paragraph = -1
  for (let index = 0; index < figures.length; index++) {
    const figure = figures[index] as Figure
    const own = document.paragraphs[figure.paragraph]
    if (figure.paragraph !== paragraph) {
      paragraph = figure.paragraph
      depth = 0
      walked = own?.start ?? figure.number.start
    }
    for (; walked < figure.number.start; walked++) {
      const code = text.charCodeAt(walked)
      if (code === 0xff08 || code === 0x28) depth++
      else if ((code === 0xff09 || code === 0x29) && depth > 0) depth--
    }
    const from = figures[index - 1]
    const to = figures[index + 1]
    labels.push(
      labelOf(text, figure, own?.start ?? 0, own?.end ?? text.length, boundingEnd(from), boundingStart(to), depth),
    )
  }
  return labels
}

/** Only figures that state something cut a label; a date or a name in it belongs to it. */
const cuts = (figure: Figure | undefined): figure is Figure =>
  figure !== undefined && (figure.class === 'quantity' || figure.class === 'masked' || figure.class === 'marker')

const boundingEnd = (figure: Figure | undefined) => (cuts(figure) ? Math.max(figure.end, figure.number.end) : 0)
const boundingStart = (figure: Figure | undefined) =>
  cuts(figure) ? Math.min(figure.start, figure.number.start) : Number.MAX_SAFE_INTEGER

function labelOf(
  text: string,
  figure: Figure,
  paragraphStart: number,
  paragraphEnd: number,
  cutBefore: number,
  cutAfter: number,
  depth: number,
): FigureLabel {
  const stop = Math.min(figure.start, figure.number.start)
  const floor = Math.max(paragraphStart, cutBefore, stop - BEFORE_MAX)
  let from = stop
  while (from > floor && boundary[text.charCodeAt(from - 1)] === 0) from--
  const begin = Math.max(figure.end, figure.number.end)
  const ceiling = Math.min(paragraphEnd, cutAfter, begin + AFTER_MAX)
  let to = begin
  while (to < ceiling && boundary[text.charCodeAt(to)] === 0) to++
  const before = text.slice(from, stop)
  const after = text.slice(begin, to)
  const { subject, scope } = subjectOf(before, after)
  return { before, after, depth, subject, scope }
}

const LEADING =
  /^(?:截至|截止|目前(?:为止)?|今年(?:以来)?|全年|年内|一年来|其中|同时|另外?|并|且|均|都|也|仍|还|现|已经?|新增|先后|分别|累计|总共|共计|合计|总计|共|总|完成了?|开展了?|组织|实现|拥有|设有|建有|有|为|对|在(?![建职校册岗编押逃线])|向|将|把|的|了|和|与|及)+/
const SCOPE =
  /^(?:全(?:国|省|市|州|县|区|乡|镇|村|街道|局|系统|社会)|我(?:国|省|市|州|县|区|乡|镇|街道|局|单位|办)|辖区内?|本(?:市|县|区|乡|镇|局))/
const TRAILING =
  /(?:达到?了?|为|是|有|共有|共计?|合计|累计|总计|约|近|超|增至|降至|提高到|提升到|提升至|上升到|下降到|保持在|分别|完成了?|已|出|了|的)+$/
/** The last characters of those words. */
const TRAILING_LAST = '达到了为是有共计约近超至在别成已出的'
const NOUN_END = /[的了均都已在，。]|(?:进行|开展|达到|全部|完成|实现|内|中|上)/

/** Subject from the words before the number, or, where they name none, from those after its unit. */
function subjectOf(before: string, after: string): { subject: string; scope: string } {
  let words = before
  let scope = ''
  for (let turn = 0; turn < 3 && words !== ''; turn++) {
    const led = LEADING.exec(words)
    if (led) words = words.slice(led[0].length)
    const scoped = SCOPE.exec(words)
    if (scoped) {
      scope ||= scoped[0]
      words = words.slice(scoped[0].length)
    }
    if (!led && !scoped) break
  }
  if (TRAILING_LAST.includes(words.charAt(words.length - 1))) words = words.replace(TRAILING, '')
  if (words.length >= 2) return { subject: words.slice(-16), scope }
  const cut = after.search(NOUN_END)
  const noun = cut > 0 ? after.slice(0, cut) : cut === 0 ? '' : after
  return { subject: (noun || words).slice(0, 16), scope }
}

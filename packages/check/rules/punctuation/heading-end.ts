import type { Marker, Reading } from '@taizhang/text'
import { defineRule } from '../../engine/rule.ts'

/** A heading that stands in a paragraph of its own is no longer than this. */
const HEADING_LENGTH_MAX = 40
/** The odd ones out may be at most this share of the headings of one series. */
const ODD_SHARE_MAX = 0.4

interface Heading {
  readonly start: number
  readonly end: number
  readonly stopped: boolean
}

/**
 * 同级标题的末尾，要么都有标点，要么都没有。
 */
export default defineRule({
  id: 'heading-end',
  summary: '同级标题末尾标点不一致',
  explanation:
    '独占一段的同级标题，末尾一般不用标点；同一组里多数不用而少数用了句号，是漏删，报出并给出改法。' +
    '多数用而少数没用的只提示。标题后面接着正文的（“（一）抓学习。全年……”）不在此列。',
  basis: [{ source: 'practice' }, { source: 'GB/T 15834-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    extra: ({ words, without, all }) => `标题“${words}”末尾有句号，同级${all}个标题中${without}个没有，应删去。`,
    missing: ({ words, without, all }) =>
      `标题“${words}”末尾没有句号，同级${all}个标题中只有${without}个没有，宜统一。`,
  },
  examples: [
    { ok: '（一）抓学习。\n全年集中学习12次。\n（二）抓整改。\n问题整改到位。\n（三）抓提升。\n能力提高。' },
    { ok: '（一）抓学习。全年学习12次。\n（二）抓整改\n（三）抓提升\n（四）抓保障' },
    {
      bad: '（一）抓学习⟦。⟧\n全年集中学习12次。\n（二）抓整改\n问题整改到位。\n（三）抓提升\n能力提高。\n（四）抓保障\n',
      message: 'extra',
      fixed: '（一）抓学习\n全年集中学习12次。\n（二）抓整改\n问题整改到位。\n（三）抓提升\n能力提高。\n（四）抓保障\n',
    },
  ],
  *check({ reading }) {
    for (const headings of series(reading)) {
      const stopped = headings.filter((heading) => heading.stopped)
      const bare = headings.filter((heading) => !heading.stopped)
      const odd = stopped.length < bare.length ? stopped : bare
      if (odd.length === 0 || headings.length < 3 || odd.length > headings.length * ODD_SHARE_MAX) continue
      for (const { start, end, stopped: extra } of odd) {
        const words = reading.text.slice(start, end).replace(/。$/, '')
        const data = { words, without: bare.length, all: headings.length }
        const place = { start: end - 1, end }
        if (extra) yield { ...place, message: 'extra', data, fix: [{ ...place, text: '' }] }
        else yield { ...place, message: 'missing', data, severity: 'info' }
      }
    }
  },
})

/** Headings of one kind that count on from 1, each in a paragraph of its own. */
function* series({ text, markers, document }: Reading): Iterable<Heading[]> {
  const open = new Map<Marker['kind'], Heading[]>()
  for (const marker of markers) {
    if (!marker.opens || marker.kind === 'is' || marker.kind === 'ordinal' || marker.kind === 'circled') continue
    const paragraph = document.paragraphs[marker.paragraph]
    if (!paragraph || paragraph.cell) continue
    if (marker.ordinal === 1) {
      yield open.get(marker.kind) ?? []
      open.set(marker.kind, [])
    }
    let { end } = paragraph
    while (end > marker.end && /\s/.test(text.charAt(end - 1))) end--
    if (end - marker.start > HEADING_LENGTH_MAX || end <= marker.end) continue
    const words = text.slice(marker.end, end)
    const stopped = words.endsWith('。')
    if (/[。；！？：]/.test(stopped ? words.slice(0, -1) : words)) continue
    open.get(marker.kind)?.push({ start: marker.start, end, stopped })
  }
  yield* open.values()
}

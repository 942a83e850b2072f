import { defineRule, type Report } from '../../engine/rule.ts'
import { isHan, isLatin, wordsAround } from '../../marks/characters.ts'

type Message = 'mention' | 'tag' | 'entity' | 'hashes' | 'markdown' | 'template' | 'escape' | 'field'

const TAG_NAMES =
  'a|b|i|u|p|br|hr|em|li|ul|ol|td|tr|th|div|img|sub|sup|font|span|style|table|tbody|strong|script|section|center|h[1-6]'
const TAG = new RegExp(
  `<!?\\/?[a-zA-Z][a-zA-Z0-9:-]*(?:\\s[^<>\\n]{0,300})?\\/?>|<!--[^\\n]{0,300}?-->|<\\/?(?:${TAG_NAMES})\\b[^<>\\n\\u4e00-\\u9fff]{0,80}`,
  'y',
)
/** The rest of a tag whose beginning was lost: /span> and span>. */
const TAG_REST = new RegExp(`(?:\\/|\\b)(?:${TAG_NAMES})(?: [^<>\\n\\u4e00-\\u9fff]{0,60})?\\/?$`, 'i')
const ENTITY =
  /&(?:nbsp|ensp|emsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|middot|hellip|times|#\d{2,6}|#x[0-9a-fA-F]{2,6})\b;?/y
/** 40张@(40张): a name or a remark after @. */
const MENTION = /@[（(][^（）()\n]{1,20}[）)]/y
const HASHES = /##[^#\n]{0,40}##|#{2,}/y
const TEMPLATE =
  /\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{0,80}\}|\{%[^{}\n]{0,80}%\}|<%[^<>\n]{0,80}%>|\{\{|\}\}|【\d+[†:：][^】\n]{0,30}】|\[oaicite[^\]\n]{0,40}\]?|:?contentReference[^\s\u4e00-\u9fff]{0,60}/y
const MARKDOWN =
  /(?<!\*)\*\*(?![\s*])[^*\n]{2,60}[。：:，；！？]\*\*(?!\*)|(?<![^\n\r])\*\*(?![\s*])[^*\n]{2,60}\*\*(?![^\n\r])|!?\[[^\]\n]{1,60}\]\((?:https?:|\/|#)[^)\n]{0,200}\)|```\w*/y
const FIELDS = [
  '错误！未找到引用源',
  '错误!未找到引用源',
  '错误！未定义书签',
  '错误!未定义书签',
  'Error! Reference source',
  'Error! Bookmark not',
  'MERGEFORMAT',
  '单击此处输入',
  '点击此处输入',
  '单击或点击此处输入',
  '单击此处添加',
  '点击此处添加',
]

/**
 * 网页、排版、模板留下的标记：HTML标签、##…##、{{…}}、\n。
 */
export default defineRule({
  id: 'markup',
  summary: '残留的标记',
  explanation:
    '从网页、Markdown、模板或别的软件里复制时留下的标签和标记：<span>、/span>、&nbsp;、##…##、**…**、{{…}}、字面的“\\n”，' +
    '以及Word的域错误、模板提示语。标签、实体可以确定删改的给出改法。“A<B”一类的比较、以**或***隐去的字不报，所以加粗标记只看里面以标点结束的和独占一段的。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'leftover',
  severity: 'error',
  messages: {
    mention: ({ words }) => `“${words}”像是在线协作、聊天时留下的标记，应删去。`,
    tag: ({ words }) => `“${words}”是网页标签残留，应删去。`,
    entity: ({ words }) => `“${words}”是网页转义字符残留，应改为原来的字符或删去。`,
    hashes: ({ words }) => `“${words}”是排版或付费标记残留，应删去。`,
    markdown: ({ words }) => `“${words}”是Markdown标记残留，应删去标记。`,
    template: ({ words }) => `“${words}”是模板或工具的占位标记残留，应填上内容或删去。`,
    escape: ({ words }) => `“${words}”中的“\\n”“\\t”一类是换行、制表的转义符残留，应删去。`,
    field: ({ words }) => `“${words}”是Word域错误或模板提示语残留，应更新域或删去。`,
  },
  examples: [
    {
      ok: 'PM2.5<35微克，A<B，3>2，**县**镇共12户，以***新时代思想为指导，***同志说，**县水利局和**镇，R&D投入占比2.5%，C:\\new\\table，编号#12',
    },
    { bad: '实现事业繁荣发展。⟦</span>⟧', message: 'tag', fixed: '实现事业繁荣发展。' },
    { bad: '实现事业繁荣发展。⟦⠼/span>⟧', message: 'tag', fixed: '实现事业繁荣发展。' },
    { bad: '⟦<p class="x">⟧总体平稳⟦<br/>⟧', message: 'tag', fixed: '总体平稳' },
    { bad: '总体⟦&nbsp;⟧平稳', message: 'entity' },
    { bad: '迎接省、⟦##begin##⟧市的验收', message: 'hashes', fixed: '迎接省、市的验收' },
    { bad: '⟦**加强组织领导。**⟧成立专班', message: 'markdown', fixed: '加强组织领导。成立专班' },
    { bad: '⟦##⟧ 一、工作情况', message: 'hashes' },
    { bad: '全年完成⟦{{amount}}⟧万元', message: 'template' },
    { bad: '总体平稳。⟦\\n⟧一是抓学习', message: 'escape', fixed: '总体平稳。一是抓学习' },
    { bad: '新增床位40张⟦@（40张）⟧。', message: 'mention' },
    { bad: '如表⟦错误！未找到引用源⟧。所示', message: 'field' },
  ],
  seeks: [
    '@（',
    '@(',
    '<',
    '>',
    '&',
    '##',
    '**',
    '```',
    '](',
    '{{',
    '}}',
    '${',
    '{%',
    '【',
    '[oaicite',
    'contentReference',
    '\\n',
    '\\r',
    '\\t',
    ...FIELDS,
  ],
  *check({ hits, reading: { text } }) {
    let upTo = 0
    for (const { start, word } of hits) {
      if (start < upTo) continue
      const report = markup(text, start, word)
      if (!report || report.start < upTo) {
        // A long run of \n is looked at once, whatever it is.
        if (word.startsWith('\\')) upTo = escapeEnd(text, start)
        continue
      }
      upTo = report.end
      yield report
    }
  },
})

function markup(text: string, start: number, word: string): Report<Message> | null {
  switch (word) {
    case '<':
      return (
        removed(text, 'tag', start, match(text, TAG, start)) ??
        whole(text, 'template', start, match(text, TEMPLATE, start))
      )
    case '@（':
    case '@(':
      return whole(text, 'mention', start, match(text, MENTION, start))
    case '>':
      return tagRest(text, start)
    case '&':
      return whole(text, 'entity', start, match(text, ENTITY, start))
    case '##': {
      const end = match(text, HASHES, start)
      const closed = text.slice(start + 2, end).includes('##')
      return closed ? removed(text, 'hashes', start, end) : whole(text, 'hashes', start, end)
    }
    case '**':
    case '```':
      return markdown(text, start)
    case '](': {
      const from = Math.max(0, start - 60)
      const open = from + text.slice(from, start).lastIndexOf('[')
      return open < from ? null : markdown(text, text.charAt(open - 1) === '!' ? open - 1 : open)
    }
    case '\\n':
    case '\\r':
    case '\\t':
      return escapeSign(text, start)
    default:
      return FIELDS.includes(word)
        ? whole(text, 'field', start, start + word.length)
        : whole(text, 'template', start, match(text, TEMPLATE, start))
  }
}

function match(text: string, pattern: RegExp, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : start
}

function whole(text: string, message: Message, start: number, end: number): Report<Message> | null {
  return end > start ? { start, end, message, data: { words: text.slice(start, end) } } : null
}

function removed(text: string, message: Message, start: number, end: number): Report<Message> | null {
  const report = whole(text, message, start, end)
  return report && { ...report, fix: [{ start, end, text: '' }] }
}

/** A tag that lost its <, with what the lost sign may have become. */
function tagRest(text: string, close: number): Report<Message> | null {
  const from = Math.max(0, close - 80)
  const found = TAG_REST.exec(text.slice(from, close))
  if (!found) return null
  let start = from + found.index
  const before = text.charCodeAt(start - 1)
  if (before === 60 || isLatin(before)) return null
  // Braille and box characters are no Chinese text: they are what a converter made of the sign.
  if (before >= 0x2500 && before <= 0x28ff) start--
  return removed(text, 'tag', start, close + 1)
}

function markdown(text: string, start: number): Report<Message> | null {
  const end = match(text, MARKDOWN, start)
  const report = whole(text, 'markdown', start, end)
  if (!report || text.charAt(start) !== '*') return report
  const fix = [
    { start, end: start + 2, text: '' },
    { start: end - 2, end, text: '' },
  ]
  return { ...report, fix }
}

function escapeEnd(text: string, start: number): number {
  let end = start
  while (text.charAt(end) === '\\' && 'nrt'.includes(text.charAt(end + 1)) && end + 1 < text.length) end += 2
  return end
}

/** \n between Chinese words; C:\new and \nabla are none. */
function escapeSign(text: string, start: number): Report<Message> | null {
  const end = escapeEnd(text, start)
  if (isLatin(text.charCodeAt(end)) || isLatin(text.charCodeAt(start - 1)) || text.charAt(start - 1) === ':')
    return null
  if (
    !isHan(text.charCodeAt(start - 1)) &&
    !isHan(text.charCodeAt(end)) &&
    !/[，。；：、！？]/.test(text.charAt(start - 1))
  )
    return null
  const words = wordsAround(text, start, end, 4)
  return { start, end, message: 'escape', data: { words }, fix: [{ start, end, text: '' }] }
}

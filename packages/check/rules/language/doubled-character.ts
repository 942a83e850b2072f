import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findSlips } from '../../lexicon/long-phrases.ts'
import { isFree, isHan, isPair } from '../../lexicon/near-words.ts'
import { isTwice, nounSuffixes } from '../../lexicon/slip.ts'
import { gainOf } from '../../lexicon/word-costs.ts'

/** 重叠使用的量词、副词和称呼：件件、层层、渐渐。 */
const saidTwice =
  '一件层个户村乡家条项次年周季月日天人事样步处时代队线校企社店站班组厂矿库段所座门口点字句声种县镇街片块段遍回桩环代岁夜朝处级盏颗渐常往刚仅频屡每默缓纷慢悄早晚高大小多好真实深琅潺熠袅炯孜侃喃咚嗡叮淙涓汩芸莘茫苍郁葱茵欣蒙濛沥飒潇瑟凛皑皎耿拳谆恳娓津栩翩粼奕巍滔泱浩绵滚腾轻重远近长短快稳满快红绿白黑亮明暗清静暖凉湿干圆方直弯细粗厚薄软硬星爸妈爷奶哥姐弟妹叔舅姑婆公太宝娃乖甜香与和及的了是在又也都再'
/** 常接在一个完整的词后面的字。 */
const goesOn = '一二三四五六七八九十两几数百千的了和与及等为在'
/** What closes the names of things in a computer. */
const tools = '包像程行'
/** 少了重出的那个字，前后要通顺这么多。 */
const gainLeast = 5.5

/**
 * 多打了一个字：前一个词的末字或后一个词的头字重出，“财税收入入”“土土地”。
 */
export default defineRule({
  id: 'doubled-character',
  summary: '同一个字重出',
  explanation:
    '同一个字连写两次，两个字不成叠词（件件、层层），前一个字也不是前一个词的末字而后一个字又恰是后一个词的头字（生产产业），去掉一个前后才通顺的，多半是多打了一个字，如“财税收入入”。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    doubled: ({ character }) => `“${character}${character}”疑为多打了一个“${character}”字。`,
  },
  examples: [
    {
      ok: '出水水质达标，在职职工参与与支持，龙虾虾尾加工，开展展示活动，原原本本学习，规划不能“墙上挂挂”，建设卒中中心，以钉钉子精神抓落实，生产产业配套，件件有回音，层层压实责任，社会会议多，人人讲安全，书声琅琅，一份份材料，月月有主题、周周有活动。',
    },
    { bad: '实现财税收⟦入入⟧三亿元。', message: 'doubled', fixed: '实现财税收入三亿元。' },
    { bad: '发挥先锋⟦模模⟧范作用。', message: 'doubled', fixed: '发挥先锋模范作用。' },
    { bad: '年底前，⟦土土⟧地承包全部到期。', message: 'doubled', fixed: '年底前，土地承包全部到期。' },
  ],
  *check({ reading }): Iterable<Report<'doubled'>> {
    const { text } = reading
    const slips = findSlips(text)
    for (const at of doubledPlaces(text)) {
      // Inside a long phrase nothing is said twice, or another rule tells what is wrong.
      const slip = slips.find(({ start, end }) => start < at + 2 && at < end)
      if (slip ? !isTwice(text, slip) : !isOneTooMany(text, at)) continue
      const character = text.charAt(at)
      const fix = [{ start: at + 1, end: at + 2, text: '' }]
      yield { start: at, end: at + 2, message: 'doubled', data: { character }, suggestion: character, fix }
    }
  },
})

/** Whether a character and the same once more are no word, and read better without one of them. */
function isOneTooMany(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const character = text.charAt(at)
  if (saidTwice.includes(character) || isPair(code, code) || text.charAt(at - 1) === '一') return false
  if (code === text.charCodeAt(at - 1) || code === text.charCodeAt(at + 2)) return false
  // 原原本本, and what is done a little: “墙上挂挂”.
  const next = text.charCodeAt(at + 2)
  if ((isHan(next) && next === text.charCodeAt(at + 3)) || (next === 0x201d && isFree(code))) return false
  if ('村镇乡路街山桥河“'.includes(text.charAt(at + 2)) || text.charAt(at - 1) === '“') return false
  // 软件包|包含.
  if (isPair(code, next) && isHan(text.charCodeAt(at - 1)) && (nounSuffixes + tools).includes(character)) return false
  return !opensAnother(text, at) && gainOf(text, at, at + 2, character) >= gainLeast
}

/** Where a Chinese character is followed by itself. A plain loop: in a generator it would cost twice as much a character. */
function doubledPlaces(text: string): number[] {
  const places: number[] = []
  let code = text.charCodeAt(0)
  for (let at = 1; at < text.length; at++) {
    const next = text.charCodeAt(at)
    if (next === code && isHan(code)) places.push(at - 1)
    code = next
  }
  return places
}

/** Whether the first character closes a word and the second opens one (出水|水质), or may open one that the lexicon does not know (龙虾|虾尾). */
function opensAnother(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const next = text.charCodeAt(at + 2)
  if (at === 0 || !isHan(next) || !isPair(text.charCodeAt(at - 1), code)) return false
  if (goesOn.includes(text.charAt(at + 2))) return false
  return isPair(code, next) || !(at + 3 < text.length && isPair(next, text.charCodeAt(at + 3)))
}

import { defineRule, type Report } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'
import { marksOf, OPEN } from '../../marks/marks.ts'

type Message = 'note'

const CLOSERS: Readonly<Record<string, string>> = {
  '（': '）)',
  '(': ')）',
  '【': '】]',
  '[': ']】',
  '〔': '〕',
  '［': '］',
}
/** A note is no longer than this. */
const LENGTH_MAX = 28

/** What is still to be done, somewhere in a short note: （数据待核实）, （以下空一行）. */
const PENDING =
  /^(?!其中|含|包括)[^，。；\d]{0,8}?(?:待补充?|待定|待核[实对]?|待填写?|待确认|待完善|待更新|待查|待续|未定稿?|空[一两二三]行|另起一[页段]|此处省略)(?!\d)[^，。；\d]{0,8}$/
/** How a remark of a colleague begins. */
const REMARK =
  /^(?:此[处段句](?:[^，。]{0,6}(?:补|填|加|插|删|改|核|略|数据|领导|请|需|应|建议)|$)|[该本]段|注：?请|请(?:各|领导|核|补|审|修改|确认|填|插|完善|校对|据实|[\u4e00-\u9fff]{2,8}(?:补充|核实|提供|审定|确认|修改))|批注|(?:建议|可|需|应)(?:删|改|补充|压缩|加上|核实)|见上稿|接上[页段]|以下略|数据(?:待|需|请|有误|不全|缺|不一致)|补充[数内材案完一]|填写|插入|[\u4e00-\u9fff]{1,4}(?:主任|局长|科长|书记|镇长|乡长|处长|站长|股长|领导|同志)[：:])/
/** A single word that only an editor writes in brackets; in square ones, also what a template asks for. */
const WORD = /^(?:核对|核实|待核|删除|删去|修改|重写|存疑|换行|分页|空格|复核|校对)$/
const TEMPLATE =
  /^(?:数据|数字|金额|图片?|图表|插图|表格|名称|姓名|单位|单位名称|地点|时间|日期|落款|标题|内容|具体内容|文号|年份|月份|数量|比例|百分比|案例|部门|地区|[Xx]{2,})$/

/**
 * 起草、审稿时写在括号里的话：（待核实）、【此处补充】、（请领导审定）。
 */
export default defineRule({
  id: 'editor-note',
  summary: '残留的批注',
  explanation:
    '“（待核实）”“（以下空一行）”“【此处补充数据】”“（请各科室完善）”“【数据】”一类写在括号里的批注和模板提示，定稿前要补上内容或删去，报出。' +
    '段首的“批注：”也报。“（其中待核实3个）”“（含账号12个）”是正文，不报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'leftover',
  severity: 'warning',
  messages: {
    note: ({ words }) => `“${words}”是起草、审稿时的批注，定稿前应补上内容或删去。`,
  },
  examples: [
    { ok: '排查问题12个（其中待核实3个），删除信息126条（含账号12个），“放管服”改革（以下简称“改革”）。' },
    { ok: '（数据来源：县统计局）（该项目已竣工）（请假3人）【通知】（建议提案类）（修改后）' },
    { bad: '全年发放补贴⟦【待补】⟧万元', message: 'note' },
    { bad: '⟦（此处空一行）⟧二、主要做法', message: 'note' },
    { bad: '共走访⟦（待核实）⟧户，收入增长⟦（数据待核）⟧。', message: 'note' },
    { bad: '全年接待游客⟦【数据】⟧万人次，走访⟦（核对）⟧126户。', message: 'note' },
    { bad: '严格落实责任。⟦【张主任：此段需压缩】⟧', message: 'note' },
    { bad: '⟦（请各科室补充完善）⟧加强值守。⟦（该段由办公室提供）⟧', message: 'note' },
    { bad: '⟦批注：⟧此数据与统计局不一致', message: 'note' },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const { at, kind, first } = marksOf(reading)
    for (let p = 0; p < document.paragraphs.length; p++) {
      const paragraph = document.paragraphs[p]
      if (!paragraph) continue
      if (text.startsWith('批注：', paragraph.start)) yield note(text, paragraph.start, paragraph.start + 3)
      for (let m = first[p] as number; m < (first[p + 1] as number); m++) {
        if (kind[m] !== OPEN) continue
        const start = at[m] as number
        const closers = CLOSERS[text.charAt(start)]
        if (closers === undefined) continue
        let end = start + 1
        const limit = Math.min(paragraph.end, start + LENGTH_MAX)
        while (end < limit && !closers.includes(text.charAt(end))) end++
        if (end >= limit || !isNote(text.slice(start + 1, end), text.charAt(start))) continue
        yield note(text, start, end + 1)
      }
    }
  },
})

function isNote(words: string, opener: string): boolean {
  if (words.length < 1) return false
  if (PENDING.test(words) || REMARK.test(words) || WORD.test(words)) return true
  return '【[［'.includes(opener) && TEMPLATE.test(words)
}

function note(text: string, start: number, end: number): Report<Message> {
  return { start, end, message: 'note', data: { words: wordsAround(text, start, end) } }
}

import { defineRule, type Report } from '../../engine/rule.ts'
import { isHan } from '../../marks/characters.ts'

type Message = 'predicates' | 'offices' | 'items'

/** What is wrong with something, said in two characters behind it. */
const SHORTCOMINGS =
  '较大 较小 较慢 较差 较低 较弱 较少 较窄 较短 较散 较粗 偏大 偏小 偏慢 偏低 偏弱 偏少 偏窄 偏短 不强 不够 不高 不实 不严 不大 不多 不畅 不牢 不细 不准 不精 不全 不深 不快 不优 不足 不力 不密 不广 缓慢 滞后 薄弱 短缺 匮乏 老化 落后 单一 欠缺 紧张 松散 陈旧'
const SHORTCOMING = new Set(SHORTCOMINGS.split(' '))
/** Of these, what also stands before its noun (薄弱环节, 落后产能) needs a noun behind it that only begins a new clause. */
const ALSO_BEFORE = new Set('滞后 薄弱 短缺 匮乏 老化 落后 单一 欠缺 紧张 松散 陈旧 不足 缓慢'.split(' '))
const SUBJECTS = new Set(
  '人员 力量 能力 作风 进度 进展 资金 经费 机制 队伍 意识 基础 设施 设备 投入 手段 规模 链条 效益 结构 品牌 素质 水平 效率 质量 服务 管理 制度 措施 宣传 监管 执法 责任 任务 难度 压力 方法 办法 思路 观念 技术 人才 产业 土地 成本'.split(
    ' ',
  ),
)

/** 各乡镇各部门: two kinds of offices, each with its 各. 各级各部门 and 各地区各部门 are set phrases. */
const OFFICES =
  /各(乡镇|乡镇街道|镇街|街道|县区|县市区|县|区县|村|社区|村组|科室|股室|支部|单位|部门)各(乡镇|镇街|街道|县区|村|社区|科室|股室|支部|单位|部门|学校|企业|行业)/y

/**
 * 两个分句、两个并列的名称连写在一起，中间缺标点：整改难度较大进度缓慢。
 */
export default defineRule({
  id: 'run-on',
  summary: '分句、名称连写，缺标点',
  explanation:
    '“难度较大进度缓慢”“能力不强作风不实”是两个主谓短语，中间应加逗号或顿号；“各乡镇各部门”中间应加顿号。' +
    '“能力不足问题突出”“落后产能较多”“各级各部门”“各行各业”一类的说法不报。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.4' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    predicates: ({ words, form }) => `“${words}”是两个主谓短语，中间缺标点：“${form}”。`,
    offices: ({ words, form }) => `“${words}”是并列的两类单位，中间应加顿号：“${form}”。`,
    items: ({ words, form }) => `“${words}”是并列的词语，中间应加顿号：“${form}”。`,
  },
  examples: [
    { ok: '难度较大的问题提级办理，进度较快的有8个。能力不足问题突出，薄弱环节较多，整改难度较大问题较多。' },
    { ok: '各级各部门、各行各业、各家各户积极参与，各地区各部门要抓好落实。各乡镇、各部门。基础薄弱，资金短缺。' },
    { bad: '整改⟦难度较大进度缓慢⟧，需加大力度。', message: 'predicates' },
    { bad: '部分干部⟦能力不强作风不实⟧，执行力有待提高。', message: 'predicates' },
    { bad: '乡镇⟦人员不足力量薄弱⟧，监管难以到位。', message: 'predicates' },
    { bad: '这是⟦各乡镇各部门⟧齐抓共管的结果。', message: 'offices' },
    { bad: '坚持⟦早发现早报告早处置⟧。', message: 'items' },
  ],
  seeks: [
    ...SHORTCOMINGS.split(' '),
    '各乡',
    '各镇',
    '各街',
    '各县',
    '各区',
    '各村',
    '各社',
    '各科',
    '各股',
    '各支',
    '各单',
    '各部',
    '早发现早',
  ],
  *check({ hits, reading: { text } }): Iterable<Report<Message>> {
    for (const { start, end, word } of hits) {
      if (word.startsWith('各')) {
        OFFICES.lastIndex = start
        const found = OFFICES.exec(text)
        if (found) yield joined(text, 'offices', start, OFFICES.lastIndex, [start + 1 + (found[1] ?? '').length])
      } else if (word === '早发现早') {
        const words = /^早发现早[\u4e00-\u9fff]{2}(?:早[\u4e00-\u9fff]{2})+/.exec(text.slice(start, start + 18))?.[0]
        if (words === undefined) continue
        const at = Array.from({ length: words.length / 3 - 1 }, (_, n) => start + 3 * (n + 1))
        yield joined(text, 'items', start, start + words.length, at)
      } else if (isTwice(text, start, end)) {
        yield joined(text, 'predicates', start - 2, end + 4, [end])
      }
    }
  },
})

/** A shortcoming with its subject, then another subject with its own, and then the clause ends. */
function isTwice(text: string, start: number, end: number): boolean {
  const [subject, other, second] = [
    text.slice(start - 2, start),
    text.slice(end, end + 2),
    text.slice(end + 2, end + 4),
  ]
  if (!SHORTCOMING.has(second) || !isHan(text.charCodeAt(start - 1)) || !isHan(text.charCodeAt(start - 2))) return false
  if (!/^[，。；、：\n]?$/.test(text.charAt(end + 4))) return false
  if (ALSO_BEFORE.has(text.slice(start, end))) return SUBJECTS.has(other) && SUBJECTS.has(subject)
  return SUBJECTS.has(other) || SUBJECTS.has(subject)
    ? !/问题|现象|情况|矛盾|程度|部分|地区|项目|村庄/.test(other)
    : false
}

function joined(text: string, message: Message, start: number, end: number, at: readonly number[]): Report<Message> {
  const mark = message === 'predicates' ? '，' : '、'
  const pieces = [start, ...at].map((from, index) => text.slice(from, at[index] ?? end))
  return {
    start,
    end,
    message,
    data: { words: text.slice(start, end), form: pieces.join(mark) },
    suggestion: pieces.join(mark),
  }
}

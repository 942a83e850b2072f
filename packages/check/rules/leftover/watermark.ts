import type { Paragraph } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'

type Message = 'site' | 'notice' | 'page' | 'machine'

/** Names of sites that sell or gather documents: they have no business in a report. */
const SITES = [
  '百度文库',
  '豆丁网',
  '道客巴巴',
  '原创力文档',
  '第一范文网',
  '第一公文网',
  '文秘网',
  '文库网',
  '范文网',
  '范文大全',
  '范文之家',
  '公文写作网',
  '写作网',
  '好公文网',
  '笔杆子网',
  '老秘网',
  '中国公文网',
  '出国留学网',
  '无忧考网',
  '学习啦',
  '金锄头文库',
  '人人文库',
  '爱问共享',
  '新浪爱问',
  'docin.com',
  'doc88.com',
  'book118.com',
  'wenku.baidu',
]

/** Words of the lines that such sites put in. */
const NOTICES = [
  '关注公众号',
  '扫码关注',
  '长按识别',
  '长按二维码',
  '来源网络',
  '来源：网络',
  '来源:网络',
  '来源于网络',
  '转载请注明',
  '如有侵权',
  '侵权必究',
  '仅供学习参考',
  '欢迎下载',
  '点击下载',
  '下载文档',
  '下载全文',
  '下载后可编辑',
  '可编辑修改',
  'Word版可',
  '文档编号：',
  '文档编号:',
  '本文档由',
  '更多范文',
  '更多公文',
  '更多资料请',
  '更多内容请',
  '版权归原作者',
  '公众号：',
  '公众号:',
  '点击查看全文',
  '剩余内容',
  '付费阅读',
  '原文链接',
  '阅读原文',
]

/** What a chat assistant says around its text. */
const MACHINE = [
  '作为一个AI',
  '作为一个人工智能',
  '作为AI语言模型',
  '作为一名AI',
  '希望以上内容对您',
  '希望这份总结',
  '希望这篇',
  '以下是为您',
  '以下是根据您',
  '如需进一步修改',
  '如果您需要进一步',
  '请根据实际情况修改',
  '请根据实际情况填写',
  '请根据实际情况调整',
]

const PAGE = /第 ?\d{1,4} ?页[ ，,/]{0,2}共 ?\d{1,4} ?页/y

/** A notice stands in a short line of its own, in brackets, or at the end of its paragraph. */
const LINE_LENGTH_MAX = 60

/**
 * 网站水印、广告行、页码、聊天工具的话。
 */
export default defineRule({
  id: 'watermark',
  summary: '残留的水印、广告语、页码',
  explanation:
    '下载、转载时带进来的文库网站名、“来源网络”“关注公众号”“转载请注明”一类的话，混进正文的“第3页共5页”，' +
    '以及由聊天工具写出的套话。“公众号”一类在工作总结里本来会说到，所以只看单独成行、括在括号里的。页眉页脚不查页码。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'leftover',
  severity: 'error',
  messages: {
    site: ({ words }) => `“${words}”带有文档网站的名称，应是下载时的残留，应删去。`,
    notice: ({ words }) => `“${words}”像是转载、下载时带进来的广告或声明，应删去。`,
    page: ({ words }) => `“${words}”是混进正文的页码，应删去。`,
    machine: ({ words }) => `“${words}”像是写作工具的套话，应删去。`,
  },
  examples: [
    { ok: '通过微信公众号发布信息120条，引导群众关注公众号，粉丝达2万人，网上办事可点击下载表格，方便了群众办事。' },
    { ok: '报告第3页列出了清单' },
    { bad: '总体平稳。\n⟦来源：网络⟧', message: 'notice' },
    { bad: '总体平稳。\n更多材料请⟦关注公众号⟧：笔耕', message: 'notice' },
    {
      bad: '总体平稳（⟦转载请注明⟧出处）。今年以来全乡坚持项目为王，新增企业三家，带动就业二百余人，集体经济收入稳步增长。',
      message: 'notice',
    },
    { bad: '全年新增企业3家，⟦第3页 共5页⟧带动就业', message: 'page' },
    { bad: '⟦第一范文网⟧整理', message: 'site' },
    { bad: '⟦以下是为您⟧撰写的工作总结：', message: 'machine' },
  ],
  seeks: [...SITES, ...NOTICES, ...MACHINE, '页共', '页 共', '页，共', '页/共', '页, 共'],
  *check({ hits, reading: { text, document } }) {
    let p = 0
    let upTo = 0 // one finding for 关注公众号：, which holds two of the words
    for (const { start, end, word } of hits) {
      if (start < upTo) continue
      while (p + 1 < document.paragraphs.length && (document.paragraphs[p]?.end ?? 0) <= start) p++
      const paragraph = document.paragraphs[p]
      if (!paragraph) return
      const report = watermark(text, start, word, paragraph)
      if (!report) continue
      upTo = Math.max(report.end, end)
      yield report
    }
  },
})

function watermark(text: string, start: number, word: string, paragraph: Paragraph): Report<Message> | null {
  const end = start + word.length
  if (word.startsWith('页')) {
    return paragraph.part === 'header' || paragraph.part === 'footer' ? null : pageNumber(text, start)
  }
  if (SITES.includes(word)) return report(text, 'site', start, end)
  if (MACHINE.includes(word)) return report(text, 'machine', start, end)
  return standsApart(text, start, end, paragraph) ? report(text, 'notice', start, end) : null
}

function report(text: string, message: Message, start: number, end: number): Report<Message> {
  return { start, end, message, data: { words: wordsAround(text, start, end) } }
}

function pageNumber(text: string, at: number): Report<Message> | null {
  const from = Math.max(0, at - 7)
  const start = from + text.slice(from, at).lastIndexOf('第')
  if (start < from) return null
  PAGE.lastIndex = start
  return PAGE.test(text) ? report(text, 'page', start, PAGE.lastIndex) : null
}

function standsApart(text: string, start: number, end: number, line: { start: number; end: number }): boolean {
  const own = text.slice(line.start, line.end)
  const stops = own.match(/[。；]/g)?.length ?? 0
  if (
    own.length <= LINE_LENGTH_MAX &&
    stops <= (own.endsWith('。') ? 1 : 0) &&
    !/[，]/.test(own.slice(0, start - line.start))
  )
    return true
  const before = text.slice(Math.max(line.start, start - 10), start)
  const after = text.slice(end, Math.min(line.end, end + 12))
  return /[（(【[][^）)】\]]*$/.test(before) && /^[^（(【[]*[）)】\]]/.test(after)
}

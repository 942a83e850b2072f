import { defineRule, type Report } from '../../engine/rule.ts'
import { isDigit, isHan, wordsAround } from '../../marks/characters.ts'
import { ACTIONS } from './actions.ts'

type Message = 'word' | 'particle' | 'joined'

/**
 * Particles that never double, with the words that may end in one right before it: 目的的 is 目的 and 的, 参与与 is 参与 and 与.
 * The signs of `before` and `after` make the pair legitimate.
 */
const PARTICLES: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  的: { before: '目标有打中众', after: '确' },
  了: { before: '甚直小明私末', after: '' },
  和: { before: '饱缓温祥总平调柔中谐谦混暖共讲', after: '美气睦' },
  与: { before: '参赠给授付赋', after: '' },
  及: { before: '以普涉波触顾惠埃危企', after: '' },
  在: { before: '现存正实潜内外所旨自好重', after: '' },
  是: { before: '就但还总可凡国不老于或倒若', after: '非' },
  被: { before: '棉植', after: '' },
  于: { before: '', after: '' },
  将: { before: '即必大上中少麻闯干主', after: '' },
  对: { before: '针面应相校核绝反', after: '' },
  为: { before: '作成行认因以更颇较大稍分', after: '' },
  已: { before: '', after: '' },
  也: { before: '', after: '' },
  以: { before: '可所予加足难得借用何给是', after: '' },
  从: { before: '服自听跟顺遵盲侍', after: '' },
  由: { before: '自理缘经事来', after: '' },
  使: { before: '即促大行天假致役驱', after: '' },
  让: { before: '出转礼谦忍避割', after: '' },
  都: { before: '首成古大省故国', after: '市' },
}

/** Multipliers and units that stand once behind a number: 12万万元. */
const ONCE = '万亿元个'

/** Pairs that are said twice on purpose. */
const SAID_TWICE = new Set([
  '很多',
  '非常',
  '许多',
  '永远',
  '好多',
  '多少',
  '某某',
  '研究',
  '讨论',
  '商量',
  '考虑',
  '学习',
  '休息',
  '交流',
  '沟通',
  '了解',
  '打听',
  '琢磨',
  '体验',
  '感受',
  '尝试',
  '哈哈',
  '多次',
  '常常',
  '慢慢',
  '仅仅',
  '渐渐',
  '往往',
  '层层',
  '点点',
  // 构建共建共享.
  '建共',
])
/** Words that begin with such a character and stand once all the same. */
const ONCE_WORDS = new Set([
  '万元',
  '亿元',
  '万人',
  '万亩',
  '万户',
  '百分',
  '不断',
  '不仅',
  '不少',
  '不同',
  '一致',
  '一定',
  '各级',
  '各类',
  '各项',
])
/** Actions that are also the beginning of a name: 组织组织部, 建设建设局. */
const NAMING = new Set(['组织', '建设', '检查', '指导', '保障', '规范', '发放', '整改'])
/** What makes a new word of the second one: 服务服务业, 党委党委办, 组织组织力. */
const NEW_WORD = '力党业部局办厅院会员者型性化法权站所处区网长师站队组室中家级类制线岗书品费金体'
/** Characters that start counted steps: 一步一步, 逐村逐村, 每人每人. */
const STEPS = '一逐每挨再又越各几零〇二两三四五六七八九十百千万亿半某不没'

/** The longest repetition looked for, in code units. */
const LENGTH_MAX = 24
/** A phrase joined to itself (A和A) shorter than this may be two names: 服务中心和服务中心分部. */
const JOINED_LENGTH_MIN = 8

/**
 * Where each pair of characters (hashed) stood last: one look-up a character finds every repetition. Small enough to stay in
 * the cache; what collides is compared letter by letter anyway.
 */
const lastSeen = new Int32Array(0x4000)

/**
 * 词语误打了两遍：进行进行，的的。
 */
export default defineRule({
  id: 'duplicate-word',
  summary: '词语重复',
  explanation:
    '紧挨着的两个字以上的重复（进行进行、持续推进持续推进），不能叠用的虚词（的的、了了、和和），' +
    '以及用“和”“及”“、”连起来的同一个长短语。常常、家家户户、研究研究、一步一步一类的叠用，' +
    '“目的的”“参与与”“服务服务业”一类恰好相接的不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'duplicate-text',
  severity: 'error',
  messages: {
    word: ({ words, twice }) => `“${words}”中“${twice}”重复，应删去一个。`,
    particle: ({ words, twice }) => `“${words}”中“${twice}”字重复，应删去一个。`,
    joined: ({ words, twice }) => `“${words}”把“${twice}”说了两遍，应删去一处或改成另一项。`,
  },
  examples: [
    {
      ok: '常常走访，家家户户、一步一步、人人参与，大大提高，研究研究，目的的实现，参与与支持，三三两两，服务服务业企业',
    },
    {
      ok: '发放补贴XX元／月、XX元／月；平平安安、一个一个解决、一道工序一道工序地查、构建共建共享格局；安江农校和安江农校纪念园；比比看；12341234',
    },
    { bad: '对全县敬老院⟦进行进行⟧年度考核', message: 'word', fixed: '对全县敬老院进行年度考核' },
    { bad: '进一步⟦加强加强⟧队伍建设，⟦不断不断⟧创新', message: 'word', fixed: '进一步加强队伍建设，不断创新' },
    { ok: '组织组织力提升行动，各级各类学校，加强组织组织部门的培训' },
    { bad: '⟦持续推进持续推进⟧项目建设', message: 'word', fixed: '持续推进项目建设' },
    { bad: '现有网格员1320余⟦个个⟧。', message: 'particle' },
    { bad: '投入XX⟦万元万元⟧。', message: 'word' },
    { bad: '投入12⟦万万⟧元，任务⟦已已⟧完成', message: 'particle', fixed: '投入12万元，任务已完成' },
    { bad: '取得了明显⟦的的⟧成效', message: 'particle', fixed: '取得了明显的成效' },
    { bad: '举办⟦2023年云溪市旅游发展大会和2023年云溪市旅游发展大会⟧及分会场活动', message: 'joined' },
  ],
  // Plain loops: a generator would cost twice as much a character.
  check({ reading: { text, document } }) {
    const reports: Report<Message>[] = []
    lastSeen.fill(-LENGTH_MAX - 1)
    for (const { start, end } of document.paragraphs) scan(text, start, end, reports)
    return reports
  },
})

function scan(text: string, start: number, end: number, reports: Report<Message>[]): void {
  let first = text.charCodeAt(start)
  let upTo = start
  for (let at = start + 1; at < end; at++) {
    const second = text.charCodeAt(at)
    if (first >= 0x30 && second >= 0x30) {
      const from = at - 1
      if (first === second) {
        const report = particle(text, from, start, end)
        if (report) reports.push(report)
      } else {
        const key = (Math.imul(first, 31) ^ Math.imul(second, 2699)) & 0x3fff
        const before = lastSeen[key] as number
        lastSeen[key] = from
        if (from - before <= LENGTH_MAX && before >= upTo) {
          const report = repeated(text, before, from, end)
          if (report) {
            reports.push(report)
            upTo = report.end
          }
        }
      }
    }
    first = second
  }
}

function particle(text: string, from: number, start: number, end: number): Report<Message> | null {
  const sign = text.charAt(from)
  const particle = PARTICLES[sign]
  if (from === start) return null
  const before = text.charAt(from - 1)
  // 12万万元, 1320余个个; a name goes on after 个: 36个个体户.
  if (ONCE.includes(sign) && (isDigit(before.charCodeAt(0)) || before === '余') && !isNext(text, from + 2, sign)) {
    return doubledSign(text, from)
  }
  if (!particle) return null
  const after = from + 2 < end ? text.charAt(from + 2) : ''
  if (particle.before.includes(before) || before === sign || after === sign) return null
  if (!isHan(before.charCodeAt(0)) || (after !== '' && particle.after.includes(after))) return null
  return doubledSign(text, from)
}

/** 36个个体户, 5个个人: the second 个 begins a word. */
const isNext = (text: string, at: number, sign: string): boolean => sign === '个' && /[体人案性]/.test(text.charAt(at))

function doubledSign(text: string, start: number): Report<Message> {
  const place = { start, end: start + 2 }
  const sign = text.charAt(start)
  const data = { words: wordsAround(text, place.start, place.end), twice: sign }
  return { ...place, message: 'particle', data, suggestion: sign, fix: [{ ...place, text: sign }] }
}

/** The words from `before` stand again at `from`, with nothing or one joining word between. */
function repeated(text: string, before: number, from: number, end: number): Report<Message> | null {
  const length = from - before
  const joint = text.charAt(from - 1)
  const isJoined = length > JOINED_LENGTH_MIN && '和与及、或'.includes(joint)
  const same = isJoined ? length - 1 : length
  if (from + same > end) return null
  for (let n = 0; n < same; n++) if (text.charCodeAt(before + n) !== text.charCodeAt(from + n)) return null
  const words = text.slice(before, before + same)
  const place = { start: before, end: from + same }
  if (isJoined) {
    // XX万元、XX万元 are two amounts that were masked alike.
    if (hanCount(words) < 5 || /[，。；]|[XxＸ×][万亿元户人]/.test(words)) return null
    return { ...place, message: 'joined', data: { words: text.slice(place.start, place.end), twice: words } }
  }
  if (!isSlip(text, words, place.start, place.end)) return null
  const data = { words: wordsAround(text, place.start, place.end), twice: words }
  return { ...place, message: 'word', data, suggestion: words, fix: [{ ...place, text: words }] }
}

function isSlip(text: string, words: string, start: number, end: number): boolean {
  const han = hanCount(words)
  if (han < 2 || han < words.length / 2 || /[，。；：、！？XxＸ×“”‘’（）《》]/.test(words)) return false
  // 一个季节一个季节地盯.
  if (words.length > 3) return !(STEPS.includes(words.charAt(0)) && text.charAt(end) === '地')
  if (han < words.length || SAID_TWICE.has(words)) return false
  if (STEPS.includes(words.charAt(0)) && !ONCE_WORDS.has(words)) return false
  // A third time is a rhythm, not a slip.
  if (text.startsWith(words, end) || text.startsWith(words, start - words.length)) return false
  const next = text.charAt(end)
  // 落实落实再落实 is said for weight.
  if ((next === '再' || next === '又' || next === '还') && text.startsWith(words, end + 1)) return false
  return next === '' || !NEW_WORD.includes(next) || (ACTIONS.has(words) && !NAMING.has(words))
}

function hanCount(words: string): number {
  let count = 0
  for (let at = 0; at < words.length; at++) if (isHan(words.charCodeAt(at))) count++
  return count
}

import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround } from './clause-around.ts'

type MessageId = 'adverb' | 'complement' | 'attribute'

/** 只作状语的词：后面的“的”管着动词时，应写“地”。 */
const adverbs = [
  '较好',
  '圆满',
  '很好',
  '出色',
  '顺利',
  '如期',
  '保质保量',
  '不折不扣',
  '零距离',
  '面对面',
  '不同程度',
  '不遗余力',
  '千方百计',
  '有条不紊',
  '循序渐进',
  '全方位',
  '多渠道',
  '实实在在',
  '深刻',
  '有效率',
  '高标准',
  '高水平',
  '更大力度',
  '更好',
  '更快',
  '更深入',
  '更加深入',
  '更加有效',
  '更加积极',
  '更有效',
  '更高效',
  '更精准',
  '不断',
  '有效',
  '扎实',
  '深入',
  '积极',
  '主动',
  '充分',
  '全面',
  '切实',
  '稳步',
  '持续',
  '高效',
  '及时',
  '认真',
  '严格',
  '真正',
  '极大',
  '最大限度',
  '最大程度',
  '有力',
  '有序',
  '有针对性',
  '逐步',
  '大力',
  '着力',
  '全力',
  '努力',
  '尽快',
  '自觉',
  '精准',
  '稳妥',
  '牢牢',
  '高质量',
  '创造性',

  '科学',
  '严肃',
  '坚决',
  '坚定',
  '源源不断',
  '毫不动摇',
  '坚定不移',
  '持之以恒',
  '一如既往',
  '脚踏实地',
  '快速',
  '迅速',
  '准确',
  '广泛',
  '普遍',
  '显著',
  '明显',
  '大幅度',
  '大幅',
  '妥善',
  '依法',
  '客观',
  '如实',
  '详细',
  '耐心',
  '热情',
  '无偿',
  '灵活',
  '合理',
  '精心',
  '细致',
  '仔细',
  '平稳',
  '强力',
  '进一步',
  '进一步有效',
  '更大程度',
  '更有力',
  '更充分',
  '更全面',
  '更加全面',
  '更加充分',
  '更加有力',
  '更直观',
  '更优质',
  '一丝不苟',
  '雷厉风行',
  '原原本本',
  '坚持不懈',
  '旗帜鲜明',
  '齐心协力',
  '全心全意',
  '尽心尽力',
  '因地制宜',
  '与时俱进',
  '有的放矢',
  '设身处地',
  '潜移默化',
  '深入浅出',
  '超额',
  '大胆',
  '深切',
  '切切实实',
  '真真切切',
  '便捷',
  '全力以赴',
  '深入细致',
  '夜以继日',
  '争分夺秒',
  '马不停蹄',
  '持续不断',
  '想方设法',
  '竭尽全力',
  '义无反顾',
  '毫无保留',
  '踏踏实实',
  '实打实',
  '按部就班',
  '有计划',
  '有步骤',
  '有重点',
  '分批',
  '有组织',
  '统一',
  '及早',
  '优先',
] as const

/** 带宾语的动词。 */
const verbs = [
  '加大',
  '加快',
  '加深',
  '推出',
  '引进',
  '开创',
  '汇聚',
  '深入',
  '走进',
  '缓解',
  '丰富',
  '感受',
  '存在',
  '配合',
  '压减',
  '盘活',
  '吸引',
  '净化',
  '改变',
  '融入',
  '推动',
  '推进',
  '提升',
  '开展',
  '促进',
  '保障',
  '落实',
  '解决',
  '完成',
  '发挥',
  '实现',
  '提高',
  '增强',
  '激发',
  '调动',
  '改善',
  '履行',
  '贯彻',
  '执行',
  '掌握',
  '了解',
  '化解',
  '防范',
  '遏制',
  '维护',
  '满足',
  '利用',
  '参与',
  '加强',
  '抓好',
  '做好',
  '处理',
  '组织',
  '引导',
  '帮助',
  '适应',
  '把握',
  '领会',
  '理解',
  '应对',
  '反映',
  '减轻',
  '降低',
  '缩短',
  '避免',
  '弥补',
  '打击',
  '震慑',
  '减少',
  '弘扬',
  '展示',
  '体现',
  '回应',
  '方便',
  '完善',
  '优化',
  '夯实',
  '巩固',
  '拓宽',
  '拓展',
  '扩大',
  '压实',
  '守住',
  '解答',
  '查处',
  '整改',
  '排查',
  '消除',
  '带动',
  '助力',
  '承担',
  '营造',
  '转变',
  '践行',
  '梳理',
  '帮扶',
  '宣传',
  '运用',
  '建立',
  '健全',
  '强化',
  '深化',
  '制定',
  '打造',
  '改进',
  '凝聚',
  '引领',
  '彰显',
  '传递',
  '传承',
  '对接',
  '统筹',
  '谋划',
  '收集',
  '听取',
  '征求',
  '摸清',
  '查找',
  '剖析',
  '遵守',
  '遵循',
  '聚焦',
  '抓住',
  '筑牢',
  '树立',
  '释放',
  '培育',
  '挖掘',
  '整合',
  '展现',
  '发现',
  '处置',
  '回答',
  '回复',
  '答复',
  '走访',
  '慰问',
  '发放',
  '缩小',
  '增加',
  '增进',
  '节约',
  '确保',
  '保证',
  '规范',
  '延伸',
  '衔接',
  '覆盖',
  '用好',
  '守护',
  '压紧',
  '投入',
  '享受',
  '拉动',
  '撬动',
  '提振',
  '搭建',
  '贴近',
  '倾听',
  '触及',
  '洞察',
  '识别',
  '研判',
  '调度',
  '锁定',
  '扭转',
  '开拓',
  '传播',
  '普及',
  '拉近',
  '密切',
  '服务了',
  '服务群众',
  '服务企业',
  '服务发展',
  '服务大局',
  '服务基层',
  '服务民生',
] as const

/** “地”后面的介词短语：更好的为群众服务。介词不作中心语，前面的“的”一定是“地”。 */
const preposition =
  /^(?:为(?![主期止难准])|把(?!握|关|手)|向(?!导|日|阳|心|好)|将(?!来|士|领|军)|让(?!步|利|位)|对(?![策手比象照话应口方接冲立抗付等])|从(?!业|容|事|众|严|快)|给(?!养|力)|与(?!会|否|其))/

/** 带“了”和宾语的，不管是哪个动词：有力的支撑了发展。 */
const pastVerb = /^[\u4e00-\u9fff]{2}了(?=[\u4e00-\u9fff])(?!解)/

/** 动词后面接上它们，就是名词性的说法：有效的推动作用、更好的解决办法。 */
const nominal =
  /^(?:(?!工作(?:机制|制度|流程|作风|措施|方案|体系|职责))(?:作用|器|程序|软件|方案|办法|途径|措施|方法|手段|机制|渠道|能力|力量|平台|方式|路径|思路|政策|体系|效果|工作|环境|条件|水平|空间|举措|力度|速度|步伐|过程|情况|机会|局面|模式|格局|保障|支撑|支持|成效|态势|势头|程度|基础|性|率|者|力|度|型|类|式|的|之|和|与|及|等|、|，|。|；|：|”|“|》|\d|行动|建议|意见|人员|经验|效应|价值|意义|理念|精神|状态|姿态|态度|作风|关键|重点|标志|结果|局势|形势|主体|对象|团队|机构))/

/** 有它们在前，“的”后面是它们的宾语：提供更好的保障。 */
const takes =
  /提供|给予|得到|取得|获得|形成|起到|发挥|作出|做出|进行|达到|受到|产生|建立|打造|创造|营造|具有|具备|没有|缺乏|需要|成为|有了|是|为|以|作为|寻求|探索|找到/

/** 补语前的“得”误作“的”。 */
const complements: ReadonlyMap<string, string> = new Map([
  ['取的成效', '取得成效'],
  ['取的实效', '取得实效'],
  ['取的成绩', '取得成绩'],
  ['取的了', '取得了'],
  ['取的显著', '取得显著'],
  ['取的明显', '取得明显'],
  ['获的了', '获得了'],
  ['赢的了', '赢得了'],
  ['值的肯定', '值得肯定'],
  ['值的推广', '值得推广'],
  ['值的注意', '值得注意'],
  ['值的借鉴', '值得借鉴'],
  ['来的及', '来得及'],
  ['不由的', '不由得'],
  ['显的尤为', '显得尤为'],
  ['变的更加', '变得更加'],
  ['变的更', '变得更'],
  ['做的更好', '做得更好'],
  ['做的不够', '做得不够'],
  ['做的还不够', '做得还不够'],
  ['抓的不够', '抓得不够'],
  ['抓的不紧', '抓得不紧'],
  ['抓的不实', '抓得不实'],
  ['管的不严', '管得不严'],
  ['干的更好', '干得更好'],
  ['学的不深', '学得不深'],
  ['学的不够', '学得不够'],
  ['落实的不够', '落实得不够'],
  ['落实的还不够', '落实得还不够'],
  ['发挥的不够', '发挥得不够'],
  ['研究的不深', '研究得不深'],
  ['做的很好', '做得很好'],
  ['做的不好', '做得不好'],
  ['办的更好', '办得更好'],
  ['走的更远', '走得更远'],
  ['过的更好', '过得更好'],
  ['获的感', '获得感'],
])
/** 只作定语的词后面误用“地”，管着名词：良好地发展环境。 */
const qualities = '良好 优美 坚实 浓厚 宜居 雄厚 优良 过硬 舒适 美好 强大 优质 温馨 崭新 广阔'.split(' ')
const qualified =
  /[\u4e00-\u9fff]{0,6}(?:环境|氛围|基础|局面|作风|成效|成绩|格局|态势|条件|形象|保障|支撑|家园|生活|动力|关系|秩序|风尚|习惯|效果|声誉|口碑|服务|空间|前景|未来|队伍)(?=[，。；、\n]|$)/y

/** 动词和“的”后面是程度词、收在分句末尾的补语，“的”应为“得”：落实的更加到位。 */
const stateVerbs =
  /(?:落实|发挥|研究|推进|开展|完成|执行|衔接|配合|贯彻|掌握|运用|挖掘|宣传|排查|整改|监管|理解|结合|覆盖|跟进|处理|处置|学习|发动|组织|传达|领会|把握|履行|利用|整治|清理|管理|保护|考虑|准备|打造|(?<![主接交托代分保协])管|(?<![骨能才若相])干|(?<![教科大中小同入自])学|(?<![主承协督创])办|抓|搞|做|(?<![改转演蜕应])变)$/
const states = [
  '的越来越',
  '的更加',
  '的更',
  '的不够',
  '的不',
  '的还不够',
  '的还不',
  '的比较',
  '的较',
  '的很',
  '的非常',
  '的十分',
  '的有声有色',
  '的井井有条',
  '的有条不紊',
  '的风生水起',
] as const
const stateAfter =
  /^(?:(?:为|太)?(?:到位|彻底|扎实|深入|深|透|透彻|好|细|细致|实|紧|严|严格|快|慢|全面|充分|及时|有力|顺利|完善|规范|认真|广泛|精准|牢固|出色|圆满|科学|合理|便捷|精细|周到|[细实好深严紧快优强准]更[细实好深严紧快优强准]))?(?=[，。；、\n]|$)/

/** “做得不够”作定语时仍用“的”：做的不够的地方。 */
const attributive = /^(?:的|地|事|人|部分|环节|方面|单位)/

/**
 * 状语后面误用“的”：更好的融入社区 → 更好地融入社区；补语前面误用“的”：取的成效 → 取得成效。
 *
 * 只看确定的：只作状语的词 + 的 + 带宾语的动词 + 宾语；“有效的推动作用”“提供更好的保障”是名词性的说法，不报。
 */
export default defineRule({
  id: 'de-particle',
  summary: '的、地、得用错',
  explanation:
    '动词前面的状语用“地”，动词后面的补语用“得”。“更好的融入社区”应为“更好地融入社区”，“取的成效”应为“取得成效”。动词后面没有宾语、或与后面的词合成名词性说法的（“有效的推动作用”“提供更好的保障”），不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    adverb: ({ wrong, right }) => `“${wrong}”应为“${right}”：修饰动词用“地”。`,
    attribute: ({ wrong, right }) => `“${wrong}”应为“${right}”：修饰名词用“的”。`,
    complement: ({ wrong, right }) => `“${wrong}”应为“${right}”：补语前面用“得”。`,
  },
  examples: [
    { ok: '营造更好的发展环境，形成有效的推动作用，提供有力的保障。' },
    { ok: '更好地服务群众，采取有效的解决办法，做得不够的地方立即改。' },
    { bad: '帮助社工⟦更好的⟧融入社区。', message: 'adverb', fixed: '帮助社工更好地融入社区。' },
    { ok: '存在不同程度的问题，更多的支持来自社会，进一步的宣传工作，圆满的结局。' },
    { bad: '营造⟦良好地⟧营商环境。', message: 'attribute', fixed: '营造良好的营商环境。' },
    { bad: '⟦更好的⟧为群众服务，⟦真正的⟧把实事办好。', message: 'adverb' },
    { bad: '⟦有力的⟧支撑了园区发展。', message: 'adverb' },
    { bad: '各项任务⟦保质保量的⟧完成。', message: 'adverb' },
    { bad: '⟦科学的⟧调度水源，⟦精准的⟧识别困难群众。', message: 'adverb' },
    { ok: '建立科学的调度机制、精准的识别办法，坚持科学的研判方法。' },
    { bad: '⟦极大的⟧丰富了群众生活。', message: 'adverb' },
    { bad: '⟦有效的⟧推动项目建设。', message: 'adverb', fixed: '有效地推动项目建设。' },
    { bad: '⟦扎实的⟧开展了三轮巡查。', message: 'adverb', fixed: '扎实地开展了三轮巡查。' },
    { ok: '未整改的较多，做得更扎实，建立严格的监督制度，以更好的服务赢得口碑，管理的不便之处。' },
    { bad: '各项政策⟦落实的更加到位⟧。', message: 'complement', fixed: '各项政策落实得更加到位。' },
    { bad: '把就业服务⟦做的更细更实⟧，把问卷⟦做的更科学⟧、更好懂。', message: 'complement' },
    { bad: '文明创建工作⟦干的有声有色⟧。', message: 'complement', fixed: '文明创建工作干得有声有色。' },
    { bad: '以⟦更好的⟧服务群众，促进发展。', message: 'adverb', fixed: '以更好地服务群众，促进发展。' },
    { bad: '整治⟦取的成效⟧明显。', message: 'complement', fixed: '整治取得成效明显。' },
  ],
  seeks: [
    ...qualities.map((quality) => `${quality}地`),
    ...adverbs.flatMap((adverb) => [`${adverb}的`, `${adverb}得`]),
    ...complements.keys(),
    ...states,
  ],
  *check({ reading, hits }): Iterable<Report<MessageId>> {
    const { text } = reading
    let free = 0
    for (const { start, end, word } of hits) {
      if (start < free) continue
      const right = complements.get(word)
      if (right !== undefined) {
        if (attributive.test(text.slice(end, end + 2))) continue
        free = end
        yield {
          start,
          end,
          message: 'complement',
          data: { wrong: word, right },
          suggestion: right,
          fix: [{ start, end, text: right }],
        }
        continue
      }
      if (word.endsWith('地')) {
        qualified.lastIndex = end
        if (!qualified.test(text)) continue
        const data = {
          wrong: text.slice(start, qualified.lastIndex),
          right: `${word.slice(0, -1)}的${text.slice(end, qualified.lastIndex)}`,
        }
        yield { start, end, message: 'attribute', data, fix: [{ start: end - 1, end, text: '的' }] }
        continue
      }
      if (word.startsWith('的')) {
        const state = stateAt(text, start, end, word)
        if (!state) continue
        free = state.end
        const corrected = `${state.verb}得${text.slice(start + 1, state.end)}`
        const data = { wrong: text.slice(state.start, state.end), right: corrected }
        const fix = [{ start, end: start + 1, text: '得' }]
        yield { start: state.start, end: state.end, message: 'complement', data, suggestion: corrected, fix }
        continue
      }
      const verb =
        verbs.find((each) => text.startsWith(each, end)) ??
        pastVerb.exec(text.slice(end, end + 4))?.[0] ??
        (preposition.test(text.slice(end, end + 2)) && !isBreakAt(text, end + 1) ? text.charAt(end) : undefined)
      // 切实得提高: 得 never stands between an adverb and its verb; 的 may, where the verb has turned into a noun.
      const complement = word.endsWith('得')
      if (!verb || (!complement && verb.length > 1 && !hasObject(text, end, verb))) continue
      const clause = clauseAround(text, start, end)
      if (!clause) continue
      // 以更好的服务群众， is an aim; 以更好的服务赢得群众 is a means.
      const before = text.slice(clause.start, start)
      const aim = before.endsWith('以') && verb.length > 2 && end + verb.length === clause.end
      if (!aim && !complement && takes.test(before)) continue
      free = end
      const corrected = `${word.slice(0, -1)}地`
      yield {
        start,
        end,
        message: 'adverb',
        data: { wrong: word + verb, right: corrected + verb },
        suggestion: corrected,
        fix: [{ start: end - 1, end, text: '地' }],
      }
    }
  },
})

const isBreakAt = (text: string, at: number) => at >= text.length || '，。；、\n'.includes(text.charAt(at))

/** Whether the verb goes on to an object of its own, in the same clause. */
function hasObject(text: string, verbAt: number, verb: string): boolean {
  const after = text.slice(verbAt + verb.length, verbAt + verb.length + 12)
  // 保质保量的完成。 needs no object.
  if (/^[。；，]/.test(after) && /^(?:完成|存在)$/.test(verb)) return true
  if (verb.length > 2 || after.startsWith('了') || after.startsWith('着')) return true
  if (after.length < 2 || nominal.test(after)) return false
  // 有效的防范化解， is a pair of nouns.
  if (/^..[，。；、]/.test(after) && verbs.some((each) => after.startsWith(each))) return false
  // 有效的推动项目建设的办法: the verb stands inside an attribute.
  const clause = clauseAround(text, verbAt, verbAt + verb.length)
  return clause !== null && !text.slice(verbAt, clause.end).includes('的')
}

/** 落实的更加到位: the verb before 的, and the place of the whole; null where it is no complement that closes the clause. */
function stateAt(text: string, start: number, end: number, word: string) {
  const after = stateAfter.exec(text.slice(end, end + 8))?.[0]
  const closed = word.length > 4 ? after === '' : after !== undefined && (after !== '' || word.endsWith('够'))
  const verb = closed ? stateVerbs.exec(text.slice(Math.max(0, start - 3), start))?.[0] : undefined
  if (after === undefined || verb === undefined) return null
  return { verb, start: start - verb.length, end: end + after.length }
}

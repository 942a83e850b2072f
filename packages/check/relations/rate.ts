import { unitDimension } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'
import { decimalsOf, type Item, member, plain, type RelationContext, relation, writtenNumber } from './context.ts'
import { divide, meet, multiply, scale } from './interval.ts'
import { slipBetween, slipsInto } from './slip.ts'

/** Words before a rate: its stem (整治 of 整治率) and the words that only lead to the number. */
export const RATE =
  /([一-龥A-Za-z]*?)(?:率|比例|占比|比重|面)(?:按[一-龥]{1,4}计)?(?:已|均|也|都|约|高|仅|只)*(?:达到?了?|为|是|在|提高到|提升到|提升至|保持在|稳定在|实现)?$/
export function stemOf(rate: Item): string | null {
  const match = RATE.exec(rate.label.before)
  if (!match) return null
  return (match[1] ?? '').replace(/^(?:全|总|均|平均|综合|累计|已|其)+/, '').slice(-6)
}

/** What was done, by the last two characters of a rate's stem, where it goes by other words: 审结 makes 结案率. */
export const DONE_BY_STEM: Readonly<Record<string, readonly string[]>> = {
  结案: ['审结', '执结', '审执结', '办结'],
  办结: ['办理完毕', '答复', '审结', '解决', '化解', '处理'],
  处置: ['消化', '处置', '盘活'],
  完成: ['实现', '恢复', '修复'],
  覆盖: ['成立', '建成', '开通', '配备', '设立', '检查', '走访', '巡察', '安装', '参保', '签约'],
  消除: ['消除', '化解'],
  调撤: ['调解撤诉', '调解'],
  就业: ['就业', '上岗'],
  整治: ['整治', '整改', '拆除'],
  整改: ['整改', '销号', '整治'],
  销号: ['销号'],
  发现: ['不合格', '问题'],
  破案: ['破获', '侦破'],
  优良: ['优良天数'],
  参训: ['参训', '培训'],
  起诉: ['移送起诉', '提起公诉'],
  检出: ['不合格', '检出'],
}

/** Words that tell a base from what has been reached of it. */
export const BASE =
  /应(?![急用对变])|需|任务|计划|目标|共|总|全部|摸排|排查|申报|核定|登记|在册|受理|接到|收到|死亡|发现|涉及|下达|交办|抽查|抽检|检查|监测|年初|上报|检验|立案|立[一-龥]{0,8}案件|签订|现有|拥有|在押|结案|审结|参考|清单|任务|下设|排定|确定/

/** Rates that compare two levels; they are no share. */
export const LEVELS_COMPARED = /(?:压减|压缩|下降|减少|削减|缩减|降低|增长|提升|缩短)率/

export const wordsOf = (item: Item): string => item.label.before + item.label.after

/**
 * Whether one slip in the rate, the part or the whole explains why it does not come out: 73.0％ for 63.0％. In a count that has fewer
 * than `least` digits one slip explains too much.
 */
export function isOneSlipOff(context: RelationContext, rate: Item, part: Item, whole: Item, least = 3): boolean {
  const stated = context.text.slice(rate.figure.number.start, rate.figure.number.end)
  const decimals = decimalsOf(context, rate)
  const computed = (((part.figure.value ?? 0) / (whole.figure.value ?? 1)) * 100).toFixed(decimals)
  if ((decimals > 0 || stated.length >= 3 || least === 1) && slipBetween(stated, computed)) return true
  if (!(rate.low > 0)) return false
  return (
    slipsInto(context, part, scale(multiply(rate, whole), 0.01), least) ||
    slipsInto(context, whole, scale(divide(part, rate), 100), least)
  )
}

/** 张, 人, 家: what is counted, not measured. */
export const isCount = (item: Item): boolean => unitDimension(item.figure.unit) === null && item.kind !== ''

/** Whether the characters of a short name stand in a longer one in their order: 网办 in 网上办理, 电诈 in 电信网络诈骗. */
export function abbreviates(name: string, words: string): boolean {
  let at = -1
  for (const char of name) {
    at = words.indexOf(char, at + 1)
    if (at < 0) return false
  }
  return true
}

/** Whether two labels share a pair of characters that says more than that something was done. */
export function isLinked(a: string, b: string): boolean {
  for (let at = 0; at + 2 <= a.length; at++) {
    const pair = a.slice(at, at + 2)
    if (/^[一-龥]{2}$/.test(pair) && !/[的了为是达有共]|完成|全[县市区]|累计|工作|建设/.test(pair) && b.includes(pair))
      return true
  }
  return false
}

/** How much of its value a share may be off to make a row add up: 17％ for 16.4％, but not 6％ for 5％. */
const ROOM_MAX = 0.03

/** Shares in a row (占77.8％…占16.7％…占5.5％) are often made to add up to 100: they may be off by one in the last place. */
export const fits = (rate: Item, part: Item, whole: Item): boolean => {
  const half = (rate.high - rate.low) / 2
  const room = /占[^率]*$/.test(rate.label.before) ? Math.min(half, ROOM_MAX * rate.high) : 0
  return meet(scale(divide(part, whole), 100), { low: rate.low - room, high: rate.high + room })
}

export function ratio(
  context: RelationContext,
  rate: Item,
  part: Item,
  whole: Item,
  holds: boolean | null,
  certain: boolean,
): Relation {
  const members = [member('part', part), member('whole', whole), member('rate', rate)]
  const stated = writtenNumber(context, rate)
  const quotient = `${writtenNumber(context, part)}÷${writtenNumber(context, whole)}`
  if (holds === null) return relation('ratio', members, `${quotient}＝${stated}％`, null)
  const value = ((part.figure.value ?? 0) / (whole.figure.value ?? 1)) * 100
  const sum = `${quotient}＝${plain(value)}％`
  return relation('ratio', members, holds ? sum : `${sum}，文中为${stated}％`, holds, certain)
}

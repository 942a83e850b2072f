import { convertUnit, unitDimension } from '@taizhang/text'

/** Words by which reports count the same thing; what is in different groups (户 and 人) is never exchanged. */
const SAME_MEASURE: readonly (readonly string[])[] = [
  ['人', '名', '位', '个人'],
  ['人次', '次', '人（次）'],
  ['个', '处', '家', '所', '座'],
  ['件', '起', '宗', '项'],
  ['场', '场次', '期', '次'],
  ['户', '户家庭'],
  ['对', '对新人'],
]

const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千万', 1e7],
  ['百万', 1e6],
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
]

/** A unit without the multiplier in front: 万元 is 元 by 10000; 千米 is a unit of its own. */
export function withoutMultiplier(unit: string): { readonly base: string; readonly factor: number } {
  if (unitDimension(unit) !== null) return { base: unit, factor: 1 }
  const found = MULTIPLIERS.find(([word]) => unit.startsWith(word) && unit.length > word.length)
  return found ? { base: unit.slice(found[0].length), factor: found[1] } : { base: unit, factor: 1 }
}

/**
 * By what a value in `unit` is divided to be printed in `printed`, as decimal text: `10000` for 元 in 万元, `1000` for 米 in 公里, `1`
 * for 人 in 名, also for % in the wide form that reports print. Null where the two do not measure the same.
 */
export function divideFor(unit: string, printed: string): string | null {
  if (unit === printed || (unit === '%' && printed === '％')) return '1'
  const [from, to] = [withoutMultiplier(unit), withoutMultiplier(printed)]
  const alike =
    convertUnit(1, to.base, from.base) ??
    (SAME_MEASURE.some((group) => group.includes(from.base) && group.includes(to.base)) ? 1 : null)
  if (alike === null) return null
  return decimalText((alike * to.factor) / from.factor)
}

/** Never in the form 1e-7, which is no decimal text. */
const decimalText = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(14).replace(/\.?0+$/, '') : text
}

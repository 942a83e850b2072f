import Big from 'big.js'
import type { Field } from '../field.ts'

/** How a number in a column becomes the field's: times `by`, rounded to what the field keeps where the units differ in kind. */
export interface Scale {
  readonly by: Big
  readonly rounds: boolean
}

export const sameScale: Scale = { by: new Big(1), rounds: false }

const multiples: ReadonlyMap<string, string> = new Map(
  Object.entries({
    十: '10',
    百: '100',
    千: '1000',
    万: '10000',
    百万: '1000000',
    千万: '10000000',
    亿: '100000000',
  }),
)
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    平方米: '㎡',
    m2: '㎡',
    'm²': '㎡',
    立方米: 'm3',
    公里: 'km',
    千米: 'km',
    米: 'm',
    百分比: '%',
    千克: 'kg',
    公斤: 'kg',
    次数: '次',
    人次数: '人次',
    圆: '元',
    人民币: '元',
    rmb: '元',
  }),
)
/** What stands in the brackets of titles and is no unit. */
const notUnits = /必填|选填|可选|可空|年|月|日|格式|如|下拉|单选|多选|位|字|填/

/**
 * What the unit in a column's title means for a field: how to scale; `null` where the two cannot be brought together; no unit, or
 * words that are none, is the field's own.
 */
export function scaleOf(field: Field, unit: string | null): Scale | null {
  if (unit === null || (field.kind !== 'money' && field.kind !== 'integer' && field.kind !== 'decimal'))
    return sameScale
  const own = spelled(field.kind === 'money' ? '元' : field.unit)
  const given = spelled(unit)
  const direct = multipleOf(given, own)
  if (direct !== null) return { by: direct, rounds: false }
  if (field.kind === 'decimal' && field.alias) {
    const other = multipleOf(given, spelled(field.alias.unit))
    if (other !== null) return { by: other.div(field.alias.factor), rounds: true }
  }
  return notUnits.test(unit) ? sameScale : null
}

const spelled = (unit: string): string => {
  const plain = unit
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^单位[:：]?/, '')
  const match = /^(百万|千万|[十百千万亿])(.+)$/.exec(plain)
  const known = (word: string) => (spellings.get(word) ?? word).normalize('NFKC')
  return match ? `${match[1]}${known(match[2] ?? '')}` : known(plain)
}

/** How many of the field's unit one of the given is: 万元 is 10000 元; and the other way, 元 is 0.0001 of 万元. */
function multipleOf(given: string, own: string): Big | null {
  if (given === own) return new Big(1)
  const parts = (unit: string): readonly [string, string] => {
    const match = /^(百万|千万|[十百千万亿])(.+)$/.exec(unit)
    return match ? [multiples.get(match[1] ?? '') ?? '1', match[2] ?? ''] : ['1', unit]
  }
  const [[givenBy, givenBase], [ownBy, ownBase]] = [parts(given), parts(own)]
  return givenBase === ownBase ? new Big(givenBy).div(ownBy) : null
}

/** A number of the sheet in the field's unit, as exact decimal text. */
export function scaled(text: string, { by, rounds }: Scale, decimals: number): string {
  const value = new Big(text).times(by)
  return rounds ? value.toFixed(decimals) : value.toFixed()
}

/** A number as written, and what its unit makes of it; no scale where it has none. */
export interface NumberWithUnit {
  readonly number: string
  readonly scale: Scale | null
}

/**
 * A number with a unit behind it, as people type it: 3.2万元, 12人, ¥1,200; `scale` is null where there is no unit. Null where the
 * rest is no unit of the field.
 */
export function numberWithUnit(field: Field, text: string): NumberWithUnit | null {
  const match = /^[¥￥]?(-?\d[\d,]*(?:\.\d+)?)([^\d.,\s].*)?$/.exec(text.normalize('NFKC').replace(/\s+/g, ''))
  if (!match) return null
  const number = (match[1] ?? '').replaceAll(',', '')
  const unit = match[2]
  if (unit === undefined) return { number, scale: null }
  const scale = notUnits.test(unit) ? null : scaleOf(field, unit)
  return scale && { number, scale }
}

import { convertUnit, unitDimension } from '@taizhang/text'

/** Measure words that count the same kind of thing. Things of one class may stand for each other; of two classes never. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  persons: ['人', '名', '位'],
  'person-times': ['人次'],
  households: ['户'],
  occasions: ['次', '场', '场次', '回', '轮', '趟', '期', '堂', '批次'],
  pairs: ['对'],
  cases: ['件', '起', '例', '宗', '件次', '起次', '桩'],
  kinds: ['类', '种', '大类'],
  institutions: ['所', '家'],
  spots: ['处', '点位', '块', '片'],
  papers: ['份', '篇', '册', '本', '幅', '期'],
  vehicles: ['辆', '台', '部', '辆次', '台次'],
}
const classesOf = new Map<string, readonly string[]>()
for (const [name, units] of Object.entries(CLASSES))
  for (const unit of units) classesOf.set(unit, [...(classesOf.get(unit) ?? []), name])

const isShare = (unit: string): boolean => unit === '%' || unit === '‰'
const isPoints = (unit: string): boolean => unitDimension(unit) === 'points'
/** 个 and 项 count whatever has no measure word of its own. */
const isAny = (unit: string): boolean => unit === '个' || unit === '项'

/**
 * How well a figure's unit goes with an indicator's, 0 to 1; 0 rules the indicator out. 1: the same unit, or one that converts
 * (万元 and 元, ㎡ and 亩). Persons never stand for households or for person-times, nor a share for a count.
 */
export function unitFit(figure: string, indicator: string): number {
  const [own, other] = [figure.replace('／', '/'), indicator.replace('／', '/')]
  if (own === other) return 1
  if (own === '') return 0.7
  if (isPoints(own) || isPoints(other)) return 0
  if (convertUnit(1, own, other) !== null) return isShare(own) === isShare(other) ? 1 : 0.5
  const [measured, over] = parted(own)
  const [otherMeasured, otherOver] = parted(other)
  if (over !== '' || otherOver !== '') return overFit(measured, over, otherMeasured, otherOver)
  if (unitDimension(own) !== null || unitDimension(other) !== null) return 0
  return measureFit(own, other)
}

function measureFit(own: string, other: string): number {
  const [classes, otherClasses] = [classesOf.get(own) ?? [], classesOf.get(other) ?? []]
  if (classes.some((name) => otherClasses.includes(name))) return 0.95
  const alive = ['persons', 'person-times', 'households', 'occasions']
  const [isAlive, otherIsAlive] = [
    classes.some((name) => alive.includes(name)),
    otherClasses.some((name) => alive.includes(name)),
  ]
  if (classes.includes('kinds') || otherClasses.includes('kinds')) return 0.5
  if (isAny(own) || isAny(other)) return isAlive || otherIsAlive ? 0.4 : 0.9
  if (isAlive || otherIsAlive) return 0
  return 0.65
}

const parted = (unit: string): readonly [measured: string, over: string] => {
  const at = unit.indexOf('/')
  return at < 0 ? [unit, ''] : [unit.slice(0, at), unit.slice(at + 1)]
}

/** 元/月 goes with 元/人·月 and, as a standard is often kept without it, with 元; 元/月 and 元/年 are the same thing told two ways. */
function overFit(measured: string, over: string, otherMeasured: string, otherOver: string): number {
  if (measured !== otherMeasured && convertUnit(1, measured, otherMeasured) === null) return 0
  if (over === '' || otherOver === '') return 0.8
  const bare = (words: string) => words.replace(/[人户·•/]/g, '')
  return bare(over) === bare(otherOver) ? 0.95 : 0.7
}

/** A value in another unit; null where it does not convert. Measure words of one kind (人, 名) count the same. */
export function inUnit(value: number, from: string, to: string): number | null {
  const [own, other] = [from.replace('／', '/'), to.replace('／', '/')]
  const converted = convertUnit(value, own, other)
  if (converted !== null) return converted
  if (own === '' || unitFit(own, other) === 0) return own === '' ? value : null
  const [measured, over] = parted(own)
  const [otherMeasured, otherOver] = parted(other)
  if (over === otherOver || otherOver === '' || over === '') return convertUnit(value, measured, otherMeasured) ?? value
  const months = (words: string) =>
    words.includes('月') ? 1 : words.includes('季') ? 3 : words.includes('年') ? 12 : 0
  const [each, otherEach] = [months(over), months(otherOver)]
  return each === 0 || otherEach === 0 ? null : (value / each) * otherEach
}

import { digits, pick } from './register.ts'

const surnames = [...'沈陆姚汤费钮顾施嵇蒋宗喻柏邬郁']
const given = [...'明清怀予景思若乐望长静子采闻南知']
const second = [...'远和瑾安行齐谷山舒庚姝衿薇溪星微岚']

/** An invented name, another for each of some thousand numbers. */
export const personName = (n: number): string =>
  `${pick(surnames, n)}${pick(given, n * 7 + Math.floor(n / 15))}${pick(second, n * 5 + Math.floor(n / 240))}`

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number with a good check digit, of a region that does not exist. */
export function identityNumber(n: number, born: string): string {
  const body = `990199${born.replaceAll('-', '')}${digits(n % 1000, 3)}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

/** A telephone number of a range that nobody has. */
export const phone = (n: number): string => `1000003${digits(n % 10_000, 4)}`

const stems = [
  '柳圩',
  '塔前',
  '新塘',
  '梅垄',
  '青坪',
  '大樟',
  '石桥',
  '枫林',
  '沙湾',
  '云岭',
  '古井',
  '双溪',
  '竹园',
  '茶山',
]
const ends = ['上', '下', '东', '西']

/** An invented village or community. */
export const villageName = (n: number, isCommunity: boolean): string =>
  `${isCommunity ? '' : pick(ends, Math.floor(n / stems.length))}${pick(stems, n)}${isCommunity ? '社区' : '村'}`

/** A number in one of the ways Word numbers lists (`w:numFmt`). Formats that are not known come out as Arabic. */
export function listNumeral(value: number, format: string): string {
  const make = FORMATS[format]
  return value < 0 || make === undefined ? String(value) : make(value)
}

const DIGITS = '〇一二三四五六七八九'

/** 一, 十, 十一, 二十, 一百零三: counting as one says it. */
function counting(value: number, digits = DIGITS, places = '十百千', tenAlone = true): string {
  if (value === 0) return digits.charAt(0)
  if (value >= 10_000) return String(value)
  let out = ''
  let gap = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10
    if (digit === 0) {
      gap = out !== ''
      continue
    }
    if (gap) out += '零'
    gap = false
    out += digits.charAt(digit) + (power > 0 ? places.charAt(power - 1) : '')
  }
  return tenAlone && value >= 10 && value < 20 ? out.slice(1) : out
}

/** 二〇, 一〇三: digit by digit. */
function digitByDigit(value: number): string {
  return Array.from(String(value), (digit) => DIGITS.charAt(Number(digit))).join('')
}

/** Word counts so up to 99 and goes on digit by digit (`chineseCounting`). */
function chineseCounting(value: number): string {
  return value < 100 ? counting(value) : digitByDigit(value).replaceAll('〇', '○')
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let out = ''
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      out += letters
      rest -= worth
    }
  }
  return out
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** a … z, aa, bb …: Word doubles the letter. */
function letter(value: number): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function circled(value: number): string {
  if (value < 1 || value > 50) return String(value)
  if (value <= 20) return String.fromCharCode(0x2460 + value - 1)
  return String.fromCharCode(value <= 35 ? 0x3251 + value - 21 : 0x32b1 + value - 36)
}

function cycle(signs: string): (value: number) => string {
  return (value) => (value < 1 ? String(value) : signs.charAt((value - 1) % signs.length))
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  chineseCounting,
  chineseCountingThousand: (value) => counting(value),
  japaneseCounting: (value) => counting(value),
  taiwaneseCounting: (value) => counting(value),
  taiwaneseCountingThousand: (value) => counting(value),
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: (value) => counting(value, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', false),
  ideographLegalTraditional: (value) => counting(value, '零壹貳參肆伍陸柒捌玖', '拾佰仟', false),
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) =>
    value >= 1 && value <= 20 ? String.fromCharCode(0x2488 + value - 1) : `${value}.`,
  decimalEnclosedParen: (value) => (value >= 1 && value <= 20 ? String.fromCharCode(0x2474 + value - 1) : `(${value})`),
  ideographEnclosedCircle: (value) =>
    value >= 1 && value <= 10 ? String.fromCharCode(0x3280 + value - 1) : String(value),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerLetter: letter,
  none: () => '',
}

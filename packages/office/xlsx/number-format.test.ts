import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUILT_IN_FORMATS, numberFormat, plainNumber } from './number-format.ts'

/** Value, format, and what a Chinese Excel or WPS shows. */
const shown: readonly (readonly [number, string, string])[] = [
  [0.1136, '0%', '11%'],
  [0.1136, '0.00%', '11.36%'],
  [1.005, '0.00', '1.01'],
  [-0.004, '0.00', '0.00'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [1234567, '#,##0', '1,234,567'],
  [-1234.5, '#,##0.00;-#,##0.00', '-1,234.50'],
  [-1234.5, '#,##0.00_);(#,##0.00)', '(1,234.50)'],
  [-3, '[Red]0;[Blue]-0', '-3'],
  [0, '0;-0;"无"', '无'],
  [571.6, '0.0"万元"', '571.6万元'],
  [12345678, '0.00,,"百万"', '12.35百万'],
  [7, '000', '007'],
  [0.5, '#.##', '.5'],
  [12, '0.##', '12'],
  [1234.5, '0.00E+00', '1.23E+03'],
  [5, '"第"0"名"', '第5名'],
  [5, '0\\个', '5个'],
  [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
  [45000, 'yyyy/m/d', '2023/3/15'],
  [45000, 'yyyy"年"m"月"d"日"', '2023年3月15日'],
  [45000, '[$-804]yyyy"年"m"月";@', '2023年3月'],
  [45000, 'yyyy-mm-dd', '2023-03-15'],
  [45000.75, 'yyyy/m/d h:mm', '2023/3/15 18:00'],
  [45000.5, 'm"月"d"日" h:mm AM/PM', '3月15日 12:00 下午'],
  [0.0625, 'mm:ss', '30:00'],
  [1.5, '[h]:mm', '36:00'],
  [1, 'yyyy/m/d', '1900/1/1'],
  [60.5, '0', '61'],
  [45000, 'dddd', '星期三'],
  [2.71, 'General', '2.71'],
  [42, '@', '42'],
]

test('numbers are shown as the sheet shows them', () => {
  for (const [value, format, expected] of shown)
    assert.equal(numberFormat(format, false)(value), expected, `${value} as ${format}`)
  console.log(`looked at ${shown.length} formats`)
})

test('dates of the 1904 system', () => {
  assert.equal(numberFormat('yyyy/m/d', true)(0), '1904/1/1')
  assert.equal(numberFormat('yyyy/m/d', true)(45000 - 1462), '2023/3/15')
})

test('without a format, up to eleven digits', () => {
  assert.equal(plainNumber(0.1 + 0.2), '0.3')
  assert.equal(plainNumber(1112), '1112')
  assert.equal(plainNumber(123456789012), '123456789012')
  assert.equal(plainNumber(1 / 3), '0.33333333333')
})

test('every built-in format shows some text', () => {
  for (const format of Object.values(BUILT_IN_FORMATS)) assert.notEqual(numberFormat(format, false)(45000.5), '')
})

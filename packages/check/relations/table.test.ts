import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readText, type TableCell, type TextDocument } from '@taizhang/text'
import { findTableRelations } from './table.ts'

/** A document of one table, a line a row, cells between bars. */
function tableOf(lines: readonly string[]): TextDocument {
  let text = ''
  const cells: TableCell[] = []
  const paragraphs: TextDocument['paragraphs'][number][] = []
  lines.forEach((line, row) => {
    line.split('|').forEach((words, column) => {
      const cell = { start: text.length, end: text.length + words.length, row, column }
      cells.push({ ...cell, rowSpan: 1, columnSpan: 1 })
      paragraphs.push({ start: cell.start, end: cell.end, part: 'body', cell: { table: 0, row, column } })
      text += `${words}\n`
    })
  })
  return {
    text,
    paragraphs,
    tables: [{ title: '', rows: lines.length, columns: lines[0]?.split('|').length ?? 0, cells }],
  }
}

const relationsOf = (...lines: string[]) => [...findTableRelations(readText(tableOf(lines)))]
const wrong = (...lines: string[]) =>
  relationsOf(...lines)
    .filter(({ holds }) => holds === false)
    .map(({ expression }) => expression)

describe('totals in tables', () => {
  test('a total row at the end, right and wrong', () => {
    const rows = ['乡镇|户数|人数', '清河镇|12|31', '南坪乡|8|19', '云岭乡|15|42']
    assert.equal(relationsOf(...rows, '合计|35|92').filter(({ holds }) => holds).length, 2)
    assert.deepEqual(wrong(...rows, '合计|35|93'), ['31＋19＋42＝92，表中为93'])
  })
  test('a total row at the top', () => {
    assert.deepEqual(wrong('单位|项目|资金', '全县合计|3|30.5', '清河镇|1|10.2', '南坪乡|2|21.3'), [
      '10.2＋21.3＝31.5，表中为30.5',
    ])
  })
  test('subtotals are added up, not their rows twice', () => {
    assert.deepEqual(wrong('类|数', '甲|1', '乙|2', '小计|3', '丙|4', '丁|5', '小计|9', '合计|12'), [])
  })
  test('a total column', () => {
    assert.deepEqual(wrong('单位|合计|男|女', '一科|10|6|4', '二科|13|7|5', '三科|9|4|5'), ['7＋5＝12，表中为13'])
  })
  test('columns of rates, years and averages are not added', () => {
    assert.deepEqual(wrong('单位|件数|办结率', '一科|10|90%', '二科|20|95%', '合计|30|93.3%'), [])
  })
  test('rounding of the parts is no error', () => {
    assert.deepEqual(wrong('项|万元', '甲|1.25', '乙|2.25', '合计|3.51'), [])
  })
  test('a total that fits nowhere is no total of these cells', () => {
    assert.deepEqual(wrong('单位|甲|乙', '一科|1|2', '二科|3|4', '合计|90|80'), [])
  })
})

describe('rates in tables', () => {
  test('a rate of two columns', () => {
    const rows = ['单位|任务|完成|完成率', '一科|100|95|95%', '二科|80|60|75%', '三科|50|48|96%']
    assert.deepEqual(wrong(...rows, '四科|40|30|85%'), ['30÷40＝75％，表中为85％'])
  })
  test('growth over last year', () => {
    const rows = ['指标|本年|上年|增长（%）', '甲|110|100|10.0', '乙|90|100|-10.0', '丙|126|120|5.0']
    assert.deepEqual(wrong(...rows, '丁|150|120|20.0'), ['（150－120）÷120＝25％，表中为20.0％'])
  })
  test('a column that no formula explains is left alone', () => {
    assert.deepEqual(wrong('单位|数|满意率', '一科|10|91%', '二科|20|95%', '三科|30|99%'), [])
  })
})

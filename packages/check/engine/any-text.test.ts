import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, describe, test } from 'node:test'
import { documentFromText, type Place } from '@taizhang/text'
import type { CheckResult } from './check.ts'
import { applyEdits, certainEdits } from './fix.ts'
import { check } from './run.ts'

const TEXTS = 10_000
const SEED = 20_251_124
/** A single text, however odd, takes no longer; ordinary ones take a thousandth of it. */
const MS_MAX = 4000

const examples = resolve(import.meta.dirname, '../../../examples/check')
const reports = readdirSync(examples)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(examples, name), 'utf8'))

let state = SEED
/** The next of a fixed series of numbers, from 0 up to but without `below`. */
function draw(below: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const pick = <Item>(items: readonly Item[]): Item => items[draw(items.length)] as Item

/** What reports are made of, and what readers trip over. */
const pieces = (
  '0 1 9 10 100 2023 ． . , ， 、 。 ； ： “ ” ‘ ’ （ ） ( ) 《 》 【 】 〔 〕 < > ## ＃ ％ % ‰ 个百分点 万元 亿元 元 人 户 处 件 宗 亩 公里 ㎡ ' +
  '一 二 三 十 百 千 万 亿 〇 零 两 半 几 数 第 余 多 约 近 以上 以下 左右 不低于 超过 至少 ～ - — — － / : 1:1 ' +
  '其中 分别 共 合计 包括 等 同比 环比 增长 下降 提高 回落 占 占比 完成率 比上年 较去年 翻番 翻两番 四分之三 一是 二是 三是 （一） （二） 一、 1. ① ' +
  '2023年 1-10月 一季度 截至11月底 截止 去年 同期 6月底前 年底前 三会一课 二十大 4A XX X 〇〇 ____ 【待补】 ' +
  '\n \r \r\n \t \u3000 \u0000 \u001b \u200b \ufeff \ufffd \u2028 \ud842 \udfb7 𠮷 é e\u0301 \u202e 做为 截止 进行 的 地 得 隐患 排查 整改 全县 新建 存在的问题 工作计划'
).split(' ')

const anyUnits = (length: number) =>
  String.fromCharCode(...Array.from({ length }, () => (draw(3) === 0 ? draw(0x10000) : 0x4e00 + draw(0x5000))))
const anyPieces = (count: number) => Array.from({ length: count }, () => pick(pieces)).join('')

/** A stretch of a report with some places changed. */
function mutated(): string {
  const report = pick(reports)
  const from = draw(report.length)
  let text = report.slice(from, from + 20 + draw(700))
  for (let change = 1 + draw(6); change > 0; change--) {
    const at = draw(text.length + 1)
    const behind = at + draw(Math.min(60, text.length - at + 1))
    const between = text.slice(at, behind)
    const changed = pick([
      () => '',
      () => between + between,
      () => anyPieces(1 + draw(4)),
      () => between + anyPieces(1),
      () => between.replace(/\d/g, () => String(draw(10))),
      () => [...between].reverse().join(''),
      () => anyUnits(1 + draw(8)),
    ])()
    text = text.slice(0, at) + changed + text.slice(behind)
  }
  return text
}

const makers: readonly (() => string)[] = [
  mutated,
  mutated,
  mutated,
  () => anyPieces(1 + draw(80)),
  () => anyUnits(draw(200)),
  () => anyPieces(1 + draw(3)).repeat(1 + draw(60)),
]

function everyPlace(result: CheckResult): Place[] {
  const { reading, relations, findings } = result
  return [
    ...reading.document.paragraphs,
    ...reading.sentences,
    ...reading.clauses,
    ...reading.markers,
    ...reading.sections,
    ...reading.sections.map(({ heading }) => heading),
    ...reading.figures,
    ...reading.figures.map(({ number }) => number),
    ...reading.periods,
    ...reading.commitments,
    ...reading.problems,
    ...relations.flatMap(({ members }) => members),
    ...findings,
    ...findings.flatMap(({ related, fix }) => [...(related ?? []), ...(fix ?? [])]),
  ]
}

/** What must be true of any text whatever. */
function assertSound(text: string, result: CheckResult): void {
  const isIndex = (index: number, list: readonly unknown[]) => index === -1 || (index >= 0 && index < list.length)
  const { reading, relations, findings } = result
  for (const { start, end } of everyPlace(result))
    assert.ok(start >= 0 && start <= end && end <= text.length, `place ${start}–${end} of ${text.length}`)
  assert.equal(reading.labels.length, reading.figures.length, 'one label for a figure')
  for (const figure of reading.figures) {
    assert.ok(figure.value === null || Number.isFinite(figure.value), `value ${figure.value}`)
    assert.ok(figure.value === null || figure.low <= figure.high, `interval ${figure.low}–${figure.high}`)
    assert.ok(isIndex(figure.rangeWith, reading.figures) && isIndex(figure.paragraph, reading.document.paragraphs))
  }
  for (const { members } of relations)
    for (const { figure } of members) assert.ok(isIndex(figure, reading.figures), `figure ${figure}`)
  for (const { message, relation = -1 } of findings) {
    assert.ok(message.length > 0 && !/undefined|NaN|\[object/.test(message), message)
    assert.ok(isIndex(relation, relations))
  }
  assert.doesNotThrow(() => applyEdits(text, certainEdits(findings)))
}

function checked(text: string): CheckResult {
  // The processor's time, not the clock's: other programs on the machine must not fail this.
  const started = process.cpuUsage()
  const result = check(documentFromText(text), { today: '2025-12-01' })
  const { user, system } = process.cpuUsage(started)
  const tookMs = (user + system) / 1000
  assert.ok(tookMs < MS_MAX, `${text.length} characters took ${Math.round(tookMs)} ms`)
  return result
}

describe('any text', () => {
  let characters = 0
  let findings = 0
  let looked = 0

  test(`is read without a crash, and every place lies inside it (seed ${SEED})`, () => {
    for (; looked < TEXTS; looked++) {
      const text = pick(makers)()
      try {
        const result = checked(text)
        assertSound(text, result)
        findings += result.findings.length
      } catch (error) {
        throw new Error(`text ${looked}: ${JSON.stringify(text)}`, { cause: error })
      }
      characters += text.length
    }
    assert.ok(findings > looked / 10, 'the texts are odd enough to be found fault with')
  })

  test('gives the same result a second time', () => {
    for (let turn = 0; turn < 100; turn++) {
      const text = mutated()
      assert.deepEqual(checked(text), checked(text))
    }
  })

  const LONG = 100_000
  for (const piece of [
    ...new Set([
      ...pieces,
      '1、',
      '（',
      '一是推进；',
      '其中1处、',
      '共3人，其中1人、2人；',
      '增长5％，',
      '12',
      '一百',
      '“（',
      'X',
    ]),
  ]) {
    test(`${JSON.stringify(piece)} over and over, in one paragraph of ${LONG} characters, takes no longer than its length asks`, () => {
      const text = piece.repeat(Math.ceil(LONG / piece.length))
      assertSound(text, checked(text))
      looked++
      characters += text.length
    })
  }

  after(() => console.log(`${looked} texts of ${characters} characters looked at, ${findings} findings`))
})

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Ledger } from '@taizhang/ledger'
import { date, integer, must, reference, text } from '../define.ts'
import { definitionsOf } from '../definitions.ts'
import { packs } from '../registry.ts'
import { type EntryBatch, type EntryRecipe, makeEntries, RecipeMistake } from './entries.ts'
import { type FigureCoverage, type MappedFigure, valueInOwnUnit } from './figure-coverage.ts'

const hall: Ledger = {
  key: 'hall',
  title: '礼堂名册',
  kind: 'roster',
  dateField: 'since',
  fields: { name: text('名称', 20, must), since: date('启用', must) },
}
const fair: Ledger = {
  key: 'fair',
  title: '庙会台账',
  kind: 'event',
  dateField: 'day',
  fields: { day: date('日期', must), hall: reference('礼堂', 'hall'), visitors: integer('游客', '人次') },
}

describe('entries made from figures', () => {
  const figure = (indicator: string, value: string, more: Partial<MappedFigure> = {}): MappedFigure => ({
    start: 0,
    end: 1,
    text: value,
    value,
    indicator,
    period: '2023',
    ...more,
  })
  const coverage: FigureCoverage = {
    report: '00',
    summaryEnd: 1,
    figures: [
      figure('hall.total', '3'),
      figure('fair.times', '4'),
      figure('fair.visitors', '0.1', { shown: { divide: '10000' } }),
    ],
    open: [],
  }
  const make = (...batches: readonly EntryBatch[]) => {
    const recipe: EntryRecipe = { report: '00', townships: '2', cited: [], reported: [], batches }
    return makeEntries(coverage, recipe, [hall, fair])
  }
  const halls: EntryBatch = {
    name: 'halls',
    ledger: 'hall',
    count: 'hall.total',
    values: { name: '第{n:2}礼堂', since: '2020-01-01' },
  }

  test('as many as the figure says, numbered, with dates spread and a total divided', () => {
    const { imports } = make(halls, {
      ledger: 'fair',
      count: 'fair.times',
      values: {
        day: { spread: ['2023-01-01', '2023-01-10'] },
        hall: { of: 'halls', from: '1' },
        visitors: { split: 'fair.visitors + 1' },
      },
    })
    assert.deepEqual(
      imports[0]?.rows.map(({ values }) => values['name']),
      ['第01礼堂', '第02礼堂', '第03礼堂'],
    )
    const fairs = imports[1]?.rows.map(({ values }) => values) ?? []
    assert.deepEqual(
      fairs.map(({ day }) => day),
      ['2023-01-01', '2023-01-04', '2023-01-07', '2023-01-10'],
    )
    const ids = imports[0]?.rows.map(({ id }) => id) ?? []
    assert.deepEqual(
      fairs.map((values) => values['hall']),
      [ids[1], ids[2], ids[0], ids[1]],
    )
    assert.deepEqual(
      fairs.map(({ visitors }) => visitors),
      [250, 250, 250, 251],
    )
  })

  test('each move is made by another person than the one before', () => {
    const { moves } = make({ ...halls, moves: ['paint', 'open', 'close'].map((move) => ({ move, after: 5 })) })
    const own = moves.filter(({ id }) => id === moves[0]?.id)
    assert.deepEqual(
      own.map(({ by, version, on }) => `${version} ${on} ${by}`),
      ['1 2020-01-06 person-2', '2 2020-01-06 person-3', '3 2020-01-06 person-1'],
    )
  })

  test('a batch of none makes nothing', () => {
    assert.deepEqual(make({ ...halls, count: 'hall.total - 3' }).imports, [])
  })

  for (const [title, batch] of [
    ['an unknown figure', { ...halls, count: 'hall.closed' }],
    ['an unknown ledger', { ...halls, ledger: 'pond' }],
    ['a division by zero', { ...halls, count: '1 / (hall.total - 3)' }],
    ['entries of a batch that is not there', { ...halls, values: { ...halls.values, name: { of: 'ponds' } } }],
  ] as const)
    test(`${title} is a mistake of the recipe`, () => assert.throws(() => make(batch), RecipeMistake))
})

describe('the figures of reports and the entries that give them', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'))
  const { ledgers, indicators } = definitionsOf(packs)
  const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]))

  for (const name of readdirSync(join(import.meta.dirname, 'figures'))) {
    const report = name.replace('.json', '')
    const coverage = read(`figures/${report}.json`) as FigureCoverage

    test(`report ${report}: every figure is an indicator of the packs, a part of it by one of its dimensions`, (t) => {
      const wrong = coverage.figures
        .flatMap((figure) => [figure, ...(figure.same ?? [])])
        .filter(({ indicator: key, slice }) => {
          const indicator = byKey.get(key)
          if (!indicator) return true
          if (!slice) return false
          if (indicator.kind !== 'ledger' || !indicator.dimensions?.includes(slice.field)) return true
          const field = ledgers.find((ledger) => ledger.key === indicator.of)?.fields[slice.field]
          return !field || !('of' in field) || !field.of.includes(slice.value)
        })
      assert.deepEqual(wrong, [])
      assert.ok(coverage.figures.length > 0)
      t.diagnostic(`report ${report}: ${coverage.figures.length} figures, ${coverage.open.length} open`)
    })

    test(`report ${report}: its entries can be made, with only fields and moves that their ledgers have`, (t) => {
      const made = makeEntries(coverage, read(`entries/${report}.json`) as EntryRecipe, ledgers)
      const wrong = made.imports.flatMap(({ ledger: key, rows }) => {
        const fields = ledgers.find((ledger) => ledger.key === key)?.fields ?? {}
        return rows.flatMap(({ values }) =>
          Object.keys(values)
            .filter((name) => !fields[name])
            .map((name) => `${key}.${name}`),
        )
      })
      assert.deepEqual([...new Set(wrong)], [])
      assert.ok(made.imports.length > 0)
      t.diagnostic(`report ${report}: ${made.imports.length} sheets, ${made.moves.length} moves`)
    })
  }

  test('what is printed in 万元 is held in 元, and 42余 is more than 42', () => {
    const figure: MappedFigure = { start: 0, end: 1, text: '', indicator: 'a', period: '2023' }
    assert.equal(valueInOwnUnit({ ...figure, value: '25.2', shown: { divide: '10000' } }), '252000')
    assert.equal(valueInOwnUnit({ ...figure, value: '42', bound: 'more' }), '43')
    assert.equal(valueInOwnUnit(figure), null)
  })
})

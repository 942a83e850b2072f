import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { idsAfter } from './new-id.ts'
import type { FigureLink, Inline, LinkSource, PeriodOf, Shown } from './report.ts'
import { readTemplate, writeTemplate } from './template.ts'
import { indicatorOf, indicators } from './testing/made-report.ts'

const read = (text: string) => readTemplate(text, idsAfter([]), indicatorOf)

describe('a template', () => {
  const link = (text: string): FigureLink => {
    const { content, mistakes } = read(text)
    assert.deepEqual(mistakes, [])
    const found = content.find((inline) => inline.kind === 'figure')
    assert.ok(found)
    return found
  }
  test('shows an indicator with its own unit and decimals', () => {
    assert.deepEqual(link('共{hazard.found}。'), {
      kind: 'figure',
      id: 'f1',
      of: { kind: 'indicator', indicator: 'hazard.found', period: 'own', org: null, slice: null },
      show: { as: 'value', divide: '1', decimals: 0, unit: '处' },
    })
  })
  test('takes a part, and prints it in a larger unit', () => {
    const { of, show } = link('{assistance.paid@kind=农村低保|万元,2}')
    assert.deepEqual(of.kind === 'indicator' && of.slice, { field: 'kind', value: '农村低保' })
    assert.deepEqual(show, { as: 'value', divide: '10000', decimals: 2, unit: '万元' })
  })
  const shown: readonly (readonly [string, Shown])[] = [
    ['{hazard.found|growth}', { as: 'growth', decimals: 1 }],
    ['{hazard.found|growth,2}', { as: 'growth', decimals: 2 }],
    ['{hazard.closed-rate|points,2}', { as: 'points', decimals: 2 }],
    ['{assistance.paid|change,亿元}', { as: 'change', divide: '100000000', decimals: 2, unit: '亿元' }],
    ['{assistance.persons|名}', { as: 'value', divide: '1', decimals: 0, unit: '名' }],
    ['{assistance.persons|no-unit}', { as: 'value', divide: '1', decimals: 0, unit: '' }],
    ['{assistance.persons|unit=km,divide=7}', { as: 'value', divide: '7', decimals: 2, unit: 'km' }],
  ]
  for (const [text, show] of shown) test(`${text} is shown so`, () => assert.deepEqual(link(text).show, show))
  const periods: readonly (readonly [string, PeriodOf])[] = [
    ['{hazard.found|year-before}', 'year-before'],
    ['{hazard.found|period-before,growth}', 'period-before'],
    ['{hazard.found|year-to-date}', 'year-to-date'],
    ['{hazard.found|period=2023-01..09}', { key: '2023-01..09' }],
  ]
  for (const [text, period] of periods)
    test(`${text} is of that period`, () => {
      const { of } = link(text)
      assert.deepEqual(of.kind === 'indicator' && of.period, period)
    })
  test('computes from named links', () => {
    const { content, mistakes } = read('{all: hazard.found}，{=all / 2|处,1}')
    assert.deepEqual(mistakes, [])
    assert.deepEqual(
      content.map((inline) => (inline.kind === 'text' ? inline.text : [inline.id, inline.of.kind])),
      [['all', 'indicator'], '，', ['f1', 'formula']],
    )
  })
  const mistaken: readonly (readonly [string, string])[] = [
    ['共⟦{hazard.lost}⟧', '没有指标“hazard.lost”。'],
    ['共⟦{hazard.found@color=红}⟧', '指标“排查隐患数”不能按“color”分组。'],
    ['共⟦{hazard.found@each}⟧', '“@each”只能用在按分组重复的行里。'],
    ['共⟦{hazard.found@kind}⟧', '“@kind”后面缺少“=值”。'],
    ['共⟦{hazard.found|万元}⟧', '单位“处”换算不成“万元”。'],
    ['共⟦{hazard.found|period=2024-13}⟧', '“2024-13”不是期间，应写作2024、2024-03、2024-Q1或2024-01..09。'],
    ['共⟦{hazard.found|grwth}⟧', '不认识选项“grwth”。'],
    ['共⟦{hazard.found|growth,万元}⟧', '增长率和百分点的单位是固定的，不能另写单位。'],
    ['共⟦{=f1 +}⟧', '公式“f1 +”没有写完。'],
    ['共⟦{第一: hazard.found}⟧', '“第一”不能用作链接的名称，只用小写字母、数字、点和连字符。'],
    ['共⟦{hazard.found⟧', '“{”没有对应的“}”。'],
    ['共12⟦}⟧处', '“}”前面没有“{”。'],
  ]
  for (const [marked, message] of mistaken)
    test(`${marked} is a mistake there, and stays text`, () => {
      const start = marked.indexOf('⟦')
      const text = marked.replace(/[⟦⟧]/g, '')
      const { content, mistakes } = read(text)
      assert.deepEqual(mistakes, [{ start, end: marked.indexOf('⟧') - 1, message }])
      assert.deepEqual(content, [{ kind: 'text', text }])
    })
  test('a backslash takes the meaning from a brace', () => {
    assert.deepEqual(read('\\{hazard.found\\}').content, [{ kind: 'text', text: '{hazard.found}' }])
  })
})

describe('a template and content', () => {
  const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true })
  const word = fc.string({
    unit: fc.constantFrom('甲', '乙', '{', '}', '|', '@', '=', ',', ':', '\\', '1', '𠮷'),
    minLength: 1,
    maxLength: 6,
  })
  const shown: fc.Arbitrary<Shown> = fc.oneof(
    record({ as: fc.constantFrom('growth', 'points'), decimals: fc.nat(4) }),
    record({
      as: fc.constantFrom('value', 'change'),
      divide: fc.constantFrom('1', '10000', '7'),
      decimals: fc.nat(4),
      unit: fc.oneof(fc.constantFrom('', '处', '万元', '人', 'km', '%', '12'), word),
    }),
  )
  const source: fc.Arbitrary<LinkSource> = fc.oneof(
    record({ kind: fc.constant('formula'), formula: fc.constantFrom('f1 + 2', '(f2 - f1.x0a) / f1 * 100') }),
    record({
      kind: fc.constant('indicator'),
      indicator: fc.constantFrom(...indicators.filter(({ kind }) => kind === 'ledger').map(({ key }) => key)),
      period: fc.oneof(
        fc.constantFrom<PeriodOf>('own', 'year-before', 'period-before', 'year-to-date'),
        record({ key: fc.constantFrom('2023', '2024-W03') }),
      ),
      org: fc.option(word),
      slice: fc.oneof(fc.constant(null), fc.constant('each'), record({ field: fc.constant('kind'), value: word })),
    }),
  )
  const inline = fc.oneof(
    record({ kind: fc.constant('text'), text: word }),
    record({ kind: fc.constant('figure'), of: source, show: shown }),
  )
  /** Texts side by side are one; ids are counted. */
  const joined = (list: readonly (Inline | Omit<FigureLink, 'id'>)[]): Inline[] => {
    const content: Inline[] = []
    for (const one of list) {
      const last = content.at(-1)
      if (one.kind === 'figure') content.push({ ...one, id: `f${content.length}` })
      else if (last?.kind === 'text') content[content.length - 1] = { kind: 'text', text: last.text + one.text }
      else content.push(one)
    }
    return content
  }
  test('what is written is read back the same', () => {
    let looked = 0
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 8 }).map(joined), (content) => {
        const text = writeTemplate(content, indicatorOf, { inRows: true })
        assert.deepEqual(
          readTemplate(text, idsAfter([]), indicatorOf, { inRows: true }),
          { content, mistakes: [] },
          text,
        )
        looked += content.length
      }),
      { numRuns: 500 },
    )
    console.log(`looked at ${looked} pieces of content`)
  })
  test('without names the ids are counted anew', () => {
    const { content } = read('{hazard.found}和{x: hazard.closed}')
    assert.equal(writeTemplate(content, indicatorOf, { named: () => false }), '{hazard.found}和{hazard.closed}')
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Indicator, Ledger } from '@taizhang/ledger'
import fc from 'fast-check'
import type { Pack } from './pack.ts'
import { type PackFault, packFaults, parsePack } from './pack-faults.ts'
import { packs } from './registry.ts'
import { isRecord } from './shape.ts'

/** Something broken: the data, where the fault must be told, and how. */
interface Broken {
  readonly data: unknown
  readonly place: RegExp
  readonly message: RegExp
}

/** Chooses one of several by a number that the property gives. */
type Pick = <T>(from: readonly T[]) => T | undefined

const inPlace = (name: string): RegExp => new RegExp(name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))

/** The data with another value at a path; `undefined` takes it away. */
function put(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [at, ...rest] = path
  if (at === undefined) return value
  if (Array.isArray(data)) return data.map((one, index) => (index === at ? put(one, rest, value) : one))
  assert.ok(isRecord(data), `no ${at} to change`)
  const next = put(data[at], rest, value)
  return Object.fromEntries([
    ...Object.entries(data).filter(([key]) => key !== String(at)),
    ...(next === undefined ? [] : [[at, next]]),
  ])
}

/** Every place in data, by its path. */
function placesOf(data: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inside = Array.isArray(data) ? [...data.entries()] : isRecord(data) ? Object.entries(data) : []
  return [path, ...inside.flatMap(([key, one]) => placesOf(one, [...path, key]))]
}

/** Words that other places know, or that objects know of themselves. */
const strange = fc.constantFrom(
  '',
  '(',
  'hazard',
  'hazard.found',
  'found',
  'day',
  '2024',
  '__proto__',
  'constructor',
  'a + b',
)

const over = (pack: Pack, key: string): Ledger | undefined => pack.ledgers.find((ledger) => ledger.key === key)
const ledgerKind = ({ indicators }: Pack) =>
  indicators.flatMap((one, at) => (one.kind === 'ledger' ? [{ one, at }] : []))
const formulas = ({ indicators }: Pack) =>
  indicators.flatMap((one, at) => (one.kind === 'formula' ? [{ one, at }] : []))
const withFlow = ({ ledgers }: Pack) => ledgers.flatMap((one, at) => (one.flow ? [{ one, at, flow: one.flow }] : []))

/** Every way in which a pack is broken here. */
const breaks: Readonly<Record<string, (pack: Pack, pick: Pick) => Broken | undefined>> = {
  'a state is taken away': (pack, pick) => {
    const found = pick(withFlow(pack))
    const state = found && pick(Object.keys(found.flow.states))
    if (!found || state === undefined) return undefined
    return {
      data: put(pack, ['ledgers', found.at, 'flow', 'states', state], undefined),
      place: inPlace(`${found.one.key}.flow.`),
      message: inPlace(`“${state}”不在环节里`),
    }
  },
  'a state is added that nothing reaches': (pack, pick) => {
    const found = pick(withFlow(pack))
    if (!found) return undefined
    return {
      data: put(pack, ['ledgers', found.at, 'flow', 'states', 'nowhere'], '到不了'),
      place: inPlace(`${found.one.key}.flow.states.nowhere`),
      message: /走不到“到不了”/,
    }
  },
  'the date field is renamed': (pack, pick) => {
    const found = pick(pack.ledgers.map((one, at) => ({ one, at })))
    const name = found?.one.dateField
    if (!found || name === undefined) return undefined
    return {
      data: put(
        put(pack, ['ledgers', found.at, 'fields', 'renamed'], found.one.fields[name]),
        ['ledgers', found.at, 'fields', name],
        undefined,
      ),
      place: inPlace(`${found.one.key}.dateField`),
      message: inPlace(`“${name}”不是日期字段`),
    }
  },
  'a measured field is renamed': (pack, pick) => {
    const found = pick(ledgerKind(pack).filter(({ one }) => one.measure.kind === 'sum' && over(pack, one.of)))
    if (!found || found.one.measure.kind === 'count') return undefined
    const { field } = found.one.measure
    const at = pack.ledgers.findIndex(({ key }) => key === found.one.of)
    return {
      data: put(pack, ['ledgers', at, 'fields', field], undefined),
      place: inPlace(found.one.key),
      message: inPlace(`“${field}”不是字段`),
    }
  },
  'a formula takes itself by way of what it takes': (pack, pick) => {
    const found = pick(formulas(pack))
    const taken =
      found &&
      pick(pack.indicators.flatMap((one, at) => (found.one.formula.split(' ').includes(one.key) ? [{ one, at }] : [])))
    if (!found || !taken) return undefined
    const { key, title, unit, definition } = taken.one
    return {
      data: put(pack, ['indicators', taken.at], {
        key,
        title,
        unit,
        definition,
        kind: 'formula',
        formula: `${found.one.key} * 2`,
      }),
      place: inPlace(found.one.key),
      message: /绕成了圈/,
    }
  },
  'unlike units are added': (pack, pick) => {
    const left = pick(pack.indicators)
    const right = left && pick(pack.indicators.filter(({ unit }) => unit !== left.unit))
    if (!left || !right) return undefined
    const sum = derived('broken.sum', `${left.key} + ${right.key}`)
    return { data: { ...pack, indicators: [...pack.indicators, sum] }, place: /^broken\.sum$/, message: /单位不同/ }
  },
  'a formula names an indicator that there is not': (pack) => {
    const one = derived('broken.formula', 'nobody.knows * 2')
    return {
      data: { ...pack, indicators: [...pack.indicators, one] },
      place: /^broken\.formula$/,
      message: /“nobody\.knows”不存在/,
    }
  },
  'a field is of an unknown kind': (pack, pick) => {
    const found = pick(pack.ledgers.map((one, at) => ({ one, at })))
    const field = found && pick(Object.keys(found.one.fields))
    if (!found || field === undefined) return undefined
    return {
      data: put(pack, ['ledgers', found.at, 'fields', field, 'kind'], 'colour'),
      place: inPlace(`ledgers[${found.one.key}].fields.${field}.kind`),
      message: /“colour”不认识，应是text、/,
    }
  },
  'an indicator is of an unknown kind': (pack, pick) => {
    const found = pick(pack.indicators.map((one, at) => ({ one, at })))
    if (!found) return undefined
    return {
      data: put(pack, ['indicators', found.at, 'kind'], 'guessed'),
      place: inPlace(`indicators[${found.one.key}].kind`),
      message: /“guessed”不认识/,
    }
  },
  'a function stands in it': (pack, pick) => {
    const found = pick(pack.indicators.map((one, at) => ({ one, at })))
    if (!found) return undefined
    return {
      data: put(pack, ['indicators', found.at, 'definition'], () => '口径'),
      place: inPlace(`indicators[${found.one.key}].definition`),
      message: /只放数据/,
    }
  },
  'a name is there that nothing knows': (pack, pick) => {
    const found = pick(pack.ledgers.map((one, at) => ({ one, at })))
    if (!found) return undefined
    return {
      data: put(pack, ['ledgers', found.at, 'colour'], '红'),
      place: inPlace(`ledgers[${found.one.key}].colour`),
      message: /“colour”不认识/,
    }
  },
  'a card is missing': (pack, pick) => {
    const found = pick(pack.indicators.map((one, at) => ({ one, at })))
    if (!found) return undefined
    return {
      data: put(pack, ['indicators', found.at, 'definition'], undefined),
      place: inPlace(`indicators[${found.one.key}]`),
      message: /缺少“definition”/,
    }
  },
  'a dimension is no field that groups': (pack, pick) => {
    const found = pick(ledgerKind(pack))
    if (!found) return undefined
    return {
      data: put(pack, ['indicators', found.at, 'dimensions'], ['nothing']),
      place: inPlace(found.one.key),
      message: /“nothing”不能用来分组/,
    }
  },
  'a duty is met by what does not name its members': (pack, pick) => {
    const found = pick(pack.duties.map((one, at) => ({ one, at })))
    if (!found) return undefined
    return {
      data: put(pack, ['duties', found.at, 'metBy', 'member'], 'nobody'),
      place: inPlace(found.one.key),
      message: /不是引用名册/,
    }
  },
  'an outline asks for an indicator that there is not': (pack, pick) => {
    const found = pick(pack.outlines.map((one, at) => ({ one, at })))
    const section = found?.one.sections[0]
    if (!found || !section) return undefined
    return {
      data: put(pack, ['outlines', found.at, 'sections', 0, 'paragraphs'], ['共{nobody.knows}。']),
      place: inPlace(`outlines.${found.one.kind}.${section.heading}`),
      message: /“\{nobody\.knows\}”里的指标不存在/,
    }
  },
  'an outline asks for a part that there is not': (pack, pick) => {
    const found = pick(pack.outlines.map((one, at) => ({ one, at })))
    const indicator = pick(ledgerKind(pack).map(({ one }) => one))
    const section = found?.one.sections[0]
    if (!found || !indicator || !section) return undefined
    return {
      data: put(pack, ['outlines', found.at, 'sections', 0, 'paragraphs'], [`{${indicator.key}@nothing=无}`]),
      place: inPlace(`outlines.${found.one.kind}.${section.heading}`),
      message: /不能按“nothing”分组/,
    }
  },
  'a task is measured by an indicator that there is not': (pack, pick) => {
    const found = pick(pack.taskTemplates.map((one, at) => ({ one, at })))
    if (!found) return undefined
    return {
      data: put(pack, ['taskTemplates', found.at, 'measuredBy'], { indicator: 'nobody.knows', op: '>=' }),
      place: inPlace(`taskTemplates.${found.one.key}`),
      message: /“nobody\.knows”不存在/,
    }
  },
  'a worked example expects another value': (pack, pick) => {
    const found = pick(pack.examples.map((one, at) => ({ one, at })))
    const expected = found && pick(found.one.expect.map((one, at) => ({ one, at })))
    if (!found || !expected) return undefined
    return {
      data: put(pack, ['examples', found.at, 'expect', expected.at, 'value'], '987654321'),
      place: inPlace(`examples.${found.one.title}.expect[${expected.one.indicator}]`),
      message: /应是987654321，算出来是/,
    }
  },
  'two ledgers have one title': (pack, pick) => {
    const found = pick(pack.ledgers.map((one, at) => ({ one, at })).slice(1))
    const [first] = pack.ledgers
    if (!found || !first) return undefined
    return {
      data: put(pack, ['ledgers', found.at, 'title'], first.title),
      place: /^ledgers$/,
      message: inPlace(`有两项都叫“${first.title}”`),
    }
  },
  'entries that others refer to are named by nothing': (pack, pick) => {
    const fields = pack.ledgers.flatMap((ledger) => Object.values(ledger.fields))
    const referred = new Set(fields.flatMap((field) => (field.kind === 'reference' ? [field.ledger] : [])))
    const found = pick(pack.ledgers.flatMap((one, at) => (referred.has(one.key) ? [{ one, at }] : [])))
    if (!found) return undefined
    return {
      data: put(pack, ['ledgers', found.at, 'uniqueBy'], undefined),
      place: inPlace(`${found.one.key}.uniqueBy`),
      message: /认出一条/,
    }
  },
  'it is built on a pack that there is not': (pack) => ({
    data: { ...pack, builtOn: [...pack.builtOn, 'nobody'] },
    place: /^builtOn$/,
    message: /“nobody”不是别的行业包/,
  }),
}

const card = (key: string) =>
  ({ key, title: key, unit: '个', definition: { counts: '坏的', source: '坏的', method: '坏的' } }) as const

const derived = (key: string, formula: string): Indicator => ({ ...card(key), kind: 'formula', formula })

/** The packs with few worked examples: they are played anew each time that a pack is looked at. */
const lighter = packs.map((pack) => ({ ...pack, examples: pack.examples.slice(0, 2) }))

/** The faults of a pack in the place of the one of its id. */
const faultsWith = (pack: Pack, data: unknown): readonly PackFault[] =>
  packFaults(lighter.map((one) => (one.id === pack.id ? (data as Pack) : one)))

describe('a broken pack is refused by name and place', () => {
  for (const [title, broken] of Object.entries(breaks)) {
    test(title, (t) => {
      let looked = 0
      fc.assert(
        fc.property(fc.constantFrom(...lighter), fc.infiniteStream(fc.nat()), (pack, numbers) => {
          const pick: Pick = (from) => from[(numbers.next().value ?? 0) % from.length]
          const made = broken(pack, pick)
          if (!made) return
          looked++
          const faults = faultsWith(pack, made.data)
          assert.ok(
            faults.some(
              (fault) => fault.pack === pack.id && made.place.test(fault.place) && made.message.test(fault.message),
            ),
            `${made.place} ${made.message} is not among ${JSON.stringify(faults.slice(0, 5))}`,
          )
        }),
        { numRuns: 15 },
      )
      assert.ok(looked > 0, 'nothing was broken')
      t.diagnostic(`broken packs: ${looked}`)
    })
  }
})

describe('a pack in a text', () => {
  /** What is said of it. */
  const said = (text: string): readonly string[] => {
    const parsed = parsePack(text, packs)
    return parsed.ok ? [] : parsed.faults.map(({ place, message }) => `${place} ${message}`)
  }
  const small = {
    id: 'small',
    title: '小包',
    version: 1,
    summary: '只有一本台账',
    builtOn: ['office'],
    ledgers: [],
    indicators: [],
    duties: [],
    auditRules: [],
    tieRoles: [],
    taskTemplates: [],
    outlines: [],
    examples: [],
  }

  test('is taken when nothing is wrong', () => assert.deepEqual(said(JSON.stringify(small)), []))
  test('is refused when it is no JSON', () => assert.match(said('{"id":')[0] ?? '', /不是JSON/))
  for (const text of ['null', '[]', '"office"', '7', '{}'])
    test(`is refused when it is ${text}`, () => assert.ok(said(text).length > 0))
  test('tells every unknown name, not only the first', () => {
    const broken = { ...small, colour: 1, ledgers: [{ key: 'x', title: '甲', kind: 'heap', fields: {} }] }
    assert.deepEqual(said(JSON.stringify(broken)), [
      'ledgers[x].kind “heap”不认识，应是event、roster之一。',
      'colour “colour”不认识。',
    ])
  })
  test('is taken or refused whatever stands anywhere in it, and never thrown out', (t) => {
    const office = lighter.find(({ id }) => id === 'office')
    const places = placesOf(office)
    let refused = 0
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.oneof(fc.jsonValue({ maxDepth: 2 }), strange), (at, value) => {
        const parsed = parsePack(JSON.stringify(put(office, places[at] ?? [], value)), lighter)
        if (!parsed.ok) {
          refused++
          assert.ok(parsed.faults.length > 0)
        }
      }),
      { numRuns: 200 },
    )
    assert.ok(refused > 50, `${refused}`)
    t.diagnostic(`places ${places.length}, refused ${refused} of 200`)
  })
  test('has no name that every object has', () => {
    const ledger = {
      key: 'x',
      title: '甲',
      kind: 'event',
      dateField: 'constructor',
      fields: { valueOf: { label: '日', kind: 'date' } },
    }
    assert.deepEqual(
      said(JSON.stringify({ ...small, ledgers: [ledger] })).map((one) => one.split(' ')[0]),
      ['ledgers[x].fields.valueOf', 'ledgers[x].dateField'],
    )
  })
  test('is refused when it is nested without end', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    assert.match(said(JSON.stringify(small).replace('"ledgers":[]', `"ledgers":${deep}`))[0] ?? '', /套得太深/)
  })
  test('may add values to the choices of a pack that it builds on, and no others', () => {
    const adding = (ledger: string, field: string) =>
      said(JSON.stringify({ ...small, moreChoices: [{ ledger, field, of: ['敬老院'] }] }))
    assert.deepEqual(adding('hazard', 'placeKind'), [])
    assert.deepEqual(adding('hazard', 'place'), ['moreChoices.hazard.place 所依托的行业包没有这个选择字段。'])
    assert.deepEqual(adding('nothing', 'kind'), ['moreChoices.nothing.kind 所依托的行业包没有这个选择字段。'])
  })
  test('takes no name that a pack has that it does not build on', () => {
    const [office] = packs.filter(({ id }) => id === 'office')
    const [first] = office?.indicators ?? []
    assert.ok(first?.kind === 'ledger')
    const same = { ...small, builtOn: [], indicators: [derived(first.key, '1 + 1')] }
    assert.deepEqual(said(JSON.stringify(same)), [
      `${first.key} 行业包“${office?.title}”里已经有“${first.key}”，请换一个名称。`,
    ])
  })
  test('packs that build on each other in a circle are refused', () => {
    const [one, other] = [
      { ...small, id: 'one', title: '一', builtOn: ['other'] },
      { ...small, id: 'other', title: '二', builtOn: ['one'] },
    ]
    assert.match(
      packFaults([...packs, one, other])
        .map(({ message }) => message)
        .join(''),
      /绕成了圈/,
    )
  })
})

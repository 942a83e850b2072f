import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { documentFromText } from './document.ts'
import type { Figure } from './figure.ts'
import { findFigures } from './figures.ts'
import { findClauses, findMarkers, findSentences } from './structure.ts'

/** The reports and their hand-made gold are not part of the project: where they are missing, these tests say so. */
const SHARED = new URL('../../../shared/', import.meta.url)
const GOLD = new URL('gold/', SHARED)
const skip = existsSync(GOLD) ? false : '../shared is not here: no gold to score against'

interface GoldFigure {
  readonly start: number
  readonly end: number
  readonly class: string
  readonly value: number | null
  readonly unit: string | null
}

const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }

const fold = (unit: string | null): string =>
  (unit ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/m²|平方米|m2/g, '㎡')
    .replace(/公里|km/gi, '公里')

/** Gold gives value and unit as written; both without multiplier are asked for. */
function inBaseUnits(value: number, unit: string | null): [value: number, unit: string] {
  let rest = fold(unit)
  let scaled = value
  for (;;) {
    const multiplier = MULTIPLIERS[rest.charAt(0)]
    if (multiplier === undefined || /^(百分点|千米|千克|千瓦|千字|亩)/.test(rest)) break
    scaled *= multiplier
    rest = rest.slice(1)
  }
  return [scaled, rest.replace(/^个?百分点$/, '个百分点')]
}

const isNear = (a: number | null, b: number): boolean =>
  a !== null && (a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)))

const covers = (figure: Figure, gold: GoldFigure): boolean => figure.start <= gold.start && gold.start < figure.end

function figuresOf(text: string): Figure[] {
  const document = documentFromText(text)
  const sentences = findSentences(document)
  return findFigures(document, { sentences, clauses: findClauses(document, sentences), markers: findMarkers(document) })
}

test('the figures of the gold reports are found, valued and classed', { skip }, (context) => {
  let asked = 0
  let found = 0
  let said = 0
  let right = 0
  let valued = 0
  let valueRight = 0
  let unitRight = 0
  const names = readdirSync(GOLD).filter((name) => /^\d\d-.*\.json$/.test(name))
  for (const name of names) {
    const text = readFileSync(new URL(`corpus/${name.replace('.json', '.txt')}`, SHARED), 'utf8').replace(/^\uFEFF/, '')
    const gold = JSON.parse(readFileSync(new URL(name, GOLD), 'utf8')) as { figures: readonly GoldFigure[] }
    const quantities = figuresOf(text).filter((figure) => figure.class === 'quantity')
    for (const figure of gold.figures) {
      if (figure.class !== 'q') continue
      asked++
      const here = quantities.find((quantity) => covers(quantity, figure))
      if (here === undefined) continue
      found++
      if (figure.value === null) continue
      valued++
      const [value, unit] = inBaseUnits(figure.value, figure.unit)
      if (isNear(here.value, value)) valueRight++
      if (fold(here.unit) === unit) unitRight++
    }
    for (const quantity of quantities) {
      said++
      if (gold.figures.some((figure) => (figure.class === 'q' || figure.class === 'm') && covers(quantity, figure))) {
        right++
      }
    }
  }
  context.diagnostic(`looked at ${names.length} reports, ${asked} gold figures, ${said} found`)
  assert.ok(names.length > 0 && asked > 0)
  assert.ok(right / said >= 0.985, `precision ${right}/${said}`)
  assert.ok(found / asked >= 0.985, `recall ${found}/${asked}`)
  assert.ok(valueRight / valued >= 0.99, `value ${valueRight}/${valued}`)
  assert.ok(unitRight / valued >= 0.98, `unit ${unitRight}/${valued}`)
})

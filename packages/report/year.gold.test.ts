import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { definitionsOf, packs } from '@taizhang/packs'
import { documentFromText, readText } from '@taizhang/text'
import { proposeYear } from './year-proposal.ts'

/** The reports and their hand-made gold are not part of the project: where they are missing, these tests say so. */
const SHARED = new URL('../../../shared/', import.meta.url)
const skip = existsSync(SHARED) ? false : '../shared is not here: no report to set a year up from'
const FIGURES = new URL('../packs/coverage/figures/01.json', import.meta.url)

interface Stated {
  readonly indicator: string
  readonly slice?: { readonly field: string; readonly value: string }
}
interface TrueFigure extends Stated {
  readonly start: number
  readonly text: string
  readonly period: string
  /** Other ways of stating the same number. */
  readonly same?: readonly Stated[]
}
interface Gold {
  readonly figures: readonly { readonly class: string; readonly start: number; readonly text: string }[]
  readonly plan: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
}

const proposalOf = (report: string, office: string) => {
  const text = readFileSync(new URL(`corpus/${report}.txt`, SHARED), 'utf8').replace(/^\uFEFF/, '')
  const reading = readText(documentFromText(text))
  const templates = packs.flatMap(({ taskTemplates }) => taskTemplates)
  const year = (reading.time.year ?? 2023) + 1
  return {
    text,
    proposal: proposeYear({ reading, year, office: { name: office }, ...definitionsOf(packs), templates }),
  }
}
const goldOf = (report: string): Gold =>
  JSON.parse(readFileSync(new URL(`gold/${report}.json`, SHARED), 'utf8')) as Gold
const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)}%`

test('report 01: its figures find their indicators and its promises become tasks', { skip }, () => {
  const { proposal } = proposalOf('01-civil-affairs', '民政局')
  const gold = goldOf('01-civil-affairs')
  const lines = [...proposal.indicators, ...proposal.tasks.filter(({ target }) => target !== null)]
  const holds = ({ start }: { readonly start: number }) => lines.some((one) => one.start <= start && start < one.end)
  const quantities = gold.figures.filter((figure) => figure.class === 'q')
  const proposed = quantities.filter(holds)

  const { figures } = JSON.parse(readFileSync(FIGURES, 'utf8')) as { readonly figures: readonly TrueFigure[] }
  const part = ({ slice }: { readonly slice?: Stated['slice'] | null }) =>
    slice ? `${slice.field}=${slice.value}` : ''
  const judged = figures.map((figure) => {
    const line = proposal.indicators.find(({ start, end }) => start <= figure.start && figure.start < end)
    const right = [figure, ...(figure.same ?? [])].some(
      (one) => line?.indicator === one.indicator && part(one) === part(line),
    )
    return { line, right, inPeriod: line?.period === figure.period, text: figure.text }
  })
  const right = judged.filter((one) => one.right)
  const sure = judged.filter(({ line }) => line?.confidence === 'high')
  const surelyWrong = sure.filter((one) => !one.right)

  const promised = gold.plan.filter(({ start, end }) =>
    proposal.tasks.some((task) => task.start < end && start < task.end),
  )
  console.log(
    [
      `year: ${proposed.length} of ${quantities.length} quantities proposed (${percent(proposed.length, quantities.length)})`,
      `${right.length} of ${figures.length} with the right indicator (${percent(right.length, figures.length)})`,
      `${surelyWrong.length} of ${sure.length} wrong at high confidence`,
      `${right.filter(({ inPeriod }) => inPeriod).length} of ${right.length} in the right period`,
      `${promised.length} of ${gold.plan.length} promises become tasks`,
    ].join(', '),
  )
  assert.ok(proposed.length >= quantities.length * 0.95)
  assert.ok(right.length >= figures.length * 0.8)
  assert.ok(sure.length >= figures.length / 2)
  assert.ok(
    surelyWrong.length <= sure.length * 0.03,
    surelyWrong.map(({ text, line }) => `${text} ${line?.title}`).join(),
  )
  assert.ok(promised.length >= gold.plan.length * 0.8)
})

test('reports of other offices: little is matched surely, nothing to what only civil affairs counts', { skip }, () => {
  const civilAffairs = new Set(packs.find(({ id }) => id === 'civil-affairs')?.indicators.map(({ key }) => key))
  const others = readdirSync(new URL('corpus/', SHARED))
    .map((name) => name.replace(/\.txt$/, ''))
    .filter((name) => !name.startsWith('01'))
  let lines = 0
  const sure: string[] = []
  const silly: string[] = []
  for (const report of others) {
    for (const { text, title, indicator, confidence } of proposalOf(report, '某局').proposal.indicators) {
      lines++
      if (confidence !== 'high') continue
      sure.push(title)
      if (civilAffairs.has(indicator)) silly.push(`${report} ${text} ${title}`)
    }
  }
  console.log(
    `year: ${others.length} other reports, ${lines} figures, ${sure.length} matched surely, ${silly.length} of them to civil affairs`,
  )
  assert.ok(lines > 100)
  assert.ok(silly.length <= lines * 0.01, silly.join('\n'))
})

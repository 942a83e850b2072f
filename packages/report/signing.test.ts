import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Action } from '@taizhang/ledger'
import fc from 'fast-check'
import { evaluateReport } from './evaluate-report.ts'
import type { FigureKey, SignedReport } from './evaluated.ts'
import {
  decideReportMove,
  drift,
  isAsSigned,
  mayEditReport,
  type ReportMove,
  type ReportState,
  reportFlow,
  signedKeys,
  signReport,
} from './signing.ts'
import { knownOf, reportOf } from './testing/made-report.ts'

const states = Object.keys(reportFlow.states) as ReportState[]
const moves = Object.keys(reportFlow.moves) as ReportMove[]
const standing = { writers: ['drafter'], submittedBy: 'drafter' }
const all = () => true
const decide = (
  state: ReportState,
  move: ReportMove,
  by: string,
  may: (action: Action) => boolean = all,
  reason = '补数',
) => decideReportMove({ ...standing, state }, { move, by, reason }, may, [])
const codes = (result: ReturnType<typeof decide>) => (result.ok ? result.value : result.error.map(({ code }) => code))

describe('a report on its way', () => {
  test('goes from draft to signature', () => {
    assert.equal(codes(decide('draft', 'submit', 'drafter')), 'review')
    assert.equal(codes(decide('review', 'approve', 'head')), 'leader')
    assert.equal(codes(decide('leader', 'sign', 'leader')), 'signed')
  })
  test('is returned with a reason, from review and from the leader', () => {
    assert.equal(codes(decide('review', 'return', 'head')), 'draft')
    assert.equal(codes(decide('leader', 'return', 'leader')), 'draft')
    assert.deepEqual(codes(decide('leader', 'return', 'leader', all, ' ')), ['needs-reason'])
  })
  test('is not reviewed by who wrote it', () =>
    assert.deepEqual(codes(decide('review', 'approve', 'drafter')), ['needs-another-person']))
  test('is withdrawn by who submitted it', () => {
    assert.equal(codes(decide('review', 'withdraw', 'drafter')), 'draft')
    assert.deepEqual(codes(decide('review', 'withdraw', 'other')), ['not-permitted'])
  })
  test('to write, to review and to sign are three rights', () => {
    const only = (right: Action) => (action: Action) => action === right
    const allowed = (right: Action) =>
      states.flatMap((state) =>
        moves.filter((move) => decide(state, move, 'drafter2', only(right)).ok).map((move) => `${state} ${move}`),
      )
    assert.deepEqual(allowed('draft'), ['draft submit'])
    assert.deepEqual(allowed('review'), ['review return', 'review approve'])
    assert.deepEqual(allowed('sign'), ['leader return', 'leader sign'])
    assert.deepEqual(
      states.filter((state) => mayEditReport(state, only('draft'))),
      ['draft'],
    )
    assert.ok(!mayEditReport('draft', only('sign')))
  })
  test('no move but those of the flow', () => {
    const made = states.flatMap((state) =>
      moves.filter((move) => decide(state, move, 'other').ok).map((move) => `${state} ${move}`),
    )
    assert.deepEqual(made, ['draft submit', 'review return', 'review approve', 'leader return', 'leader sign'])
  })
  test('is not signed while figures are pending: each is named', () => {
    const links = evaluateReport(
      reportOf('2024', '{hazard.found}{hazard.closed}{city.rank}'),
      knownOf({ 'hazard.found 2024': '4' }),
    )
    const result = decideReportMove(
      { ...standing, state: 'leader' },
      { move: 'sign', by: 'leader', reason: '' },
      all,
      links,
    )
    assert.ok(!result.ok)
    assert.deepEqual(
      result.error.map(({ code, subject }) => [code, subject]),
      [
        ['pending-figures', 'f2'],
        ['pending-figures', 'f3'],
      ],
    )
  })
})

describe('a signed report', () => {
  const report = reportOf(
    '2024',
    '排查{a: hazard.found}，同比{hazard.found|growth}，整改{b: hazard.closed}，整改率{=b / a * 100|%,1}，发放{assistance.paid|万元}。',
  )
  const names = ['hazard.found 2024', 'hazard.found 2023', 'hazard.closed 2024', 'assistance.paid 2024']
  const values = {
    'hazard.found 2024': '41',
    'hazard.found 2023': '40',
    'hazard.closed 2024': '39',
    'assistance.paid 2024': '123400',
  }
  /** Stands in for SM3: tells texts apart, that is all that is asked of it here. */
  const hash = (text: string) =>
    [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 2 ** 40, 7).toString(16)
  const entriesOf = ({ indicator }: FigureKey) => [`${indicator}-1`, `${indicator}-2`]
  const sign = (from: Readonly<Record<string, string>>): SignedReport => {
    const signed = signReport({
      report,
      known: knownOf(from),
      entriesOf,
      hash,
      by: 'leader',
      at: '2025-01-05T08:00:00.000Z',
    })
    assert.ok(signed.ok)
    return signed.value
  }
  test('holds each figure with what it takes and the entries behind it', () => {
    const figure = sign(values).figures[1]
    assert.equal(figure?.text, '增长2.5%')
    assert.deepEqual(
      figure?.frozen.map(({ key, figure: { value }, entries }) => [key.period, value, entries.length]),
      [
        ['2024', '41', 2],
        ['2023', '40', 2],
      ],
    )
  })
  test('is refused while a figure is pending', () => {
    const { 'hazard.closed 2024': _, ...rest } = values
    const signed = signReport({ report, known: knownOf(rest), entriesOf, hash, by: 'leader', at: '' })
    assert.deepEqual(!signed.ok && signed.error.map(({ subject }) => subject), ['b', 'f2'])
  })
  test('is known by its hash, in whatever order its parts are stored', () => {
    const signed = sign(values)
    const turned = JSON.parse(JSON.stringify(signed), (_, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).reverse())
        : part,
    ) as SignedReport
    assert.ok(isAsSigned(turned, hash))
    assert.ok(!isAsSigned({ ...signed, report: { ...report, title: '别的' } }, hash))
  })
  test('drifts by exactly those figures that would be printed otherwise', () => {
    let looked = 0
    const changes = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 90 }).map(String))
    fc.assert(
      fc.property(changes, (changed) => {
        const signed = sign(values)
        const now = knownOf({ ...values, ...changed })
        const found = drift(signed, now)
        const today = evaluateReport(report, now)
        const differing = signed.figures.flatMap(({ link, text }, at) => (today[at]?.text === text ? [] : [link]))
        assert.deepEqual(
          found.map(({ link }) => link),
          differing,
        )
        for (const { key } of found) assert.notEqual(now(key)?.value, knownOf(values)(key)?.value)
        looked += found.length
      }),
    )
    assert.deepEqual(drift(sign(values), knownOf(values)), [])
    assert.equal(signedKeys(sign(values)).length, 4)
    assert.ok(looked > 0)
    console.log(`looked at ${looked} drifted figures`)
  })
})

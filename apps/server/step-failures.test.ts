import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { stepFailures, taskStepFailures } from '@taizhang/contract'
import { type Step, type TaskStep, World } from '@taizhang/ledger'
import { accountNames, countyOf } from './testing/county.ts'

describe('the failures of steps', () => {
  /** Numbers that look random and are the same in every run (mulberry32). */
  function chance(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
    }
  }

  test('20,000 random steps are refused in no way that the contract does not list', (t) => {
    const next = chance(7)
    const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T
    const world = new World(countyOf('east'))
    const hash = 'a'.repeat(64)
    world.addEvidence(hash)
    const ids: string[] = ['none']
    const orgs = ['east-yunxi', 'east-yunxi', 'east-yunxi', 'east-qingtian', 'east-county', 'nowhere']
    const people = ['recorder', 'recorder', 'head', 'head', 'leader', ...accountNames]
    const periods = ['2024-04', '2024-05', '2024-06', '2024', 'none']
    const day = () => `2024-0${1 + Math.floor(next() * 6)}-${String(1 + Math.floor(next() * 31)).padStart(2, '0')}`
    const text = () => pick(['', '敬老院', 'x'.repeat(300), null, 7, ['a'], '一般', '-1', '12.5', hash])
    const values = () =>
      Object.fromEntries(
        ['place', 'level', 'cost', 'foundOn', 'reporter', 'measure', 'name', 'number', 'since', 'until', 'none']
          .filter(() => next() < 0.4)
          .map((key) => [key, key.endsWith('On') || key === 'since' || key === 'until' ? day() : text()]),
      )
    const good = () => ({ place: '敬老院', foundOn: day() })
    const filled = () => (next() < 0.6 ? good() : values())
    const version = (id: string) => (next() < 0.8 ? (world.entry(id)?.version ?? 1) : 1 + Math.floor(next() * 4))
    const known = () => pick(ids.slice(-20))
    const reason = () => pick(['', '核实有误'])
    const steps: readonly (() => Step)[] = [
      () => {
        const id = `entry-${ids.length}`
        ids.push(id)
        return {
          step: 'create-entry',
          id,
          ledger: pick(['hazard', 'hazard', 'household', 'none']),
          org: pick(orgs),
          values: filled(),
        }
      },
      () => {
        const id = known()
        return {
          step: 'edit-entry',
          id,
          version: version(id),
          values: next() < 0.5 ? { place: '锅炉房' } : values(),
          reason: reason(),
        }
      },
      () => {
        const id = known()
        return {
          step: 'move-entry',
          id,
          version: version(id),
          move: pick(['fix', 'submit', 'close', 'return', 'none']),
          values: next() < 0.7 ? { measure: '更换' } : values(),
          evidence: pick([[], [hash], ['none']]),
          reason: reason(),
          ...(next() < 0.2 && { on: day() }),
        }
      },
      () => {
        const id = known()
        return { step: 'delete-entry', id, version: version(id), reason: reason() }
      },
      () => ({
        step: 'report-value',
        indicator: pick(['visitors', 'hazard.found', 'none']),
        org: pick(orgs),
        period: pick(periods),
        value: pick(['1', 'x', null]),
        note: '',
      }),
      () => ({
        step: 'review-value',
        indicator: 'visitors',
        org: pick(orgs),
        period: pick(periods),
        verdict: pick(['approve', 'accept', 'return']),
        reason: reason(),
      }),
      () => ({ step: 'close-period', org: pick(orgs), period: next() < 0.1 ? pick(periods) : 'none' }),
      () => ({ step: 'reopen-period', org: pick(orgs), period: pick(periods), reason: reason() }),
    ]
    const seen = new Map<string, Set<string>>()
    let accepted = 0
    for (let count = 0; count < 20_000; count++) {
      const step = (next() < 0.8 ? pick(steps.slice(0, 3)) : pick(steps))()
      const by = `east-${pick(people)}`
      const result = world.apply(step, { by, at: '2024-06-12T02:00:00.000Z', today: '2024-06-12' })
      if (result.ok) accepted++
      else
        for (const { code } of result.error) {
          assert.ok((stepFailures[step.step] as readonly string[]).includes(code), `${step.step}: ${code}`)
          seen.set(step.step, (seen.get(step.step) ?? new Set()).add(code))
        }
    }
    const reached = [...seen.values()].reduce((sum, codes) => sum + codes.size, 0)
    assert.ok(accepted > 300 && reached > 40, `${accepted} ${reached}`)
    t.diagnostic(`steps accepted: ${accepted}; ways of refusal seen: ${reached}`)
  })

  test('20,000 random steps about tasks, ties and outside figures neither', (t) => {
    const next = chance(11)
    const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T
    const world = new World(countyOf('east'))
    const hash = 'b'.repeat(64)
    world.addEvidence(hash)
    const tasks: string[] = ['none']
    const ties: string[] = ['none']
    const orgs = ['east-yunxi', 'east-yunxi', 'east-qingtian', 'nowhere']
    const people = () => pick([...accountNames.map((name) => `east-${name}`), 'nobody'])
    const day = () => `2024-0${1 + Math.floor(next() * 6)}-${String(1 + Math.floor(next() * 31)).padStart(2, '0')}`
    const words = () => pick(['', '按计划推进'])
    const version = (id: string) => (next() < 0.8 ? (world.task(id)?.version ?? 1) : 7)
    const period = () => pick(['2024-05', '2024', 'none'])
    const value = () => pick(['5', '-1.5', 'x'])
    const steps: readonly (() => TaskStep)[] = [
      () => {
        const id = `task-${tasks.length}`
        tasks.push(id)
        const target = { indicator: pick(['visitors', 'none']), value: value(), op: '>=', curve: [] } as const
        return {
          step: 'create-task',
          task: {
            id,
            parent: pick([null, null, pick(tasks)]),
            title: pick(['修路', '修路', ' ']),
            source: '',
            org: pick(orgs),
            owner: people(),
            helpers: next() < 0.2 ? [people()] : [],
            startsOn: '2024-01-02',
            dueOn: next() < 0.9 ? '2024-12-31' : day(),
            weight: pick([1, 1, 0]),
            milestones: next() < 0.3 ? [{ title: words(), dueOn: day(), doneOn: null }] : [],
            target: next() < 0.2 ? target : null,
          },
        }
      },
      () => {
        const id = pick(tasks.slice(-20))
        const plan = next() < 0.5 ? { dueOn: day() } : { owner: people() }
        return { step: 'replan-task', id, version: version(id), reason: words(), ...plan }
      },
      () => {
        const id = pick(tasks.slice(-20))
        return next() < 0.2
          ? { step: 'end-task', id, version: version(id), reason: words() }
          : {
              step: 'add-progress',
              id,
              version: version(id),
              progress: {
                on: next() < 0.7 ? '2024-06-12' : day(),
                words: words(),
                percent: pick([null, 40, 140]),
                milestone: pick([null, null, 0, 5]),
                evidence: pick([[], [hash], ['none']]),
                says: pick(['going-on', 'blocked', 'done', 'confirmed', 'sent-back']),
              },
            }
      },
      () => {
        const id = `tie-${ties.length}`
        ties.push(id)
        const tie = { id, object: pick(['east-yunxi', 'none']), person: people(), role: pick(['包保干部', ' ']) }
        return { step: 'assign', org: pick(orgs), assignment: { ...tie, from: day(), to: pick([null, day()]) } }
      },
      () => ({ step: 'end-assignment', id: pick(ties.slice(-20)), on: day(), reason: words() }),
      () => ({ step: 'hand-over', org: pick(orgs), from: people(), to: people(), on: day() }),
      () => ({
        step: 'cite-figure',
        figure: {
          indicator: pick(['rank', 'none']),
          org: pick(orgs),
          period: period(),
          value: value(),
          document: words(),
          dated: day(),
          scope: words(),
        },
      }),
      () => ({
        step: 'set-target',
        target: {
          indicator: pick(['visitors', 'none']),
          org: pick(orgs),
          period: period(),
          value: value(),
          op: '>=',
          issuer: words(),
          issuedOn: day(),
        },
      }),
      () => ({
        step: 'pass-audit',
        rule: pick(['found-some', 'closed-within-found', 'none']),
        of: pick(['', 'x']),
        org: pick(orgs),
        period: period(),
        reason: words(),
      }),
    ]
    const seen = new Set<string>()
    let accepted = 0
    for (let count = 0; count < 20_000; count++) {
      const step = pick(steps)()
      const by = `east-${pick(['recorder', 'head', 'head', 'leader', ...accountNames])}`
      const result = world.applyTask(step, { by, at: '2024-06-12T02:00:00.000Z', today: '2024-06-12' })
      if (result.ok) accepted++
      else
        for (const { code } of result.error) {
          assert.ok((taskStepFailures[step.step] as readonly string[]).includes(code), `${step.step}: ${code}`)
          seen.add(`${step.step} ${code}`)
        }
    }
    assert.ok(accepted > 200 && seen.size > 50, `${accepted} ${seen.size}`)
    t.diagnostic(`steps accepted: ${accepted}; ways of refusal seen: ${seen.size}`)
  })
})

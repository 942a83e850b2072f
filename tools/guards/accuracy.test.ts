import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRules } from '@taizhang/check'
import { repositoryText } from '../repository.ts'

const FINDINGS_MIN = 3
const PRECISION_MIN = 0.9

test('a rule is stable only where docs/accuracy.md says how precise it is', (t) => {
  const rows = repositoryText('docs/accuracy.md').matchAll(/^\| \[([^\]]+)\]\([^)]+\) \| (\d+) \| (\d+) \|/gm)
  const written = new Map([...rows].map(([, rule = '', said, right]) => [rule, [Number(said), Number(right)] as const]))
  assert.ok(written.size > 0, 'docs/accuracy.md has no table of rules')
  const stable = allRules.filter(({ rule }) => rule.status === 'stable')
  for (const { name } of stable) {
    const [said, right] = written.get(name) ?? [0, 0]
    assert.ok(said >= FINDINGS_MIN, `${name} is stable after ${said} findings; ${FINDINGS_MIN} are needed`)
    assert.ok(right / said >= PRECISION_MIN, `${name} is stable with ${right} right of ${said}`)
  }
  t.diagnostic(`stable rules: ${stable.length} of ${allRules.length}`)
})

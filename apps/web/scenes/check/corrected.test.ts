import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '@taizhang/check'
import { correctionOf } from './corrected.ts'

const text = '占比62％，比上年58.5％提高3.5％。'
const finding = (start: number, end: number, fix: Finding['fix']): Finding => ({
  rule: 'relation/percentage-point',
  category: 'percent-point',
  severity: 'warning',
  messageId: 'm',
  message: '',
  suggestion: '',
  start,
  end,
  ...(fix && { fix }),
})

test('a correction shows the whole words, not the edit alone', () => {
  const at = text.indexOf('3.5％。')
  assert.deepEqual(correctionOf(finding(at, at + 4, [{ start: at + 3, end: at + 4, text: '个百分点' }]), text), {
    before: '3.5％',
    after: '3.5个百分点',
  })
})

test('an insertion outside the finding’s words widens them', () => {
  assert.deepEqual(correctionOf(finding(0, 2, [{ start: 4, end: 4, text: '.0' }]), text), {
    before: '占比62',
    after: '占比62.0',
  })
})

test('a finding without a certain fix has none', () => assert.equal(correctionOf(finding(0, 2, undefined), text), null))

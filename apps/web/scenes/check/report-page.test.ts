import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { check } from '@taizhang/check'
import { documentFromText } from '@taizhang/text'
import type { Checked } from './protocol.ts'
import { reportPage } from './report-page.ts'

const hostile = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;帐号'

function checkedOf(name: string, text: string): Checked {
  const result = check(documentFromText(text))
  const finding = {
    rule: 'test/test',
    category: 'typo',
    severity: 'error',
    messageId: 'm',
    message: `“${text}”有误`,
    suggestion: '',
  } as const
  const findings = [
    { ...finding, start: 0, end: text.length },
    { ...finding, start: 3, end: 3, message: '此处缺数' },
  ]
  return {
    name,
    word: false,
    result: { ...result, findings },
    fingerprints: ['', ''],
    rules: [],
    against: null,
    milliseconds: 1,
  }
}

describe('reportPage', () => {
  const page = (open: readonly number[], reasons: ReadonlyMap<number, string> = new Map()) =>
    reportPage({ checked: checkedOf(`${hostile}.txt`, hostile), open, reasons, day: '2026-01-05' })

  test('keeps hostile text as text, in the title, the text, the messages and the reasons', () => {
    const html = page([0], new Map([[1, hostile]]))
    assert.doesNotMatch(html, /<script|<img/i)
    assert.match(html, /&lt;script&gt;/)
  })

  test('needs nothing from anywhere and forbids it', () => {
    const html = page([0, 1])
    assert.match(html, /default-src 'none'/)
    assert.doesNotMatch(html, /https?:|url\(|src=(?!x )/)
  })

  test('links each mark with its finding, both ways', () => {
    const html = page([0, 1])
    for (const number of [1, 2]) {
      for (const link of [`id="f${number}"`, `href="#f${number}"`, `id="m${number}"`, `href="#m${number}"`]) {
        assert.ok(html.includes(link), link)
      }
    }
  })

  test('lists accepted findings apart, with their reasons', () => {
    assert.match(page([0], new Map([[1, '口径不同']])), /采纳理由：口径不同/)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheckResult } from '@taizhang/check'
import { countsOf } from './format.ts'
import { html } from './html.ts'
import { madeResult } from './made-result.ts'

const page = (result: CheckResult, name = '总结.txt') =>
  html.head + [...html.file({ name, result, notes: [] }, 0)].join('') + html.tail(countsOf(result))

/** The text column alone, tags kept. */
const textColumn = (result: CheckResult) => /<section class="text">\n(.*?)<\/section>/s.exec(page(result))?.[1] ?? ''

describe('hostile text stays text', () => {
  const hostile = `</title><script>alert(1)</script><img src=x onerror="alert(1)">'&`
  const result = madeResult(`${hostile}共3人。`, [{ words: '共3人', message: hostile, suggestion: hostile }])

  test('in every place where it is shown', () => {
    const written = page(result, hostile)
    assert.doesNotMatch(written, /<script|<img|onerror="/)
    assert.equal(written.match(/&lt;script&gt;alert/g)?.length, 4)
  })
  test('and the page forbids scripts and fetching anyway', () => {
    assert.match(page(result), /default-src 'none'; style-src 'unsafe-inline'/)
  })
})

describe('marks', () => {
  const plain = (written: string) =>
    written
      .replaceAll(/<sup>.*?<\/sup>/g, '')
      .replaceAll(/ (class|id)="[^"]*"/g, '')
      .trim()

  test('stand on exactly the words', () => {
    assert.equal(plain(textColumn(madeResult('甲乙丙', [{ words: '乙' }]))), '<p>甲<mark>乙</mark>丙</p>')
  })
  test('may overlap: the graver one shows', () => {
    const result = madeResult('甲乙丙丁', [
      { words: '甲乙丙', severity: 'info' },
      { words: '乙丙丁', severity: 'error' },
    ])
    assert.match(
      textColumn(result).replaceAll(/<sup>.*?<\/sup>/g, ''),
      /<mark class="info">甲<\/mark><mark class="error">乙丙<\/mark><mark class="error">丁<\/mark>/,
    )
  })
  test('go on in the next paragraph', () => {
    assert.equal(
      plain(textColumn(madeResult('甲乙\n丙丁', [{ words: '乙\n丙' }]))),
      '<p>甲<mark>乙</mark></p>\n<p><mark>丙</mark>丁</p>',
    )
  })
  test('an empty stretch marks one character', () => {
    const result = madeResult('甲乙', [{ words: '乙' }])
    const empty = { ...result, findings: result.findings.map((finding) => ({ ...finding, end: finding.start })) }
    assert.equal(plain(textColumn(empty)), '<p>甲<mark>乙</mark></p>')
  })
})

test('every link leads to a place on the page, and no place is there twice', () => {
  const result = madeResult('甲乙丙丁', [
    { words: '甲乙', severity: 'info' },
    { words: '乙丙', severity: 'error' },
    { words: '丁', severity: 'warning' },
  ])
  const written = page(result)
  const ids = [...written.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  const links = [...written.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(links.length, 6)
  for (const link of links) assert.ok(ids.includes(link), `no place ${link}`)
})

test('nothing of the text is lost', () => {
  const text = '一、总体\n共3人，其中甲1人、乙1人。\n\n完。'
  const written = textColumn(madeResult(text, [{ words: '甲1人' }]))
  assert.equal(
    written
      .replaceAll(/<sup>.*?<\/sup>|<[^>]+>/g, '')
      .replaceAll(/\n+/g, '\n')
      .trim(),
    text.replaceAll(/\n+/g, '\n'),
  )
})

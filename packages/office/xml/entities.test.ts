import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeEntities, escapeAttribute, escapeText, rawPlaces } from './entities.ts'

test('places in decoded text lead to the raw text that stands for it', () => {
  let looked = 0
  const pieces = fc.array(fc.constantFrom('甲', 'a', '&amp;', '&#65;', '&#x20BB7;', '𠮷', '\r\n', '\r', ' '), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(pieces, (parts) => {
      const raw = parts.join('')
      const text = decodeEntities(raw, '')
      const place = rawPlaces(raw)
      for (let at = 0; at <= text.length; at++) {
        if (/^[\uDC00-\uDFFF]/.test(text.slice(at))) continue
        assert.equal(decodeEntities(raw.slice(0, place(at)), ''), text.slice(0, at))
        assert.equal(decodeEntities(raw.slice(place(at)), ''), text.slice(at))
        looked++
      }
    }),
  )
  console.log(`looked at ${looked} places`)
})

test('a place in the middle of a pair made by one reference falls on its start', () => {
  assert.equal(rawPlaces('甲&#x20BB7;乙')(2), 1)
})

test('what is escaped decodes to itself, but for what XML cannot hold', () => {
  assert.equal(escapeText('<甲> & "乙"\u0001\uD842'), '&lt;甲&gt; &amp; "乙"\uFFFD\uFFFD')
  assert.equal(escapeAttribute('"甲"'), '&quot;甲&quot;')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '&', '甲', '"', ';', '𠮷') }), (text) =>
      assert.equal(decodeEntities(escapeText(text), ''), text),
    ),
  )
})

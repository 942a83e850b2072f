import { damaged, entitiesRefused } from '../problem.ts'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const REFERENCE = /&(?:#(\d{1,7}|x[0-9a-fA-F]{1,6})|(\w{1,32}));?|\r\n?/g

/** Text of XML as XML means it: the five named entities, character references, line ends as `\n`. Others are refused. */
export function decodeEntities(raw: string, place: string): string {
  if (!raw.includes('&') && !raw.includes('\r')) return raw
  return raw.replace(REFERENCE, (whole, number: string | undefined, name: string | undefined) => {
    if (number === undefined && name === undefined) return '\n'
    if (!whole.endsWith(';')) throw damaged('有未转义的 & 号', place)
    if (number !== undefined) return characterOf(number)
    const named = NAMED[name ?? '']
    if (named === undefined) throw entitiesRefused(place)
    return named
  })
}

function characterOf(number: string): string {
  const code = number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD'
  return String.fromCodePoint(code)
}

/**
 * For raw XML text without tags: the place in it that stands for a place in its decoded text. A place inside a pair made by
 * one reference falls on the reference's start.
 */
export function rawPlaces(raw: string): (at: number) => number {
  if (!raw.includes('&') && !raw.includes('\r')) return (at) => at
  // Where decoded and raw text drift apart: after each reference, the place in both.
  const decodedEnds = [0]
  const rawEnds = [0]
  const units = [0]
  let decoded = 0
  let last = 0
  for (const match of raw.matchAll(REFERENCE)) {
    const length = match[0].startsWith('\r') ? 1 : decodeEntities(match[0], '').length
    decoded += match.index - last + length
    last = match.index + match[0].length
    decodedEnds.push(decoded)
    rawEnds.push(last)
    units.push(length)
  }
  return (at) => {
    let low = 0
    let high = decodedEnds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((decodedEnds[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    const before = low - 1
    const place = (rawEnds[before] ?? 0) + at - (decodedEnds[before] ?? 0)
    // Inside the next reference: its start.
    const nextStart = low < decodedEnds.length ? (decodedEnds[low] ?? 0) - (units[low] ?? 0) : Number.POSITIVE_INFINITY
    return at > nextStart ? place - (at - nextStart) : place
  }
}

/** Text for an element's content. Characters that XML cannot hold become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'))
    .replace(UNHOLDABLE, '\uFFFD')
}

/** Text for an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;')
}

/** Neither XML's own characters nor half of a pair. */
const UNHOLDABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

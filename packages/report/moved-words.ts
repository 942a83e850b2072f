import { nextPeriod, type Period, periodTitle, previousPeriod } from '@taizhang/ledger'

/** A stretch of a text, UTF-16, half-open. */
interface Stretch {
  readonly start: number
  readonly end: number
}

export interface MovedWords {
  readonly text: string
  /** Times that were left as they are and have to be looked at, by their places in the new text. */
  readonly doubts: readonly Stretch[]
}

/**
 * Moves the times that a text names from one period to a later one of the same kind: the period itself, the one before and the one after it (2023年工作总结 →
 * 2024年工作总结, 比2022年 → 比2023年), with the words for them (3月份, 一季度, 上半年). What stays: names of documents (《…》, 〔2023〕), beginnings (自2023年起),
 * editions and issues (2023年版, 2023年印发), far years; and, as doubts, the dates of things that happened (2023年3月5日). 截至2023年12月31日 and 2023年10月底前 move.
 */
export function movedWords(text: string, from: Period, to: Period): MovedWords {
  const names = namesOf(from, to)
  const doubts: Stretch[] = []
  let moved = ''
  let at = 0
  for (const match of text.matchAll(patternOf(names))) {
    const found = match[0]
    moved += text.slice(at, match.index)
    at = match.index + found.length
    const start = moved.length
    const told = names.get(plain(found)) ?? null
    const ahead = text.slice(Math.max(0, match.index - 2), match.index)
    const behind = text.slice(at, at + 9)
    const word = wordFor(found, told, ahead, behind, from, to)
    moved += word ?? found
    // Of a date that stays the whole is doubtful, not the year alone.
    if (word === null) doubts.push({ start, end: start + found.length + (DATE.exec(behind)?.[0].length ?? 0) })
  }
  return { text: moved + text.slice(at), doubts }
}

/** Documents' names and numbers, years with digits or Chinese digits, and the period's own words. */
function patternOf(names: ReadonlyMap<string, string>): RegExp {
  const words = [...names.keys()].sort((a, b) => b.length - a.length).map((word) => word.replace(/—/g, '[—－~～至-]'))
  return new RegExp(
    [
      '《[^》]*》?',
      '〔[^〕]*〕?',
      ...words.map((word) => `(?<!\\d)${word}`),
      '(?<!\\d)\\d{4}(?=年|[—－~～至-]\\d{4}年)',
      '[一二][〇零○一二三四五六七八九]{3}(?=年)',
    ].join('|'),
    'g',
  )
}

const plain = (found: string): string => found.replace(/[－~～至-]/g, '—')

const DATE = /^年?\d{1,2}月(?:\d{1,2}日?)?/
const STAYS_BEHIND = /^年?(?:版|起|印发|出台|发布|修订|制定)/
const MOVES_AHEAD = /截至|截止|[至到]$/
/** A deadline comes back every year. */
const DEADLINE = /^年\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)?[之以]?前/

/** What is written in place of a time; null where it stays and is doubtful. */
function wordFor(
  found: string,
  told: string | null,
  ahead: string,
  behind: string,
  from: Period,
  to: Period,
): string | null {
  if (/^[《〔]/.test(found)) return found
  if (STAYS_BEHIND.test(behind) && (/[自从]$/.test(ahead) || !/^年?起/.test(behind))) return found
  // 3月5日 is a day on which something happened, also where the report is of March.
  if (told !== null) return /^\d{1,2}日/.test(behind) ? null : told
  const year = yearOf(found)
  const [own, next] = [Number(from.to.slice(0, 4)), Number(to.to.slice(0, 4))]
  if (Math.abs(year - own) > 1 || own === next) return found
  const moves = MOVES_AHEAD.test(ahead) || DEADLINE.test(behind)
  if (/^年\d{1,2}月/.test(behind) && !/^年\d{1,2}[—－~～至-]/.test(behind) && !moves) return null
  const moved = String(year + next - own)
  return /^\d/.test(found) ? moved : [...moved].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
}

const yearOf = (found: string): number =>
  Number(
    [...found]
      .map((char) => (/\d/.test(char) ? char : '〇一二三四五六七八九'.indexOf(char.replace(/[零○]/, '〇'))))
      .join(''),
  )

/** The words for the period, the one before and the one after, each with what it becomes. Of years only the digits move. */
function namesOf(from: Period, to: Period): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  if (from.kind === 'year') return names
  for (const neighbour of [previousPeriod, (same: Period) => same, nextPeriod]) {
    const [was, is] = [neighbour(from), neighbour(to)]
    if (!was || !is) continue
    const [old, now] = [wordsOf(was), wordsOf(is)]
    for (const [at, word] of old.entries()) names.set(word, now[at] ?? word)
  }
  return names
}

/** The ways in which a period is written, the same ones in the same order for each of a kind. */
function wordsOf(period: Period): readonly string[] {
  const full = periodTitle(period)
  const bare = full.replace(/^\d{4}年/, '')
  const month = Number(period.to.slice(5, 7))
  const day = (of: string) => `${Number(of.slice(5, 7))}月${Number(of.slice(8))}日`
  switch (period.kind) {
    case 'month': {
      const toDate = month === 1 ? '1月' : `1—${month}月`
      return [`${full.slice(0, 5)}${toDate}`, full, `${bare}份`, toDate]
    }
    case 'week':
      return [full, bare, `${day(period.from)}—${day(period.to)}`]
    case 'quarter':
    case 'half':
      return [full, bare]
    default:
      return [full]
  }
}

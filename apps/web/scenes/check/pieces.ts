import type { Severity } from '@taizhang/check'
import type { Place } from '@taizhang/text'

/** A finding's words in the text; `finding` is its index among the findings of the check. */
export interface Mark extends Place {
  readonly finding: number
  readonly severity: Severity
}

/**
 * Why words are lit: the chosen finding; what belongs together with it or in a relation; or, faintly and all at once, every
 * figure that the open tab speaks of.
 */
export type LightKind = 'chosen' | 'member' | 'traced'

/** Words lit for the moment. */
export interface Light extends Place {
  readonly kind: LightKind
}

/** A stretch of one paragraph in which nothing changes. */
export interface Piece extends Place {
  /** Findings that cover it, the narrowest first. */
  readonly findings: readonly number[]
  /** The gravest of their severities. */
  readonly severity: Severity | null
  readonly light: LightKind | null
  /** Whether a figure that the open tab speaks of stands here, also when it is lit for another reason. */
  readonly isTraced: boolean
}

const gravity: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }
const lightOrder: readonly LightKind[] = ['chosen', 'member', 'traced']

/**
 * Cuts a paragraph at every begin and end of a mark or light. A mark without words (something is missing there) is a
 * piece of its own with start = end. The pieces cover the paragraph exactly, in order.
 */
export function cutPieces(paragraph: Place, marks: readonly Mark[], lights: readonly Light[]): readonly Piece[] {
  if (marks.length === 0 && lights.length === 0) return [piece(paragraph, [], [])]
  const cuts = new Set([paragraph.start, paragraph.end])
  for (const { start, end } of [...marks, ...lights]) {
    cuts.add(clamp(start, paragraph))
    cuts.add(clamp(end, paragraph))
  }
  const points = [...cuts].sort((a, b) => a - b)
  const marksFrom = covering(points, marks)
  const lightsFrom = covering(points, lights)
  const emptyMarks = withoutWords(paragraph, marks)
  const emptyLights = withoutWords(paragraph, lights)
  return points.flatMap((start, index) => {
    const empty = emptyMarks.get(start)
    const pieces = empty ? [piece({ start, end: start }, empty, emptyLights.get(start) ?? [])] : []
    const end = points[index + 1]
    if (end !== undefined) pieces.push(piece({ start, end }, marksFrom[index] ?? [], lightsFrom[index] ?? []))
    return pieces
  })
}

/** For each point the places that reach over it to the next one. One walk, so that thousands of marks stay cheap. */
function covering<P extends Place>(points: readonly number[], places: readonly P[]): readonly (readonly P[])[] {
  const sorted = [...places].sort((a, b) => a.start - b.start)
  let next = 0
  let active: readonly P[] = []
  return points.map((point) => {
    const begun: P[] = []
    for (let place = sorted[next]; place && place.start <= point; place = sorted[++next]) begun.push(place)
    active = [...active, ...begun].filter(({ end }) => end > point)
    return active
  })
}

/** The places without words, by where they stand. */
function withoutWords<P extends Place>(paragraph: Place, places: readonly P[]): ReadonlyMap<number, readonly P[]> {
  const found = new Map<number, P[]>()
  for (const place of places) {
    if (place.start !== place.end) continue
    const at = clamp(place.start, paragraph)
    found.set(at, [...(found.get(at) ?? []), place])
  }
  return found
}

function piece(place: Place, marks: readonly Mark[], lights: readonly Light[]): Piece {
  const narrow = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start))
  const gravest = [...marks].sort((a, b) => gravity[b.severity] - gravity[a.severity])[0]
  return {
    ...place,
    findings: narrow.map((mark) => mark.finding),
    severity: gravest?.severity ?? null,
    light: lightOrder.find((kind) => lights.some((light) => light.kind === kind)) ?? null,
    isTraced: lights.some((light) => light.kind === 'traced'),
  }
}

function clamp(at: number, { start, end }: Place): number {
  return Math.min(Math.max(at, start), end)
}

/**
 * Sorts places into the paragraphs they touch, in one walk: a place that runs over a paragraph's end is given to each.
 * Paragraphs without any get no entry. `places` may come in any order.
 */
export function byParagraph<P extends Place>(
  paragraphs: readonly Place[],
  places: readonly P[],
): ReadonlyMap<number, readonly P[]> {
  const found = new Map<number, P[]>()
  for (const place of places) {
    for (let index = firstEndingFrom(paragraphs, place.start); index < paragraphs.length; index++) {
      const paragraph = paragraphs[index]
      if (!paragraph || paragraph.start > place.end || (paragraph.start === place.end && place.start < place.end)) break
      if (paragraph.end === place.start && place.end > place.start) continue
      const own = found.get(index)
      if (own) own.push(place)
      else found.set(index, [place])
      if (place.start === place.end) break
    }
  }
  return found
}

/** Index of the first paragraph whose end is not before `at` (paragraphs are in order and never overlap). */
function firstEndingFrom(paragraphs: readonly Place[], at: number): number {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle]?.end ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the paragraph that `at` stands in, or of the next one where it stands between two. */
export function paragraphAt(paragraphs: readonly Place[], at: number): number {
  return Math.min(firstEndingFrom(paragraphs, at), Math.max(paragraphs.length - 1, 0))
}

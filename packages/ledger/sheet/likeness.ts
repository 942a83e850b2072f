/** How alike two short texts are: 1 the same, 0 nothing in common; one less the edit distance over the longer length. */
export function likeness(a: string, b: string): number {
  const [first, second] = [[...a], [...b]]
  const longer = Math.max(first.length, second.length)
  return longer === 0 ? 1 : 1 - distance(first, second) / longer
}

/** The word most like a text, where one is alike enough to be meant. */
export function likest(text: string, words: readonly string[], atLeast = 0.5): string | null {
  let best: string | null = null
  let score = 0
  for (const word of words) {
    const now = word.includes(text) && text !== '' ? 0.9 : likeness(text, word)
    if (now > score) {
      best = word
      score = now
    }
  }
  return score >= atLeast ? best : null
}

function distance(a: readonly string[], b: readonly string[]): number {
  let before = b.map((_, at) => at + 1)
  for (const [i, left] of a.entries()) {
    let diagonal = i
    let last = i + 1
    before = b.map((right, j) => {
      const above = before[j] ?? 0
      last = Math.min(above + 1, last + 1, diagonal + (left === right ? 0 : 1))
      diagonal = above
      return last
    })
  }
  return before.at(-1) ?? a.length
}

/** Hashes that stand for a text: the smallest of the hashes of its sentences, in rising order. */
export type Likeness = readonly number[]

const kept = 48

/**
 * A likeness of a report by which it is known again after it was renamed and partly rewritten, without keeping any of
 * its words: the 48 smallest 32-bit FNV-1a hashes of its sentences (min-hashing, Broder 1997).
 */
export function likenessOf(text: string): Likeness {
  const hashes = new Set<number>()
  for (const sentence of text.split(/[。；！？\r\n]+/)) {
    const words = sentence.replace(/\s+/g, '')
    if (words !== '') hashes.add(hash(words))
  }
  return [...hashes].sort((a, b) => a - b).slice(0, kept)
}

/** Estimated share of sentences that two texts have in common, 0 to 1. */
export function alike(a: Likeness, b: Likeness): number {
  if (a.length === 0 || b.length === 0) return 0
  const both = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, Math.min(kept, Math.max(a.length, b.length)))
  const inA = new Set(a)
  const inB = new Set(b)
  return both.filter((value) => inA.has(value) && inB.has(value)).length / both.length
}

function hash(words: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193)
  return h >>> 0
}

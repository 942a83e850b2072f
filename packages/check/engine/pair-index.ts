/**
 * Whole numbers kept under pairs of code units, packed for a look-up at every character of a text: a pair that has none
 * costs one look at a table small enough for the processor's first cache, one that has some a line or two of memory.
 */
export interface PairIndex {
  /** One bit for each hash, set where some pair of that hash has numbers. */
  readonly marks: Uint8Array
  /** Where in `cells` a pair's block begins, by its hash; 0 in an empty slot. */
  readonly slots: Int32Array
  /** The blocks one after another: the pair, then its numbers. The first cell is empty. */
  readonly cells: Int32Array
  /** How far a hash is shifted to the right to give a bit of `marks` and a slot. */
  readonly markShift: number
  readonly slotShift: number
}

/** Two code units in 32 bits. */
export const pairOf = (first: number, second: number): number => (first << 16) | second

/** The hash that `isMarked` and `cellOf` ask for; its upper bits are the good ones. */
export const hashPair = (first: number, second: number): number =>
  Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)

/** Bits of the marks and slots of the table for each pair: few pairs without numbers pass, few slots are shared. */
const marksPerPair = 16
const slotsPerPair = 1.5

/** Compiles the numbers of each pair. How many a block holds must be clear from themselves. */
export function indexPairs(numbersByPair: ReadonlyMap<number, readonly number[]>): PairIndex {
  const bitsFor = (least: number) => Math.max(3, Math.ceil(Math.log2(least)))
  const markShift = 32 - bitsFor(numbersByPair.size * marksPerPair)
  const slotShift = 32 - bitsFor(numbersByPair.size * slotsPerPair)
  const marks = new Uint8Array(1 << (32 - markShift - 3))
  const slots = new Int32Array(1 << (32 - slotShift))
  const cells = [0]
  for (const [pair, numbers] of numbersByPair) {
    const hash = hashPair(pair >>> 16, pair & 0xffff)
    const mark = hash >>> markShift
    marks[mark >> 3] = (marks[mark >> 3] as number) | (1 << (mark & 7))
    let slot = hash >>> slotShift
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = cells.length
    cells.push(pair)
    for (const number of numbers) cells.push(number)
  }
  return { marks, slots, cells: Int32Array.from(cells), markShift, slotShift }
}

/** False where no pair of this hash has numbers. */
export const isMarked = ({ marks, markShift }: PairIndex, hash: number): boolean => {
  const mark = hash >>> markShift
  return ((marks[mark >> 3] as number) & (1 << (mark & 7))) !== 0
}

/** Where in `cells` the numbers of a pair begin; 0 where it has none. */
export function cellOf({ slots, cells, slotShift }: PairIndex, hash: number, first: number, second: number): number {
  const pair = pairOf(first, second)
  let slot = hash >>> slotShift
  for (let at = slots[slot] as number; at !== 0; at = slots[slot] as number) {
    if (cells[at] === pair) return at + 1
    slot = (slot + 1) & (slots.length - 1)
  }
  return 0
}

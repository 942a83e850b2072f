/** Chance that can be repeated: the same seed, the same throws (mulberry32). */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 or more, less than 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number between the two, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1))
  }
  of<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.share() * items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
  happens(chance: number): boolean {
    return this.share() < chance
  }
  /** An amount of money between the two, with two decimals, small ones likelier. */
  money(least: number, most: number): string {
    return (least + (most - least) * this.share() ** 2).toFixed(2)
  }
}

/** How much is taken, and how long things last. */
export interface Limits {
  readonly bodyBytesMax: number
  readonly evidenceBytesMax: number
  /** Requests in a minute of one session; of one address while nobody is signed in. */
  readonly requestsPerMinute: number
  readonly signInsPerMinute: number
  readonly failuresMax: number
  readonly lockMinutes: number
  readonly idleMinutes: number
  readonly sessionHours: number
}

export const usualLimits: Limits = {
  bodyBytesMax: 1024 * 1024,
  evidenceBytesMax: 100 * 1024 * 1024,
  requestsPerMinute: 1200,
  signInsPerMinute: 30,
  failuresMax: 5,
  lockMinutes: 15,
  idleMinutes: 30,
  sessionHours: 12,
}

/** So many each minute, saved up to a minute's worth, for each key apart. */
export class RateLimit {
  readonly #perMinute: number
  readonly #buckets = new Map<string, { left: number; at: number }>()
  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  /** Takes one. @returns 0, or the seconds to wait until there is one. */
  take(key: string, moment: string): number {
    const at = Date.parse(moment)
    const bucket = this.#buckets.get(key) ?? { left: this.#perMinute, at }
    const left = Math.min(this.#perMinute, bucket.left + ((at - bucket.at) / 60_000) * this.#perMinute)
    if (this.#buckets.size > 50_000) this.#forget(at)
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
    return left >= 1 ? 0 : Math.ceil(((1 - left) / this.#perMinute) * 60)
  }

  /** A bucket that nobody took from for a minute is full again. */
  #forget(at: number): void {
    for (const [key, bucket] of this.#buckets) if (at - bucket.at > 60_000) this.#buckets.delete(key)
  }
}

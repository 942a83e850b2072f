const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

interface Series {
  count: number
  sumSeconds: number
  buckets: readonly number[]
}

/** Counts of requests and how long they took, for Prometheus. Paths are patterns: no ids, no persons. */
export class Metrics {
  readonly #requests = new Map<string, Series>()
  readonly #gauges: Readonly<Record<string, readonly [help: string, read: () => number]>>

  constructor(gauges: Readonly<Record<string, readonly [help: string, read: () => number]>>) {
    this.#gauges = gauges
  }

  count(method: string, pattern: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${pattern}",status="${status}"`
    const series = this.#requests.get(labels) ?? { count: 0, sumSeconds: 0, buckets: BUCKETS_SECONDS.map(() => 0) }
    this.#requests.set(labels, series)
    series.count++
    series.sumSeconds += seconds
    series.buckets = series.buckets.map((within, index) => within + (seconds <= (BUCKETS_SECONDS[index] ?? 0) ? 1 : 0))
  }

  /** In the text format of Prometheus, version 0.0.4. */
  text(): string {
    const lines = [
      '# HELP taizhang_request_seconds How long requests took, by route pattern and status.',
      '# TYPE taizhang_request_seconds histogram',
    ]
    for (const [labels, { count, sumSeconds, buckets }] of this.#requests) {
      for (const [index, limit] of BUCKETS_SECONDS.entries())
        lines.push(`taizhang_request_seconds_bucket{${labels},le="${limit}"} ${buckets[index]}`)
      lines.push(`taizhang_request_seconds_bucket{${labels},le="+Inf"} ${count}`)
      lines.push(`taizhang_request_seconds_sum{${labels}} ${sumSeconds}`)
      lines.push(`taizhang_request_seconds_count{${labels}} ${count}`)
    }
    for (const [name, [help, read]] of Object.entries(this.#gauges))
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`)
    return `${lines.join('\n')}\n`
  }
}

import { groupedDigits } from '../../components/figure-text.ts'

/** A point of a trend: what it is called, and its value where there is one. */
export interface TrendPoint {
  readonly label: string
  readonly value: number | null
  readonly before: number | null
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [720, 190, 44, 22, 10]

/** Twelve months as bars, those of the year before as marks upon them. Drawn as lines of its own: it prints as it is seen. */
export function Trend({ points, unit }: { readonly points: readonly TrendPoint[]; readonly unit: string }) {
  const top = niceTop(Math.max(0, ...points.flatMap(({ value, before }) => [value ?? 0, before ?? 0])))
  const step = (WIDTH - LEFT) / Math.max(1, points.length)
  const y = (value: number) => HEIGHT - BOTTOM - (Math.max(0, value) / top) * (HEIGHT - BOTTOM - TOP)
  const words = points
    .filter(({ value }) => value !== null)
    .map(({ label, value }) => `${label}${value}${unit}`)
    .join('，')
  return (
    <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`逐月：${words || '没有数'}`}>
      {[0, top / 2, top].map((line) => (
        <g key={line}>
          <line className="trend__rule" x1={LEFT} x2={WIDTH} y1={y(line)} y2={y(line)} />
          <text className="trend__word" x={LEFT - 6} y={y(line) + 4} textAnchor="end">
            {groupedDigits(String(Number(line.toFixed(2))))}
          </text>
        </g>
      ))}
      {points.map(({ label, value, before }, at) => {
        const x = LEFT + at * step
        return (
          <g key={label}>
            <title>{`${label}：${value === null ? '没有数' : `${groupedDigits(String(value))}${unit}`}${before === null ? '' : `，上年同月${groupedDigits(String(before))}${unit}`}`}</title>
            <rect className="trend__hit" x={x} y={0} width={step} height={HEIGHT} />
            {value !== null && (
              <rect
                className="trend__bar"
                x={x + step * 0.22}
                y={y(value)}
                width={step * 0.56}
                height={Math.max(0, HEIGHT - BOTTOM - y(value))}
              />
            )}
            {before !== null && (
              <line className="trend__before" x1={x + step * 0.14} x2={x + step * 0.86} y1={y(before)} y2={y(before)} />
            )}
            <text className="trend__word" x={x + step / 2} y={HEIGHT - 6} textAnchor="middle">
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The next round number above: 1, 2, 5 times a power of ten. */
export function niceTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 5, 10].find((round) => round * power >= most) ?? 10) * power
}

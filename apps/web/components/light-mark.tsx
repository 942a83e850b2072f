import './light-mark.css'

/** A light as the ledgers compute it. */
export interface ShownLight {
  readonly color: 'green' | 'yellow' | 'red'
  /** 正常推进, 还剩3天, 逾期3天 */
  readonly word: string
}

const shapes: Readonly<Record<ShownLight['color'], string>> = { green: '●', yellow: '▲', red: '■' }
const colors: Readonly<Record<ShownLight['color'], string>> = { green: '绿', yellow: '黄', red: '红' }

/** A light: colour, shape and word, so that it is read without seeing colours, and on paper. `brief` leaves the word out. */
export function LightMark({ light, brief = false }: { readonly light: ShownLight; readonly brief?: boolean }) {
  return (
    <span className={`light light--${light.color}`} title={brief ? light.word : undefined}>
      <span className="light__shape" aria-hidden="true">
        {shapes[light.color]}
      </span>
      {colors[light.color]}
      {brief ? <span className="unseen">{light.word}</span> : ` ${light.word}`}
    </span>
  )
}

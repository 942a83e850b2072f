import type { Relation } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import { memo } from 'react'
import { sumShape } from './sum-shape.ts'
import { holdsWord } from './words.ts'

interface RelationSumProps {
  readonly relation: Relation
  readonly text: string
  /** Called with a figure's place when it is to be shown in the text. */
  readonly onShow: (place: Place) => void
}

/** A relation as the sum one would write on paper, each figure in a box that leads to its place. */
export const RelationSum = memo(function RelationSum({ relation, text, onShow }: RelationSumProps) {
  return (
    <div className={`sum sum--${relation.holds === null ? 'open' : relation.holds ? 'holds' : 'fails'}`}>
      <span className="sum__line">
        {sumShape(relation).map((part, index) => {
          if ('sign' in part) {
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sum's parts never move.
              <span key={index} className="sum__sign">
                {part.sign}
              </span>
            )
          }
          const member = relation.members[part.member]
          if (!member) return null
          const words = text.slice(member.start, member.end)
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a sum's parts never move.
              key={index}
              type="button"
              className="sum__box"
              title={part.label}
              onClick={() => onShow(member)}
              aria-label={`${part.label}${words}，看原文`}
            >
              {words}
            </button>
          )
        })}
        <span className="sum__holds">
          {holdsWord(relation.holds)}
          {!relation.certain && '（或有别的读法）'}
        </span>
      </span>
      {relation.holds !== true && relation.expression !== '' && (
        <span className="sum__written">{relation.expression}</span>
      )}
    </div>
  )
})

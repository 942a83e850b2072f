import type { CheckResult, Relation, RelationType } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import { Input, Select } from 'antd'
import { memo, useMemo, useState } from 'react'
import { useGrowing } from '../../components/use-growing.ts'
import { overlaps, PickedChip } from './picked-chip.tsx'
import { RelationSum } from './relation-sum.tsx'
import { holdsWord, relationWords } from './words.ts'

interface RelationTabProps {
  readonly result: CheckResult
  /** A figure clicked in the text: only its relations are shown. */
  readonly picked: Place | null
  readonly onPick: (place: Place | null) => void
  readonly onHover: (places: readonly Place[] | null) => void
  readonly onChoose: (places: readonly Place[]) => void
  readonly onShow: (place: Place) => void
}

type Outcome = 'fails' | 'open' | 'holds'

const outcomes: readonly { readonly key: Outcome; readonly holds: boolean | null }[] = [
  { key: 'fails', holds: false },
  { key: 'open', holds: null },
  { key: 'holds', holds: true },
]

/** Every relation that was tested, those that hold too, each drawn as its sum. */
export const RelationTab = memo(function RelationTab(props: RelationTabProps) {
  const { result, picked, onPick, onHover, onChoose, onShow } = props
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [type, setType] = useState<RelationType | null>(null)
  const [words, setWords] = useState('')
  const { relations, reading } = result
  const types = useMemo(() => [...new Set(relations.map((relation) => relation.type))], [relations])
  const shown = relations.flatMap((relation, index) => {
    if (outcome !== null && outcomes.find(({ key }) => key === outcome)?.holds !== relation.holds) return []
    if (type !== null && relation.type !== type) return []
    if (picked !== null && !relation.members.some((member) => overlaps(member, picked))) return []
    if (words.trim() !== '' && !sentenceOf(relation, reading.text).includes(words.trim())) return []
    return [{ relation, index }]
  })
  const growing = useGrowing(shown.length, 0)
  return (
    <>
      <search className="filters" aria-label="筛选勾稽关系">
        <div className="filters__row">
          {outcomes.map(({ key, holds }) => (
            <button
              key={key}
              type="button"
              className="chip"
              aria-pressed={outcome === key}
              onClick={() => setOutcome(outcome === key ? null : key)}
            >
              {holdsWord(holds)} {relations.filter((relation) => relation.holds === holds).length}
            </button>
          ))}
          <PickedChip picked={picked} text={reading.text} onPick={onPick} />
          <Select
            size="small"
            className="filters__select"
            aria-label="按关系类型筛选"
            allowClear
            placeholder="全部类型"
            value={type}
            options={types.map((value) => ({ value, label: relationWords[value] }))}
            onChange={(value) => setType(value ?? null)}
          />
          <Input
            size="small"
            className="filters__words"
            allowClear
            aria-label="在勾稽关系中查找"
            placeholder="查找"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      </search>
      <div className="panel__scroll">
        {shown.length === 0 ? (
          <p className="empty">{relations.length === 0 ? '没有找到数字之间的关系。' : '没有符合筛选条件的关系。'}</p>
        ) : (
          <ol className="relations" aria-label="勾稽关系">
            {shown.slice(0, growing.shown).map(({ relation, index }) => (
              <RelationItem
                key={index}
                relation={relation}
                text={reading.text}
                onHover={onHover}
                onChoose={onChoose}
                onShow={onShow}
              />
            ))}
            {growing.shown < shown.length && <li ref={growing.end} className="more" />}
          </ol>
        )}
      </div>
    </>
  )
})

interface RelationItemProps extends Pick<RelationTabProps, 'onHover' | 'onChoose' | 'onShow'> {
  readonly relation: Relation
  readonly text: string
}

const RelationItem = memo(function RelationItem({ relation, text, onHover, onChoose, onShow }: RelationItemProps) {
  return (
    <li
      className={`relation${relation.holds === false ? ' relation--fails' : ''}`}
      onMouseEnter={() => onHover(relation.members)}
      onMouseLeave={() => onHover(null)}
      onFocus={() => onChoose(relation.members)}
    >
      <span className="relation__type">{relationWords[relation.type]}</span>
      <RelationSum
        relation={relation}
        text={text}
        onShow={(place) => {
          onChoose(relation.members)
          onShow(place)
        }}
      />
    </li>
  )
})

/** The text from the first figure to the last, with some words around: what a search looks in. */
function sentenceOf({ members }: Relation, text: string): string {
  const from = Math.min(...members.map(({ start }) => start))
  const to = Math.max(...members.map(({ end }) => end))
  return text.slice(Math.max(0, from - 30), Math.min(to, from + 2000) + 30)
}

import type { CheckResult, Finding } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import { memo, useEffect, useRef } from 'react'
import { useGrowing } from '../../components/use-growing.ts'
import { AcceptForm } from './accept-form.tsx'
import { correctionOf } from './corrected.ts'
import { placesOf } from './finding-places.ts'
import type { RuleNote } from './protocol.ts'
import { RelationSum } from './relation-sum.tsx'
import { SeverityWord } from './severity-word.tsx'
import { categoryWords } from './words.ts'

interface FindingListProps {
  readonly result: CheckResult
  readonly rules: readonly RuleNote[]
  /** Indices of the findings to list. */
  readonly shown: readonly number[]
  readonly current: number | null
  /** Whether the current one was chosen elsewhere, so that the list has to come along. */
  readonly follow: boolean
  readonly reasons: ReadonlyMap<number, string>
  /** Indices of all findings that are not accepted, shown or not. */
  readonly open: readonly number[]
  /** Words for the empty list. */
  readonly emptyWords: string
  readonly onChoose: (finding: number) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onAccept: (finding: number, because: string, withAllOfRule: boolean) => void
  readonly onReopen: (finding: number) => void
  readonly onHover: (places: readonly Place[] | null) => void
  readonly onShow: (place: Place) => void
}

/** The findings in text order; the chosen one opens with its sum, its rule and what can be done. */
export function FindingList(props: FindingListProps) {
  const { result, rules, shown, current, follow, reasons, open, emptyWords } = props
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    if (current === null || !follow) return
    list.current?.querySelector(`[data-finding="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current, follow])

  const growing = useGrowing(shown.length, current === null ? 0 : shown.indexOf(current))
  if (shown.length === 0) return <p className="empty">{emptyWords}</p>
  const reachable = current !== null && shown.includes(current) ? current : shown[0]
  return (
    <ol
      ref={list}
      className="findings"
      aria-label="校核意见"
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
        if (by === null || !(event.target as Element).classList.contains('finding__head')) return
        event.preventDefault()
        props.onStep(by)
      }}
    >
      {shown.slice(0, growing.shown).map((index) => {
        const finding = result.findings[index]
        return (
          finding && (
            <FindingItem
              key={index}
              index={index}
              finding={finding}
              result={result}
              rule={index === current ? rules.find(({ name }) => name === finding.rule) : undefined}
              chosen={index === current}
              reachable={index === reachable}
              alike={index === current ? countOfRule(result, open, finding.rule) : 0}
              because={reasons.get(index)}
              onChoose={props.onChoose}
              onAccept={props.onAccept}
              onReopen={props.onReopen}
              onHover={props.onHover}
              onShow={props.onShow}
            />
          )
        )
      })}
      {growing.shown < shown.length && <li ref={growing.end} className="more" />}
    </ol>
  )
}

interface FindingItemProps
  extends Pick<FindingListProps, 'result' | 'onChoose' | 'onAccept' | 'onReopen' | 'onHover' | 'onShow'> {
  readonly index: number
  readonly finding: Finding
  readonly rule: RuleNote | undefined
  readonly chosen: boolean
  /** Only one button of the list stands in the tab order; arrow keys reach the others. */
  readonly reachable: boolean
  readonly because: string | undefined
  /** How many open findings its rule has, this one too; counted for the chosen one only. */
  readonly alike: number
}

const FindingItem = memo(function FindingItem(props: FindingItemProps) {
  const { index, finding, chosen, reachable, because, onChoose, onHover } = props
  const head = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    // Going on by keys takes the focus along, also from an item that was just accepted and is gone; a choice made in the
    // text leaves it there.
    const active = document.activeElement
    const isFree = active === document.body || active?.classList.contains('finding__head')
    if (chosen && isFree) head.current?.focus({ preventScroll: true })
  }, [chosen])

  return (
    <li
      className={`finding${chosen ? ' finding--chosen' : ''}`}
      data-finding={index}
      onMouseEnter={() => onHover(placesOf(props.result, finding))}
      onMouseLeave={() => onHover(null)}
    >
      <button
        ref={head}
        type="button"
        className="finding__head"
        tabIndex={reachable ? 0 : -1}
        aria-current={chosen}
        aria-expanded={chosen}
        onClick={() => onChoose(index)}
      >
        <span className="finding__line">
          <SeverityWord severity={finding.severity} />
          <span className="finding__category">{categoryWords[finding.category]}</span>
          {because !== undefined && <span className="finding__because">已采纳：{because}</span>}
        </span>
        <span className="finding__message">{finding.message}</span>
      </button>
      {chosen && <FindingDetail {...props} />}
    </li>
  )
})

function FindingDetail(props: FindingItemProps) {
  const { index, finding, rule, result, because, alike, onAccept, onReopen, onShow } = props
  const relation = finding.relation === undefined ? undefined : result.relations[finding.relation]
  const { text } = result.reading
  const correction = correctionOf(finding, text)
  return (
    <div className="finding__detail">
      {relation && <RelationSum relation={relation} text={text} onShow={onShow} />}
      {correction && (
        <p className="finding__fix">
          <del>{/^[\s\p{C}]*$/u.test(correction.before) ? '看不见的字符' : correction.before}</del> →{' '}
          {correction.after === '' ? '删去' : <ins>{correction.after}</ins>}
        </p>
      )}
      {!correction && finding.suggestion !== '' && <p className="finding__fix">建议：{finding.suggestion}</p>}
      {!relation && finding.related && finding.related.length > 0 && (
        <p className="finding__related">
          相关：
          {finding.related.map((place) => (
            <button key={place.start} type="button" className="plain-link" onClick={() => onShow(place)}>
              “{shorten(text.slice(place.start, place.end))}”
            </button>
          ))}
        </p>
      )}
      {rule && (
        <details className="finding__rule">
          <summary>
            依据：{rule.summary}（{rule.basis}
            {rule.trial && '，试行'}）
          </summary>
          <p>{rule.explanation}</p>
          <p className="finding__rule-name">规则 {rule.name}</p>
        </details>
      )}
      {because === undefined ? (
        <AcceptForm alike={alike} onAccept={(reason, withAll) => onAccept(index, reason, withAll)} />
      ) : (
        <button type="button" className="plain-link" onClick={() => onReopen(index)}>
          取消采纳，重新列入
        </button>
      )}
    </div>
  )
}

function countOfRule({ findings }: CheckResult, open: readonly number[], rule: string): number {
  return open.filter((index) => findings[index]?.rule === rule).length
}

function shorten(words: string): string {
  const all = Array.from(words)
  return all.length > 16 ? `${all.slice(0, 15).join('')}…` : words
}

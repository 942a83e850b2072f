import type { CheckResult } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import { useCallback, useMemo, useState } from 'react'
import { everything, type FindingFilter, filterFindings, step } from './finding-filter.ts'
import { placesOf } from './finding-places.ts'
import type { Light, Mark } from './pieces.ts'
import type { Checked } from './protocol.ts'
import { type Acceptance, useAccepted } from './use-accepted.ts'

/** A wish to see a place of the text; a new object each time, so that the same place can be wished for twice. */
export interface Sight {
  readonly place: Place
}

export type PanelTab = 'findings' | 'relations' | 'figures' | 'commitments' | 'problems' | 'against'

/** Where the reader stands in a checked report, and what can be done from there. */
export interface Review {
  readonly acceptance: Acceptance
  /** Indices of the findings that are not accepted, and of those that the filter lets through. */
  readonly open: readonly number[]
  readonly shown: readonly number[]
  readonly filter: FindingFilter
  readonly tab: PanelTab
  readonly current: number | null
  /** Whether the list has to scroll to the current finding: it was chosen elsewhere. */
  readonly follow: boolean
  readonly marks: readonly Mark[]
  readonly lights: readonly Light[]
  /** Every figure that the open tab speaks of. */
  readonly traces: readonly Light[]
  readonly sight: Sight | null
  /** The figure that was clicked in the text, for the tabs that then speak of it alone. */
  readonly picked: Place | null
  readonly setFilter: (filter: FindingFilter) => void
  readonly setTab: (tab: PanelTab) => void
  /** Chooses a finding of the list and shows its words in the text. */
  readonly choose: (finding: number | null) => void
  /** Chooses from the findings under a click in the text; a second click goes on to the next of them. */
  readonly chooseInText: (under: readonly number[]) => void
  readonly goOn: (by: 1 | -1) => void
  /** Accepts with a reason, alone or with all open findings of its rule, and goes on to the next. Gives how many. */
  readonly acceptAndGoOn: (finding: number, because: string, withAllOfRule: boolean) => number
  /** Lights places as long as the pointer is on what they belong to. */
  readonly hover: (places: readonly Place[] | null) => void
  /** Lights places until something else is chosen. */
  readonly light: (places: readonly Place[]) => void
  readonly show: (place: Place) => void
  readonly pick: (place: Place | null) => void
}

/** The state of reviewing one checked report. */
export function useReview({ result, fingerprints }: Checked): Review {
  const { findings, reading } = result
  const acceptance = useAccepted(reading.text, findings, fingerprints)
  const { reasons, accept } = acceptance
  const [filter, setFilter] = useState<FindingFilter>(everything)
  const [tab, setTabAlone] = useState<PanelTab>('findings')
  const [chosen, setChosen] = useState<{ readonly finding: number | null; readonly follow: boolean }>(nothingChosen)
  const [hovered, hover] = useState<readonly Place[] | null>(null)
  const [lit, light] = useState<readonly Place[] | null>(null)
  const [picked, pick] = useState<Place | null>(null)
  const [sight, setSight] = useState<Sight | null>(null)
  const current = chosen.finding

  const open = useMemo(() => findings.flatMap((_, index) => (reasons.has(index) ? [] : [index])), [findings, reasons])
  const shown = useMemo(
    () => filterFindings(findings, reading.text, filter, reasons),
    [findings, reading.text, filter, reasons],
  )
  const marks = useMemo(
    () =>
      open.flatMap((index): readonly Mark[] => {
        const finding = findings[index]
        return finding ? [{ start: finding.start, end: finding.end, finding: index, severity: finding.severity }] : []
      }),
    [open, findings],
  )
  const lights = useMemo((): readonly Light[] => {
    const finding = current === null || tab !== 'findings' ? undefined : findings[current]
    const belonging = hovered ?? lit ?? (finding ? placesOf(result, finding) : [])
    const members = belonging.map(({ start, end }): Light => ({ start, end, kind: 'member' }))
    return finding ? [{ start: finding.start, end: finding.end, kind: 'chosen' }, ...members] : members
  }, [current, tab, findings, hovered, lit, result])

  const traces = useMemo(() => tracesOf(result, tab), [result, tab])

  const show = useCallback((place: Place) => setSight({ place }), [])
  const setTab = useCallback((next: PanelTab) => {
    setTabAlone(next)
    hover(null)
    light(null)
    pick(null)
  }, [])
  const go = useCallback(
    (finding: number | null, follow: boolean) => {
      setTab('findings')
      setChosen({ finding, follow })
      const place = finding === null ? undefined : findings[finding]
      if (place) setSight({ place })
    },
    [findings, setTab],
  )
  const choose = useCallback((finding: number | null) => go(finding, false), [go])
  const chooseInText = useCallback(
    (under: readonly number[]) => {
      const next = under[(under.indexOf(current ?? -1) + 1) % under.length] ?? null
      if (next === null) return
      setTab('findings')
      if (!shown.includes(next)) setFilter(everything)
      setChosen({ finding: next, follow: true })
    },
    [current, shown, setTab],
  )
  const goOn = useCallback((by: 1 | -1) => go(step(shown, current, by), true), [go, shown, current])
  const acceptAndGoOn = useCallback(
    (finding: number, because: string, withAllOfRule: boolean) => {
      const rule = findings[finding]?.rule
      const accepted = withAllOfRule ? open.filter((index) => findings[index]?.rule === rule) : [finding]
      accept(accepted, because)
      const gone = new Set(accepted)
      const rest = shown.filter((index) => !gone.has(index))
      go(step(rest, finding, 1), true)
      return accepted.length
    },
    [accept, shown, open, findings, go],
  )

  return {
    acceptance,
    open,
    shown,
    filter,
    tab,
    current,
    follow: chosen.follow,
    marks,
    lights,
    traces,
    sight,
    picked,
    setFilter,
    setTab,
    choose,
    chooseInText,
    goOn,
    acceptAndGoOn,
    hover,
    light,
    show,
    pick,
  }
}

/** All quantities beside their table, and all members of relations beside theirs. */
function tracesOf({ reading, relations }: CheckResult, tab: PanelTab): readonly Light[] {
  const trace = ({ start, end }: Place): Light => ({ start, end, kind: 'traced' })
  if (tab === 'figures') return reading.figures.filter((figure) => figure.class === 'quantity').map(trace)
  if (tab !== 'relations') return noTraces
  const places = new Map<string, Place>()
  for (const { members } of relations) for (const place of members) places.set(`${place.start}-${place.end}`, place)
  return [...places.values()].map(trace)
}

const noTraces: readonly Light[] = []

const nothingChosen = { finding: null, follow: false }

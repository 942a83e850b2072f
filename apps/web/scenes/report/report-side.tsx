import {
  listReportFindings,
  showReportDrift,
  showReportFigure,
  showReportFulfilment,
  showReportHistory,
} from '@taizhang/contract'
import { type FigureLink, idsAfter } from '@taizhang/report'
import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { figureText, momentText } from '../../components/figure-text.ts'
import { FigureValue } from '../../components/figure-value.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { blocksOf, rangeIn } from './document-schema.ts'
import type { Mark, Paper, PaperData } from './paper-view.ts'
import { moveWords, type ShownReport } from './report-words.ts'

interface ReportSideProps {
  readonly shown: ShownReport
  readonly paper: Paper
  readonly data: PaperData
  /** Places of findings are those of the saved text. */
  readonly unsaved: boolean
  /** The link whose origin is looked at. */
  readonly opened: string | undefined
  readonly onOpen: (link: string | undefined) => void
}

type Findings = Given<typeof listReportFindings>

/** Beside the text: where a figure comes from, what the check says, what is missing, what was promised, what has happened. */
export function ReportSide(props: ReportSideProps) {
  const { shown, opened } = props
  const { report } = shown
  const [tab, setTab] = useState('findings')
  useEffect(() => {
    if (opened !== undefined) setTab('figure')
  }, [opened])
  const findings = useRead(listReportFindings, { params: { id: report.id } }, { keepOld: true })
  const missing = shown.pending.reduce((count, { figures }) => count + figures.length, 0)
  const found = (findings.value?.findings.length ?? 0) + (findings.value?.typed.length ?? 0)
  const items = [
    ...(opened === undefined
      ? []
      : [{ key: 'figure', label: '数据来源', children: <Figure key={opened} link={opened} report={report.id} /> }]),
    {
      key: 'findings',
      label: `校核 ${findings.value ? found : '…'}`,
      children: findings.problem ? (
        <ProblemView problem={findings.problem} onAgain={findings.again} />
      ) : (
        findings.value && <FindingList {...props} findings={findings.value} />
      ),
    },
    { key: 'pending', label: `待补 ${missing}`, children: <Pending {...props} /> },
    { key: 'fulfilment', label: '承诺兑现', children: <Fulfilment report={report.id} /> },
    ...(report.state === 'signed'
      ? [{ key: 'drift', label: '签发后变动', children: <Drift report={report.id} /> }]
      : []),
    { key: 'history', label: '经过', children: <History report={report.id} /> },
  ]
  return (
    <aside className="report__side" aria-label="材料的校核和来源">
      <Tabs size="small" activeKey={tab} items={items} onChange={setTab} />
    </aside>
  )
}

type ShownFigure = Given<typeof showReportFigure>['takes'][number]

/** One figure of the text: the values that it takes, and down to the entries; of a signed report those that made it then. */
function Figure({ link, report }: { readonly link: string; readonly report: string }) {
  const [most, setMost] = useState(SHOWN_ENTRIES)
  const { value, problem, again } = useRead(
    showReportFigure,
    { params: { id: report, link }, query: { most } },
    { keepOld: true },
  )
  if (problem)
    return (
      <ProblemView
        problem={problem.code === 'not-found' ? { ...problem, message: '这个数是新插入的，保存后可看来源。' } : problem}
        onAgain={again}
      />
    )
  if (!value) return <p className="waiting">正在取来源……</p>
  const { figure, takes } = value
  return (
    <div>
      <p className="side__value">
        <strong>{figure.text}</strong>
        {figure.asOf !== null && <span className="figure__of">　截至{momentText(Date.parse(figure.asOf))}</span>}
      </p>
      {takes.map((take) => (
        <Take key={JSON.stringify(take.key)} take={take} onMore={() => setMost(Math.min(most + 100, LISTED_MAX))} />
      ))}
    </div>
  )
}

const SHOWN_ENTRIES = 20
/** So many are listed at the most; who wants all of them exports the ledger. */
const LISTED_MAX = 500

interface TakeProps {
  readonly take: ShownFigure
  readonly onMore: () => void
}

function Take({ take: { key, title, indicator, now, frozen }, onMore }: TakeProps) {
  const changed = frozen !== null && frozen.figure.value !== now.value
  return (
    <section className="side__take">
      <h3>{title}</h3>
      {frozen && (
        <p>
          签发时<strong>{figureText({ value: frozen.figure.value })}</strong>
          {frozen.figure.unit}
          {!changed && '，现在没有变'}
        </p>
      )}
      {(frozen === null || changed) && (
        <p>
          {frozen ? '现在' : ''}
          <FigureValue
            indicator={key.indicator}
            org={key.org}
            period={key.period}
            slice={key.slice}
            value={{ value: now.value, unit: now.unit }}
          />
        </p>
      )}
      {indicator && <p className="figure__of">口径：{indicator.definition.counts}</p>}
      {frozen && frozen.readable + frozen.hidden > 0 && indicator?.kind === 'ledger' && (
        <>
          <p>
            签发时计入的记录{frozen.readable + frozen.hidden}条
            {frozen.hidden > 0 && `，其中${frozen.hidden}条不在您能看的范围内，只计数`}
            {frozen.entries.length > 0 && '：'}
          </p>
          <ul className="wall__list">
            {frozen.entries.map((entry) => (
              <FrozenEntry key={entry.id} ledger={indicator.of} entry={entry} />
            ))}
          </ul>
          {frozen.readable > frozen.entries.length && frozen.entries.length < LISTED_MAX && (
            <Button size="small" onClick={onMore}>
              再列一些
            </Button>
          )}
        </>
      )}
    </section>
  )
}

interface FrozenEntryProps {
  readonly ledger: string
  readonly entry: NonNullable<ShownFigure['frozen']>['entries'][number]
}

function FrozenEntry({ ledger, entry: { id, number, title, deleted } }: FrozenEntryProps) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <span className="wall__about">
        <Link to={`/ledgers/${encodeURIComponent(ledger)}/entries/${encodeURIComponent(id)}`}>
          {number}. {title}
        </Link>
        {deleted && <span>签发后已删除</span>}
        <button type="button" className="plain-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起佐证' : '佐证'}
        </button>
      </span>
      {open && <EvidenceList entry={id} />}
    </li>
  )
}

interface FindingListProps extends ReportSideProps {
  readonly findings: Findings
}

const severityShapes = { error: '✕ 错误', warning: '△ 存疑', info: '· 提示' } as const

/** What is wrong or doubtful, each with its place in the text; what is certain is mended by a press. */
function FindingList({ shown, paper, data, unsaved, findings }: FindingListProps) {
  const printed = (link: string) => data.linkOf(link).text
  // biome-ignore lint/correctness/useExhaustiveDependencies: places are those of the saved text, read along with the findings
  useEffect(() => {
    const marks = [
      ...findings.findings.map(({ place, severity }) => ({ place, kind: severity })),
      ...findings.typed.map(({ place }) => ({ place, kind: 'typed' as const })),
    ].flatMap(({ place, kind }): Mark[] => {
      const range = place && rangeIn(paper.view.state.doc, place, printed)
      return range ? [{ ...range, kind }] : []
    })
    paper.mark(marks)
  }, [findings, paper])
  type Place = NonNullable<Findings['findings'][number]['place']>
  const go = (place: Place | null) => {
    const range = place && rangeIn(paper.view.state.doc, place, printed)
    if (range) paper.reveal(range)
  }
  const editable = shown.may.save
  const mend = (fixes: readonly (Place & { readonly text: string })[]) => {
    // From the end on, so that the places before stay true.
    for (const fix of [...fixes].sort((one, other) => other.start - one.start)) {
      const range = rangeIn(paper.view.state.doc, fix, printed)
      if (range) paper.write(fix.text, range)
    }
  }
  const link = (place: Place, candidate: Findings['typed'][number]['candidates'][number]) => {
    const range = rangeIn(paper.view.state.doc, place, printed)
    if (!range) return
    const id = idsAfter(blocksOf(paper.view.state.doc))('figure')
    paper.insert({ kind: 'figure', id, of: candidate.of, show: candidate.show } as FigureLink, range)
  }
  if (findings.findings.length + findings.typed.length === 0)
    return (
      <p>
        没有发现问题。核对了{findings.figures}个数、{findings.relations}处勾稽关系。
      </p>
    )
  return (
    <>
      {unsaved && <p className="figure__of">正文有改动，保存后重新校核。</p>}
      <ul className="wall__list">
        {findings.typed.map(({ place, text, message, candidates }) => (
          <li key={`${place.block}${place.start}${text}`}>
            <button type="button" className="side__place" onClick={() => go(place)}>
              手写的“{text}”
            </button>
            <p>{message}</p>
            {editable &&
              candidates.map((candidate) => (
                <Button
                  key={JSON.stringify(candidate.key)}
                  size="small"
                  disabled={unsaved}
                  onClick={() => link(place, candidate)}
                >
                  改成“{candidate.title}”{candidate.printed !== null && `（${candidate.printed}）`}
                </Button>
              ))}
          </li>
        ))}
        {findings.findings.map((finding) => (
          <li key={`${finding.rule}${finding.place?.block}${finding.place?.start}${finding.message}`}>
            <button type="button" className="side__place" onClick={() => go(finding.place)}>
              <span className={`severity severity--${finding.severity}`}>{severityShapes[finding.severity]}</span>
              {finding.text !== '' && `　“${finding.text}”`}
            </button>
            <p>{finding.message}</p>
            {editable && finding.fix.length > 0 && (
              <Button size="small" disabled={unsaved} onClick={() => mend(finding.fix)}>
                照改
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** 待补: what has no value yet, under who owes it. */
function Pending({ shown, onOpen }: ReportSideProps) {
  const names = useNames()
  if (shown.pending.length === 0) return <p>每个数都有了。</p>
  return (
    <>
      {shown.pending.map(({ org, people, figures }) => (
        <section key={org ?? 'drafter'}>
          <h3>
            {org === null ? '由起草人补' : names.org(org)}
            {people.length > 0 && <span className="figure__of">　{people.map(names.person).join('、')}</span>}
          </h3>
          <ul className="wall__list">
            {figures.map(({ link, block, title, why, takes }) => {
              const [take] = takes
              return (
                <li key={`${link}${block}${title}`}>
                  {link === null ? (
                    title
                  ) : (
                    <button type="button" className="side__place" onClick={() => onOpen(link)}>
                      {title}
                    </button>
                  )}
                  <span className="wall__about">
                    <span>{why}</span>
                    {take && (
                      <Link
                        to={`/indicators/${encodeURIComponent(take.indicator)}?${new URLSearchParams({ org: take.org, period: take.period })}`}
                      >
                        去填
                      </Link>
                    )}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}

function Fulfilment({ report }: { readonly report: string }) {
  const { value, problem, again } = useRead(showReportFulfilment, { params: { id: report } })
  const names = useNames()
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!value) return <p className="waiting">正在取……</p>
  if (value.items.length === 0) return <p>这一期没有任务。</p>
  return (
    <ul className="wall__list">
      {value.items.map((item) => (
        <li key={item.task}>
          <Link to={`/tasks/${encodeURIComponent(item.task)}`}>{item.title}</Link>
          <span className="wall__about">
            <strong>{item.word}</strong>
            <LightMark light={item.light} />
            {item.target && (
              <span>
                {item.value ?? '—'}/{item.target.value}
                {item.target.unit}
              </span>
            )}
            <span>{names.person(item.owner)}</span>
            <span>佐证{item.evidence}个</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What the ledgers say now of figures that were signed otherwise. */
function Drift({ report }: { readonly report: string }) {
  const { value, problem, again } = useRead(showReportDrift, { params: { id: report } })
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!value) return <p className="waiting">正在重新核算……</p>
  if (value.items.length === 0) return <p>重新核算了{value.lookedAt}个数，与签发时一致。</p>
  return (
    <>
      <p>
        重新核算了{value.lookedAt}个数，{value.items.length}个与签发时不同。已签发的材料不变。
      </p>
      <ul className="wall__list">
        {value.items.map(({ link, was, is, key, title }) => (
          <li key={`${link}${JSON.stringify(key)}`}>
            {title}
            <span className="wall__about">
              <span>签发时{was}</span>
              <span>
                现在
                <FigureValue
                  indicator={key.indicator}
                  org={key.org}
                  period={key.period}
                  slice={key.slice}
                  value={{ value: is, unit: '' }}
                />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

const whatWords = { created: '起草', saved: '保存', moved: '' } as const

function History({ report }: { readonly report: string }) {
  const { value, problem, again } = useRead(showReportHistory, { params: { id: report } })
  const names = useNames()
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  if (!value) return <p className="waiting">正在取……</p>
  return (
    <ol className="story">
      {[...value.items].reverse().map(({ version, what, move, reason, blocks, by, at, seq, hash }) => (
        <li key={version}>
          <p className="story__what">
            <span className="story__day">{momentText(Date.parse(at))}</span> <strong>{names.person(by)}</strong>{' '}
            {move === null ? whatWords[what] : moveWords[move]}
          </p>
          {blocks && (
            <p className="figure__of">
              增{blocks.added}段，改{blocks.changed}段，删{blocks.removed}段
            </p>
          )}
          {reason !== '' && <p className="story__why">“{reason}”</p>}
          <details className="story__chain">
            <summary>链上第{seq}行</summary>
            <code>{hash}</code>
          </details>
        </li>
      ))}
    </ol>
  )
}

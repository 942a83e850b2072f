import { exportReport, moveReport, saveReport, showReport } from '@taizhang/contract'
import { parsePeriod, periodTitle } from '@taizhang/ledger'
import type { Block, FigureLink } from '@taizhang/report'
import { Button, Input } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { call } from '../../client/client.ts'
import { useRead } from '../../client/use-read.ts'
import { useWrite } from '../../client/use-write.ts'
import { handOverFile } from '../../components/hand-over.ts'
import { useNames } from '../../components/names.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useKeys } from '../../workbench/keys.ts'
import { useLeaving } from '../../workbench/leaving.ts'
import { blocksOf } from './document-schema.ts'
import { PaperBar } from './paper-bar.tsx'
import { type Level, Paper, type PaperData } from './paper-view.ts'
import { ReportSide } from './report-side.tsx'
import { kindWords, moveWords, type ShownReport, stateWords } from './report-words.ts'
import './report.css'

/** One report: its text with figures as chips, and beside it what the check says, what is missing, what was promised. */
export default function ReportScene() {
  const { id = '' } = useParams()
  const { value, problem, again } = useRead(showReport, { params: { id } })
  if (problem)
    return (
      <section className="page">
        <ProblemView problem={problem} onAgain={again} />
        <Link to="/reports">看全部材料</Link>
      </section>
    )
  return value ? <OneReport key={id} read={value} /> : <p className="waiting">正在取材料……</p>
}

const REST_MS = 15_000

function OneReport({ read }: { readonly read: ShownReport }) {
  // What the last save answered, while nothing newer has been read.
  const [answered, setAnswered] = useState(read)
  const shown = answered.report.version > read.report.version ? answered : read
  const { report } = shown
  const save = useWrite(saveReport)
  const move = useWrite(moveReport)
  const place = useRef<HTMLDivElement>(null)
  const [paper, setPaper] = useState<Paper>()
  const [title, setTitle] = useState(report.title)
  const [unsaved, setUnsaved] = useState(false)
  const [changes, setChanges] = useState(0)
  // The version that what is typed was begun from: a newer one by somebody else must not be overwritten unseen.
  const begunFrom = useRef(report.version)
  const [opened, setOpened] = useState<{ readonly link: string }>()
  const [level, setLevel] = useState<Level | null>(null)
  const data = usePaperData(shown)
  const editable = shown.may.save

  const send = useRef<() => Promise<boolean>>(async () => true)
  const figureOpened = useCallback((link: FigureLink) => setOpened({ link: link.id }), [])
  const tableFigureOpened = useCallback((link: string) => setOpened({ link }), [])
  const changed = useCallback(() => {
    setUnsaved(true)
    setChanges((count) => count + 1)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; what changes is brought to it below
  useEffect(() => {
    if (!place.current) return
    const made = new Paper(place.current, report.blocks as readonly Block[], data, {
      onChange: changed,
      onLevel: setLevel,
      onFigure: figureOpened,
      onTableFigure: tableFigureOpened,
      onSave: () => void send.current(),
    })
    setPaper(made)
    return () => made.close()
  }, [])
  useEffect(() => paper?.show(data), [paper, data])
  useEffect(() => paper?.setEditable(editable), [paper, editable])
  // Somebody else has saved, and here nothing is being written: their text is shown.
  useEffect(() => {
    if (!paper || unsaved || report.version <= begunFrom.current) return
    begunFrom.current = report.version
    paper.replace(report.blocks as readonly Block[])
    setTitle(report.title)
  }, [paper, report, unsaved])

  const saveNow = async (over?: number): Promise<boolean> => {
    if (!paper || !editable) return true
    const document = paper.view.state.doc
    const answer = await save.send({
      params: { id: report.id },
      body: { version: over ?? begunFrom.current, title, blocks: blocksOf(document) as never },
    })
    if (!answer.ok) return false
    begunFrom.current = answer.value.report.version
    // What was typed while it was being saved is still unsaved.
    setUnsaved(paper.view.state.doc !== document)
    setAnswered(answer.value)
    return true
  }
  send.current = saveNow
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change begins the rest anew
  useEffect(() => {
    if (!unsaved || save.problem) return
    const rest = setTimeout(() => void send.current(), REST_MS)
    return () => clearTimeout(rest)
  }, [unsaved, changes, save.problem])
  useLeaving(unsaved)
  useKeys(editable ? [{ key: 's', ctrl: true, words: '保存材料', act: () => void saveNow() }] : [])

  const act = async (what: keyof typeof moveWords, reason = '') => {
    if (unsaved && !(await saveNow())) return
    const answer = await move.send({
      params: { id: report.id },
      body: { version: begunFrom.current, move: what, reason },
    })
    if (!answer.ok) return
    begunFrom.current = answer.value.report.version
    setAnswered(answer.value)
  }

  const stale = save.problem?.stale
  return (
    <section className="page report">
      <Head
        shown={shown}
        unsaved={unsaved}
        busy={save.busy || move.busy}
        onSave={() => void saveNow()}
        onMove={(what, reason) => void act(what, reason)}
      />
      {move.problem && <ProblemView problem={move.problem} kept="材料没有变动。" />}
      {save.problem && !stale && <ProblemView problem={save.problem} kept="写的都在，没有存上。" />}
      {stale && (
        <div className="stale" role="alert">
          <p>
            <strong>别人刚存过这份材料。</strong>您写的都在这一页上，还没有存。
          </p>
          <span className="field__pair">
            <Button size="small" onClick={() => void saveNow(Number(stale.current.version))}>
              用我写的，存为新的一版
            </Button>
            <Button
              size="small"
              onClick={() => {
                save.forgetProblem()
                setUnsaved(false)
              }}
            >
              放弃我写的，看最新的
            </Button>
          </span>
        </div>
      )}
      <div className="report__columns">
        <div className="paper">
          {paper && editable && <PaperBar paper={paper} level={level} />}
          <div className="paper__sheet">
            {editable ? (
              <Input.TextArea
                className="paper__title"
                variant="borderless"
                autoSize
                aria-label="标题"
                value={title}
                onChange={(event) => {
                  setTitle(event.target.value.replaceAll('\n', ''))
                  changed()
                }}
              />
            ) : (
              <h2 className="paper__title">{report.title}</h2>
            )}
            <div ref={place} />
          </div>
        </div>
        {paper && (
          <ReportSide
            shown={shown}
            paper={paper}
            data={data}
            unsaved={unsaved}
            opened={opened?.link}
            onOpen={(link) => setOpened(link === undefined ? undefined : { link })}
          />
        )}
      </div>
    </section>
  )
}

/** How chips and tables read, from what the server evaluated last. */
function usePaperData(shown: ShownReport): PaperData {
  return useMemo(() => {
    const links = new Map(shown.links.map((one) => [one.link, one]))
    const printed = new Map(shown.printed.map((block) => [block.id, block as Block]))
    return {
      linkOf: (id) => links.get(id) ?? { text: '（新）', state: 'new' },
      printed: (id) => printed.get(id),
    }
  }, [shown])
}

interface HeadProps {
  readonly shown: ShownReport
  readonly unsaved: boolean
  readonly busy: boolean
  readonly onSave: () => void
  readonly onMove: (move: keyof typeof moveWords, reason?: string) => void
}

function Head({ shown: { report, may, mayNot }, unsaved, busy, onSave, onMove }: HeadProps) {
  const names = useNames()
  const [returning, setReturning] = useState(false)
  const [reason, setReason] = useState('')
  const period = parsePeriod(report.period)
  const download = async (annex: boolean) => {
    const answer = await call(exportReport, { params: { id: report.id }, query: annex ? { annex: 'yes' } : {} })
    if (answer.ok) handOverFile(answer.value.name, [answer.value.content], answer.value.content.type)
  }
  return (
    <>
      <p className="entry__way">
        <Link to="/reports">材料</Link>
      </p>
      <div className="page__head">
        <TabTitle words={report.title} />
        <h1>{report.title}</h1>
        <span className="report__state">{stateWords[report.state]}</span>
        <span className="figure__of">
          {names.org(report.org)}　{kindWords[report.kind]}　{period ? periodTitle(period) : report.period}
        </span>
        <div className="page__actions">
          {may.save && (
            <Button loading={busy} disabled={!unsaved} onClick={onSave} title="Ctrl+S">
              {unsaved ? '保存' : '已保存'}
            </Button>
          )}
          {may.moves.map((move) => (
            <Button
              key={move}
              type={move === 'return' || move === 'withdraw' ? 'default' : 'primary'}
              disabled={busy}
              onClick={() => (move === 'return' ? setReturning(!returning) : onMove(move))}
            >
              {moveWords[move]}
            </Button>
          ))}
          {mayNot
            .filter(({ move }) => !may.moves.includes(move))
            .map(({ move, why }) => (
              <Button key={move} disabled title={why}>
                {moveWords[move]}
              </Button>
            ))}
          <Button onClick={() => void download(false)}>下载Word</Button>
          <Button onClick={() => void download(true)}>Word附数据来源</Button>
        </div>
      </div>
      {returning && (
        <form
          className="field__pair report__return"
          onSubmit={(event) => {
            event.preventDefault()
            onMove('return', reason)
            setReturning(false)
          }}
        >
          <Input
            autoFocus
            aria-label="退回的理由"
            placeholder="退回的理由，写明要改什么"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={reason.trim() === ''}>
            退回
          </Button>
        </form>
      )}
      {report.state === 'draft' && report.returned && (
        <p className="report__returned">
          {names.person(report.returned.by)}于{report.returned.at.slice(0, 10)}退回：{report.returned.reason}
        </p>
      )}
      {report.signed && (
        <p className="report__signed">
          {names.person(report.signed.by)}于{report.signed.at.slice(0, 10)}签发。文稿指纹（SM3）
          <code>{report.signed.hash.slice(0, 16)}……</code>
        </p>
      )}
    </>
  )
}

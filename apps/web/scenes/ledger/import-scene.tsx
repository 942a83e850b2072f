import { annotateSheet, downloadTemplate, type importSheet } from '@taizhang/contract'
import { Button, Progress, Select } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Given } from '../../client/answer.ts'
import { call } from '../../client/client.ts'
import { DropZone } from '../../components/drop-zone.tsx'
import { groupedDigits } from '../../components/figure-text.ts'
import { FileButton } from '../../components/file-button.tsx'
import { handOverFile } from '../../components/hand-over.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import type { ShownLedger } from '../../components/shown-ledger.ts'
import { TabTitle } from '../../components/tab-title.tsx'
import { useLedger } from '../../components/use-ledger.ts'
import { useOffice } from '../../workbench/office.tsx'
import { type ImportStep, shownStep } from './import-step.ts'
import { useImport } from './use-import.ts'
import './ledger.css'

type Tried = Given<typeof importSheet>
type Mode = 'try' | 'all' | 'good'

/** Brings a sheet in: choose, try, look at what is wrong, then all of it or the good rows. Nothing is written before. */
export default function ImportScene() {
  const { key = '' } = useParams()
  const { value: ledger, problem, again } = useLedger(key)
  if (problem) return <ProblemView problem={problem} onAgain={again} />
  return ledger ? <Import key={ledger.key} ledger={ledger} /> : <p className="waiting">正在取台账……</p>
}

function Import({ ledger }: { readonly ledger: ShownLedger }) {
  const office = useOffice()
  const [org, setOrg] = useState(office.org)
  const [file, setFile] = useState<File>()
  const [columns, setColumns] = useState<Readonly<Record<string, string | null>>>({})
  const [tried, setTried] = useState<Tried>()
  const [done, setDone] = useState<Tried>()
  const [mode, setMode] = useState<Mode>('try')
  const sending = useImport()
  const here = `/ledgers/${encodeURIComponent(ledger.key)}`

  const asked = (of: File, meanings: typeof columns) => ({
    name: of.name,
    org,
    ...(Object.keys(meanings).length > 0 && { columns: JSON.stringify(meanings) }),
  })
  const send = async (of: File, next: Mode, meanings = columns) => {
    setMode(next)
    const answer = await sending.send({
      params: { key: ledger.key },
      query: { ...asked(of, meanings), mode: next },
      file: of,
    })
    if (answer === null) return
    if (next === 'try' || answer.imported === null) setTried(answer)
    else setDone(answer)
  }
  const choose = (of: File) => {
    setFile(of)
    setColumns({})
    setTried(undefined)
    setDone(undefined)
    void send(of, 'try', {})
  }
  const remap = (title: string, field: string | null) => {
    const next = { ...columns, [title]: field }
    setColumns(next)
    if (file) void send(file, 'try', next)
  }

  return (
    <section className="page">
      <p className="entry__way">
        <Link to={here}>{ledger.title}</Link>
      </p>
      <div className="page__head">
        <TabTitle words={`导入${ledger.title}`} />
        <h1>导入{ledger.title}</h1>
        <OrgPicker label="记在哪个单位" value={org} onChange={(next) => next !== null && setOrg(next)} />
      </div>
      <ChooseSheet ledger={ledger} busy={sending.busy} onChoose={choose} />
      {file && (
        <div className="import__file">
          <strong>{file.name}</strong>
          {sending.step && <Step step={sending.step} mode={mode} rows={tried?.rowsRead ?? null} />}
        </div>
      )}
      {sending.isLost ? (
        <p role="status">连接断了。已收到的表格会继续办完，连上后这里接着显示，不必重新导入。</p>
      ) : (
        sending.problem && (
          <ProblemView
            problem={sending.problem}
            {...(sending.problem.code !== 'no-connection' && { kept: '台账没有变动。' })}
          />
        )
      )}
      {done ? (
        <Done done={done} here={here} />
      ) : (
        tried &&
        file && (
          <Trial
            ledger={ledger}
            tried={tried}
            busy={sending.busy}
            onRemap={remap}
            onImport={(mode) => void send(file, mode)}
            onMarked={async () => {
              const answer = await call(annotateSheet, {
                params: { key: ledger.key },
                query: asked(file, columns),
                file,
              })
              if (answer.ok) handOverFile(answer.value.name, [answer.value.content], answer.value.content.type)
            }}
          />
        )
      )}
    </section>
  )
}

interface StepProps {
  readonly step: ImportStep
  readonly mode: Mode
  readonly rows: number | null
}

/** How far it is, in words that are read out, and as a bar. */
function Step(props: StepProps) {
  const { words, percent } = shownStep(props.step, props.mode, props.rows)
  return (
    <div className="import__step">
      <span role="status">{words}</span>
      <Progress percent={percent} size="small" status="normal" aria-label="导入进度" />
    </div>
  )
}

interface ChooseSheetProps {
  readonly ledger: ShownLedger
  readonly busy: boolean
  readonly onChoose: (file: File) => void
}

function ChooseSheet({ ledger, busy, onChoose }: ChooseSheetProps) {
  const take = ([file]: readonly File[]) => {
    if (file && !busy) onChoose(file)
  }
  const template = async () => {
    const answer = await call(downloadTemplate, { params: { key: ledger.key } })
    if (answer.ok) handOverFile(answer.value.name, [answer.value.content], answer.value.content.type)
  }
  return (
    <DropZone label="导入表格" className="import__drop" onFiles={take}>
      <FileButton type="primary" disabled={busy} label="选择要导入的表格" accept=".xlsx,.csv" onFiles={take}>
        选择表格
      </FileButton>
      {'　'}或把 .xlsx、.csv 拖到这里。先核对，不会写入。没有表格？
      <button type="button" className="plain-link" onClick={template}>
        下载空表
      </button>
    </DropZone>
  )
}

interface TrialProps {
  readonly ledger: ShownLedger
  readonly tried: Tried
  readonly busy: boolean
  readonly onRemap: (title: string, field: string | null) => void
  readonly onImport: (mode: 'all' | 'good') => void
  readonly onMarked: () => void
}

const SHOWN_PROBLEMS = 50

function Trial({ ledger, tried, busy, onRemap, onImport, onMarked }: TrialProps) {
  const [all, setAll] = useState(false)
  const badRows = new Set(tried.problems.map(({ row }) => row)).size
  const truncated = tried.problemCount > tried.problems.length
  const good = Math.max(0, tried.rowsRead - badRows)
  const shown = all ? tried.problems : tried.problems.slice(0, SHOWN_PROBLEMS)
  return (
    <>
      <h2>核对结果</h2>
      <p>
        读到<strong>{groupedDigits(String(tried.rowsRead))}</strong>行
        {tried.problemCount === 0
          ? '，每一行都可以导入。'
          : `，${groupedDigits(String(badRows))}${truncated ? '行以上' : '行'}有问题，共${groupedDigits(String(tried.problemCount))}处。`}
        {tried.leftOut.length > 0 && `合计行、说明行${tried.leftOut.length}行不计。`}
      </p>
      <Columns ledger={ledger} tried={tried} busy={busy} onRemap={onRemap} />
      {tried.problemCount > 0 && (
        <>
          <table className="import__problems">
            <thead>
              <tr>
                <th scope="col">行</th>
                <th scope="col">列</th>
                <th scope="col">问题</th>
                <th scope="col">应当怎样</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, column, title, code, reason, right }) => (
                <tr key={`${row}${column}${code}${reason}`}>
                  <td>第{row}行</td>
                  <td>{column === null ? '整行' : `${column}列${title ? `“${title}”` : ''}`}</td>
                  <td>{reason}</td>
                  <td>{right}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {!all && tried.problems.length > SHOWN_PROBLEMS && (
            <Button size="small" onClick={() => setAll(true)}>
              列出全部{tried.problems.length}处
            </Button>
          )}
        </>
      )}
      <p className="entry-form__end">
        {tried.problemCount === 0 ? (
          <Button type="primary" loading={busy} onClick={() => onImport('all')}>
            导入{groupedDigits(String(tried.rowsRead))}行
          </Button>
        ) : (
          <>
            <Button onClick={onMarked}>下载标出问题的表</Button>
            <Button type="primary" loading={busy} disabled={good === 0} onClick={() => onImport('good')}>
              {truncated ? '只导入好的行' : `只导入好的${groupedDigits(String(good))}行`}
            </Button>
            <span className="entry__empty">在标出问题的表里改好后，整张再导入一次：已导入的行不会重复。</span>
          </>
        )}
      </p>
    </>
  )
}

type ColumnsProps = Pick<TrialProps, 'ledger' | 'tried' | 'busy' | 'onRemap'>

/** What each column of the sheet is taken for; another meaning can be chosen. */
function Columns({ ledger, tried, busy, onRemap }: ColumnsProps) {
  const options = Object.entries(ledger.fields).map(([value, { label }]) => ({ value, label }))
  const unknown = tried.columns.filter(({ field }) => field === null).length
  return (
    <details className="import__columns" open={unknown > 0}>
      <summary>列的对应{unknown > 0 ? `：${unknown}列没有对上，不会导入` : '：都对上了'}</summary>
      <ul>
        {tried.columns.map(({ letters, title, field }) => (
          <li key={letters}>
            <span>
              {letters}列“{title}”
            </span>
            <Select
              size="small"
              aria-label={`${letters}列“${title}”是哪一项`}
              value={field}
              disabled={busy}
              allowClear
              placeholder="不导入"
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              options={options}
              onChange={(next: string | undefined) => onRemap(title || letters, next ?? null)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Done({ done, here }: { readonly done: Tried; readonly here: string }) {
  const { created = 0, updated = 0, unchanged = 0 } = done.imported ?? {}
  return (
    <div className="import__done" role="status">
      <p>
        <strong>导入完成。</strong>新增{groupedDigits(String(created))}条，更新{groupedDigits(String(updated))}
        条，与原来相同
        {groupedDigits(String(unchanged))}条。
        {done.problemCount > 0 && `有问题的${done.problemCount}处没有导入，改好后可再导入整张表。`}
      </p>
      <Link to={here}>看台账</Link>
    </div>
  )
}

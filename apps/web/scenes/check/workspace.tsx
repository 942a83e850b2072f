import type { Place } from '@taizhang/text'
import { Drawer } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { browserStore } from '../../components/browser-store.ts'
import { useMedia } from '../../components/use-media.ts'
import { forgetAccepted } from './accepted-store.ts'
import { Panel } from './panel.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { PrintedFindings } from './printed-findings.tsx'
import type { Checked } from './protocol.ts'
import { ReportText } from './report-text.tsx'
import { useKeys } from './use-keys.ts'
import { type Review, useReview } from './use-review.ts'
import { useWork } from './use-work.ts'
import type { WorkerLine } from './worker-line.ts'
import { WorkspaceBar } from './workspace-bar.tsx'

interface WorkspaceProps {
  readonly checked: Checked
  readonly pasted: boolean
  /** How many of the files given at once were not opened. */
  readonly leftOut: number
  readonly line: WorkerLine
  readonly onChecked: (checked: Checked) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onClose: () => void
}

/** A checked report: the text with its marks, and beside it all that was read from it and found in it. */
export function Workspace({ checked, pasted, leftOut, line, onChecked, onFiles, onClose }: WorkspaceProps) {
  const narrow = useMedia('(max-width: 760px)')
  const review = useReview(checked)
  const [notice, setNotice] = useState<Notice>(() => firstNotice(leftOut))
  const say = useCallback((words: string, canBeUndone = false) => setNotice({ words, canBeUndone }), [])
  const work = useWork(checked, line, onChecked, say)
  const [drawer, setDrawer] = useState(false)
  const { reading, findings } = checked.result
  const { current, shown, open, acceptance, show } = review

  const showInText = useCallback(
    (place: Place) => {
      show(place)
      setDrawer(false)
    },
    [show],
  )
  const undo = () => {
    if (!acceptance.canUndo) return
    acceptance.undo()
    say('已撤销上一步。')
  }
  useReviewKeys(review, undo, () => setDrawer(false))
  useTitle(checked.name)

  const panel = <Panel checked={checked} review={review} work={work} onShow={showInText} onNotice={say} />
  return (
    <div className="desk">
      <WorkspaceBar
        checked={checked}
        open={open}
        busy={work.busy !== ''}
        pasted={pasted}
        onFiles={onFiles}
        onClose={onClose}
        onExport={(as) => (as === 'page' ? work.exportPage(open, acceptance.reasons) : work.exportWord(as, open))}
        onForget={() => {
          forgetAccepted(browserStore())
          say('已清除本浏览器保存的全部采纳记录。')
        }}
      />
      <Notes
        words={work.busy === '' ? notice.words : work.busy}
        stored={acceptance.stored}
        onUndo={notice.canBeUndone && work.busy === '' ? undo : null}
        onFold={() => setNotice(quiet)}
      />
      <main className="desk__halves">
        <ReportText
          document={reading.document}
          sections={reading.sections}
          marks={review.marks}
          lights={review.lights}
          traces={review.traces}
          sight={review.sight}
          onMark={review.chooseInText}
          onTrace={review.pick}
        />
        {narrow ? (
          <PhoneBar
            position={current === null ? 0 : shown.indexOf(current) + 1}
            count={shown.length}
            message={current === null ? '' : (findings[current]?.message ?? '')}
            onStep={review.goOn}
            onOpen={() => setDrawer(true)}
          />
        ) : (
          <aside className="desk__aside" aria-label="校核结果">
            {panel}
          </aside>
        )}
      </main>
      {narrow && (
        <Drawer
          open={drawer}
          placement="bottom"
          size="80%"
          title="校核结果"
          classNames={{ body: 'drawer-body' }}
          onClose={() => setDrawer(false)}
        >
          {panel}
        </Drawer>
      )}
      <PrintedFindings checked={checked} open={open} />
    </div>
  )
}

/** What was just done, and whether it can be taken back. */
interface Notice {
  readonly words: string
  readonly canBeUndone: boolean
}

const quiet: Notice = { words: '', canBeUndone: false }

function firstNotice(leftOut: number): Notice {
  if (leftOut === 0) return quiet
  return { words: `一次校核一份，其余 ${leftOut} 份没有打开；成批校核请用命令 taizhang check。`, canBeUndone: false }
}

function useReviewKeys(review: Review, undo: () => void, closeDrawer: () => void): void {
  useKeys({
    next: () => review.goOn(1),
    previous: () => review.goOn(-1),
    accept: () => document.querySelector<HTMLButtonElement>('[data-key="accept"]')?.click(),
    undo,
    find: () => {
      review.setTab('findings')
      // The tab has to be there before its field can take the focus.
      setTimeout(() => document.querySelector<HTMLInputElement>('.filters__words input')?.focus())
    },
    leave: () => {
      closeDrawer()
      review.choose(null)
    },
  })
}

function useTitle(name: string): void {
  useEffect(() => {
    const before = document.title
    document.title = `${name === '' ? '粘贴的文字' : name} · ${before}`
    return () => {
      document.title = before
    }
  }, [name])
}

interface NotesProps {
  readonly words: string
  readonly stored: boolean
  readonly onUndo: (() => void) | null
  readonly onFold: () => void
}

/** One line that tells what was done and takes it back; otherwise it keeps saying that the text stays here. */
function Notes({ words, stored, onUndo, onFold }: NotesProps) {
  return (
    <div className="notes" role="status">
      {words === '' ? (
        <>
          <span>文字不出本机。涉密材料请勿导入。</span>
          <span className="notes__keys">
            <kbd>n</kbd> 下一处 <kbd>p</kbd> 上一处 <kbd>a</kbd> 采纳
          </span>
        </>
      ) : (
        <>
          <span>{words}</span>
          {!stored && <span>浏览器不许保存，采纳记录只在本页有效。</span>}
          {onUndo && (
            <button type="button" className="plain-link" onClick={onUndo}>
              撤销
            </button>
          )}
          <button type="button" className="plain-link" onClick={onFold}>
            知道了
          </button>
        </>
      )}
    </div>
  )
}

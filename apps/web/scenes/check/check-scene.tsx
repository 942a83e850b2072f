import { useCallback, useEffect, useRef, useState } from 'react'
import { today } from '../../components/today.ts'
import { BusyView } from './busy-view.tsx'
import { readBytes } from './file-bytes.ts'
import type { Ask, Checked, Stage, Trouble } from './protocol.ts'
import { StartView } from './start-view.tsx'
import { startCheckWorker } from './start-worker.ts'
import { WorkerLine } from './worker-line.ts'
import { Workspace } from './workspace.tsx'
import './check.css'

type View =
  | { readonly kind: 'start'; readonly trouble: { readonly name: string; readonly trouble: Trouble } | null }
  | { readonly kind: 'busy'; readonly name: string; readonly stage: Stage }
  | { readonly kind: 'open'; readonly checked: Checked }

/** Read and check: a report in, its contradictions out. Everything happens in this browser. */
export default function CheckScene() {
  const [line] = useState(() => new WorkerLine(startCheckWorker))
  const [view, setView] = useState<View>({ kind: 'start', trouble: null })
  const [pasted, setPasted] = useState('')
  const [leftOut, setLeftOut] = useState(0)
  const [dragging, setDragging] = useState(false)
  // Only the last question's answer counts: whoever drops a second file does not want the first any more.
  const turn = useRef(0)

  const open = useCallback(
    async (name: string, ask: Ask) => {
      const own = ++turn.current
      setView({ kind: 'busy', name, stage: 'loading' })
      const answer = await line.ask(ask, (stage) => {
        if (turn.current === own) setView({ kind: 'busy', name, stage })
      })
      if (turn.current !== own) return
      if (answer.kind === 'checked') setView({ kind: 'open', checked: answer.checked })
      else if (answer.kind === 'trouble') setView({ kind: 'start', trouble: { name, trouble: answer.trouble } })
    },
    [line],
  )

  const openFiles = useCallback(
    async (files: readonly File[]) => {
      const file = files[0]
      if (!file) return
      setPasted('')
      setLeftOut(files.length - 1)
      const own = ++turn.current
      setView({ kind: 'busy', name: file.name, stage: 'reading' })
      const bytes = await readBytes(file)
      if (turn.current !== own) return
      if (bytes) open(file.name, { kind: 'open-file', name: file.name, bytes, today: today() })
      else setView({ kind: 'start', trouble: { name: file.name, trouble: unreadable } })
    },
    [open],
  )

  const openText = useCallback(
    (name: string, text: string) => {
      setPasted(text)
      setLeftOut(0)
      open(name, { kind: 'open-text', name, text, today: today() })
    },
    [open],
  )

  const close = useCallback(() => {
    turn.current++
    line.stop()
    setView({ kind: 'start', trouble: null })
  }, [line])

  useFileDrop(setDragging, openFiles)

  return (
    <div className="check">
      {view.kind === 'start' && (
        <StartView pasted={pasted} trouble={view.trouble} onFiles={openFiles} onText={openText} />
      )}
      {view.kind === 'busy' && <BusyView name={view.name} stage={view.stage} onStop={close} />}
      {view.kind === 'open' && (
        <Workspace
          checked={view.checked}
          pasted={pasted !== ''}
          leftOut={leftOut}
          line={line}
          onChecked={(checked) => setView({ kind: 'open', checked })}
          onFiles={openFiles}
          onClose={close}
        />
      )}
      {dragging && (
        <div className="drop-veil" aria-hidden="true">
          松开鼠标，导入校核
        </div>
      )}
    </div>
  )
}

const unreadable: Trouble = {
  message: '浏览器读不到这个文件。',
  advice: '可能是文件夹，或文件已被移动、正被占用。请换一份再试。',
}

/** Takes files dropped anywhere on the page; a part of the page that wants them for itself marks the event as handled. */
function useFileDrop(setDragging: (dragging: boolean) => void, onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      // A part of the page that takes the file for itself shows so itself.
      setDragging(!event.defaultPrevented)
      event.preventDefault()
    }
    const leave = (event: DragEvent) => {
      // A null relatedTarget says that the pointer has left the window, not only one element.
      if (event.relatedTarget === null) setDragging(false)
    }
    const drop = (event: DragEvent) => {
      setDragging(false)
      if (!carriesFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      onFiles([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [setDragging, onFiles])
}

import { Button } from 'antd'
import type { Stage } from './protocol.ts'

const stageWords: Readonly<Record<Stage, string>> = {
  loading: '正在装入读取程序',
  reading: '正在读取文件',
  checking: '正在校核',
  writing: '正在写出文件',
}

const stages: readonly Stage[] = ['loading', 'reading', 'checking']

interface BusyViewProps {
  readonly name: string
  readonly stage: Stage
  readonly onStop: () => void
}

/** What goes on, while it goes on; it can be stopped. */
export function BusyView({ name, stage, onStop }: BusyViewProps) {
  return (
    <main className="busy">
      <div role="status">
        <p className="busy__name">{name === '' ? '粘贴的文字' : name}</p>
        <p>{stageWords[stage]}……</p>
      </div>
      <progress aria-label="进度" max={stages.length + 1} value={stages.indexOf(stage) + 1} />
      <Button onClick={onStop}>停止</Button>
    </main>
  )
}

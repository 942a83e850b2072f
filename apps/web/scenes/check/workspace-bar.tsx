import { Button, Dropdown, Popover } from 'antd'
import { FileButton } from '../../components/file-button.tsx'
import { KeyHelp } from './key-help.tsx'
import type { Checked, ExportKind } from './protocol.ts'
import { readableFiles } from './readable-files.ts'
import { SeverityWord } from './severity-word.tsx'
import { severities } from './words.ts'

interface WorkspaceBarProps {
  readonly checked: Checked
  /** Indices of the findings that are not accepted. */
  readonly open: readonly number[]
  readonly busy: boolean
  readonly pasted: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly onClose: () => void
  readonly onExport: (as: ExportKind | 'page') => void
  readonly onForget: () => void
}

/** The head of the open report: its name, what was found, and what can be taken away. */
export function WorkspaceBar(props: WorkspaceBarProps) {
  const { checked, open, busy, pasted, onFiles, onClose, onExport, onForget } = props
  const { findings, relations, reading } = checked.result
  const failing = relations.filter(({ holds }) => holds === false).length
  return (
    <header className="bar">
      <h1 className="bar__name" title={checked.name}>
        {checked.name === '' ? '粘贴的文字' : checked.name}
      </h1>
      <p className="bar__facts">
        {severities.map((severity) => (
          <span key={severity}>
            <SeverityWord severity={severity} /> {open.filter((index) => findings[index]?.severity === severity).length}
          </span>
        ))}
        <span className="bar__more">
          勾稽 {relations.length} 组{failing > 0 && `，${failing} 组不符`}　{lengthOf(reading.text).toLocaleString()}{' '}
          字　用时 {(checked.milliseconds / 1000).toFixed(2)} 秒
        </span>
      </p>
      <div className="bar__actions">
        {!pasted && (
          <FileButton size="small" label="选择另一份文件" accept={readableFiles} onFiles={onFiles}>
            换一份
          </FileButton>
        )}
        <Button size="small" onClick={onClose}>
          {pasted ? '修改文字' : '关闭材料'}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'annotated', label: checked.word ? '原文件加批注（.docx）' : '带批注的 Word（.docx）' },
              { key: 'revised', label: '批注加修订（.docx，改处可逐条接受）' },
              { key: 'page', label: '网页（.html）' },
              { key: 'print', label: '打印' },
            ],
            onClick: ({ key }) => (key === 'print' ? window.print() : onExport(key as ExportKind | 'page')),
          }}
        >
          <Button size="small" type="primary" disabled={busy}>
            下载 ▾
          </Button>
        </Dropdown>
        <Popover trigger="click" placement="bottomRight" content={<KeyHelp onForget={onForget} />}>
          <Button size="small" aria-label="快捷键和说明">
            ?
          </Button>
        </Popover>
      </div>
    </header>
  )
}

/** Characters that count towards a paper's length: all but blanks and line ends. */
function lengthOf(text: string): number {
  return text.replace(/\s+/g, '').length
}

import { Button } from 'antd'
import { DropZone } from '../../components/drop-zone.tsx'
import { FileButton } from '../../components/file-button.tsx'
import type { Checked } from './protocol.ts'
import { readableFiles } from './readable-files.ts'
import { SeverityWord } from './severity-word.tsx'

interface AgainstTabProps {
  readonly checked: Checked
  readonly reasons: ReadonlyMap<number, string>
  readonly onFile: (file: File) => void
  readonly onStop: () => void
  readonly onChoose: (finding: number) => void
}

/** The rules that compare with last year's report are named so, in whatever group they stand. */
const comparesYears = /\/last-year-/

/** Last year's report beside this one: promises that went missing, 上年 figures that differ. */
export function AgainstTab({ checked, reasons, onFile, onStop, onChoose }: AgainstTabProps) {
  const take = ([file]: readonly File[]) => file && onFile(file)
  const { findings } = checked.result
  const found = findings.flatMap((finding, index) =>
    comparesYears.test(finding.rule) && !reasons.has(index) ? [{ finding, index }] : [],
  )
  return (
    <div className="panel__scroll">
      <DropZone label="与上年报告比对" className="drop drop--small" classOver="drop--over" onFiles={take}>
        <p className="drop__words">
          {checked.against === null
            ? '把上年的报告拖到这里，查两件事：上年承诺的事今年有没有交代；今年所写的“上年数”与上年报告是否一致。'
            : `正在与《${checked.against}》比对。`}
        </p>
        <FileButton
          size="small"
          type={checked.against === null ? 'primary' : 'default'}
          label="选择上年报告"
          accept={readableFiles}
          onFiles={take}
        >
          {checked.against === null ? '选择上年报告' : '换一份上年报告'}
        </FileButton>{' '}
        {checked.against !== null && (
          <Button size="small" onClick={onStop}>
            停止比对
          </Button>
        )}
      </DropZone>
      {checked.against !== null && (
        <>
          <p className="summary">
            {found.length === 0 ? '与上年报告没有出入。' : `与上年报告有出入 ${found.length} 处：`}
          </p>
          <ol className="findings">
            {found.map(({ finding, index }) => (
              <li key={index} className="finding">
                <button type="button" className="finding__head" onClick={() => onChoose(index)}>
                  <SeverityWord severity={finding.severity} />
                  <span className="finding__message">{finding.message}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

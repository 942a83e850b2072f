import { Button } from 'antd'
import { handOverFile, handOverText } from '../../components/hand-over.ts'
import { type Cell, toCsv, toTsv } from './spreadsheet-text.ts'

interface CopySheetButtonProps {
  readonly label: string
  /** Made when it is asked for. */
  readonly sheet: () => readonly (readonly Cell[])[]
  readonly onNotice: (notice: string) => void
}

/** Puts a table on the clipboard, for Excel and WPS. */
export function CopySheetButton({ label, sheet, onNotice }: CopySheetButtonProps) {
  const copy = async () => {
    const rows = sheet()
    const done = await handOverText(toTsv(rows))
    onNotice(
      done ? `已复制 ${rows.length - 1} 行，可直接粘贴到 Excel 或 WPS 表格。` : '浏览器不许写剪贴板，请改用下载。',
    )
  }
  return (
    <Button size="small" onClick={copy}>
      {label}
    </Button>
  )
}

interface SheetButtonsProps extends Omit<CopySheetButtonProps, 'label'> {
  /** The file's name without its ending. */
  readonly name: string
}

/** Takes a table along: to the clipboard, or as a file. */
export function SheetButtons({ name, sheet, onNotice }: SheetButtonsProps) {
  return (
    <span className="sheet-buttons">
      <CopySheetButton label="复制到 Excel" sheet={sheet} onNotice={onNotice} />
      <Button
        size="small"
        onClick={() => {
          handOverFile(`${name}.csv`, [toCsv(sheet())], 'text/csv;charset=utf-8')
          onNotice(`已写出 ${name}.csv。`)
        }}
      >
        下载 .csv
      </Button>
    </span>
  )
}

import { Button } from 'antd'
import { handOverFile, handOverText } from '../../components/hand-over.ts'
import { type Cell, toCsv, toTsv } from './spreadsheet-text.ts'

interface SheetButtonsProps {
  /** The file's name without its ending. */
  readonly name: string
  /** Made when it is asked for. */
  readonly sheet: () => readonly (readonly Cell[])[]
  readonly onNotice: (notice: string) => void
}

/** Takes a table along: to the clipboard for Excel and WPS, or as a file. */
export function SheetButtons({ name, sheet, onNotice }: SheetButtonsProps) {
  return (
    <span className="sheet-buttons">
      <Button
        size="small"
        onClick={async () => {
          const rows = sheet()
          const done = await handOverText(toTsv(rows))
          onNotice(
            done
              ? `已复制 ${rows.length - 1} 行，可直接粘贴到 Excel 或 WPS 表格。`
              : '浏览器不许写剪贴板，请改用“下载 .csv”。',
          )
        }}
      >
        复制到 Excel
      </Button>
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

import type { FigureClass, Place } from '@taizhang/text'
import { Input, Select, Table, type TableColumnsType } from 'antd'
import { memo, useMemo, useState } from 'react'
import { boundWord, type FigureRow, figureRows, figureSheet, valueInWords } from './figure-rows.ts'
import { baseName } from './file-name.ts'
import { overlaps, PickedChip } from './picked-chip.tsx'
import type { Checked } from './protocol.ts'
import { SheetButtons } from './sheet-buttons.tsx'
import { figureClassWords } from './words.ts'

/** What the tables of figures and commitments ask of the page. */
export interface TableTabProps {
  readonly checked: Checked
  readonly onShow: (place: Place) => void
  readonly onLight: (places: readonly Place[]) => void
  readonly onNotice: (notice: string) => void
}

interface FigureTabProps extends TableTabProps {
  /** A figure clicked in the text: only its line is shown. */
  readonly picked: Place | null
  readonly onPick: (place: Place | null) => void
}

/** Every figure of the text: sortable, to be filtered, to be taken along to a sheet. */
export default memo(function FigureTab(props: FigureTabProps) {
  const { checked, picked, onPick, onShow, onLight, onNotice } = props
  const { reading } = checked.result
  const rows = useMemo(() => figureRows(reading), [reading])
  const [kind, setKind] = useState<FigureClass | null>('quantity')
  const [unit, setUnit] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [sorted, setSorted] = useState<readonly FigureRow[] | null>(null)

  const ofKind = useMemo(() => rows.filter(({ figure }) => kind === null || figure.class === kind), [rows, kind])
  const shown = useMemo(
    () =>
      ofKind.filter(
        ({ figure, subject, clause, written }) =>
          (picked === null || overlaps(figure, picked)) &&
          (unit === null || figure.unit === unit) &&
          (words.trim() === '' || `${subject} ${clause} ${written}`.includes(words.trim())),
      ),
    [ofKind, unit, words, picked],
  )
  const unitOptions = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { figure } of ofKind) counts.set(figure.unit, (counts.get(figure.unit) ?? 0) + 1)
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([unit, count]) => ({ value: unit, label: `${unit === '' ? '（无单位）' : unit} ${count}` }))
  }, [ofKind])

  const kindOptions = useMemo(() => {
    const kinds = [...new Set(rows.map(({ figure }) => figure.class))]
    return kinds.map((value) => ({
      value,
      label: `${figureClassWords[value]} ${rows.filter(({ figure }) => figure.class === value).length}`,
    }))
  }, [rows])

  const columns = useMemo((): TableColumnsType<FigureRow> => {
    const text = (a: string, b: string) => a.localeCompare(b, 'zh-CN')
    return [
      {
        title: '原文',
        dataIndex: 'written',
        width: 100,
        sorter: (a, b) => a.figure.start - b.figure.start,
        render: (written: string, { figure }) => (
          <button
            type="button"
            className="plain-link"
            onClick={() => {
              onLight([figure])
              onShow(figure)
            }}
          >
            {written}
          </button>
        ),
      },
      {
        title: '数值',
        key: 'value',
        align: 'right',
        width: 110,
        sorter: (a, b) => (a.figure.value ?? -Infinity) - (b.figure.value ?? -Infinity),
        render: (_, { figure }) => (
          <>
            {boundWord(figure.bound) !== '' && <span className="figure__bound">{boundWord(figure.bound)} </span>}
            {valueInWords(figure.value)}
          </>
        ),
      },
      {
        title: '单位',
        key: 'unit',
        width: 72,
        className: 'figure__unit',
        sorter: (a, b) => text(a.figure.unit, b.figure.unit),
        render: (_, { figure }) => figure.unit,
      },
      {
        title: '所指',
        dataIndex: 'subject',
        sorter: (a, b) => text(a.subject, b.subject),
        render: (subject: string, { clause }) => (
          <>
            {subject}
            <span className="figure__clause" title={clause}>
              {clause}
            </span>
          </>
        ),
      },
      ...(kind !== null
        ? []
        : [
            {
              title: '类别',
              key: 'class',
              width: 52,
              render: (_: unknown, { figure }: FigureRow) => figureClassWords[figure.class],
            },
          ]),
    ]
  }, [onLight, onShow, kind])

  return (
    <>
      <search className="filters" aria-label="筛选数据项">
        <div className="filters__row">
          <Select
            size="small"
            className="filters__select"
            aria-label="按类别筛选数据"
            allowClear
            placeholder="全部类别"
            value={kind}
            options={kindOptions}
            onChange={(value) => {
              setKind(value ?? null)
              setUnit(null)
            }}
          />
          <Select
            size="small"
            className="filters__select"
            aria-label="按单位筛选"
            allowClear
            showSearch
            placeholder="全部单位"
            value={unit}
            options={unitOptions}
            onChange={(value) => setUnit(value ?? null)}
          />
          <Input
            size="small"
            className="filters__words"
            allowClear
            aria-label="查找所指或分句"
            placeholder="所指、分句"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <div className="filters__row">
          <span className="filters__count">{shown.length} 个数据</span>
          <PickedChip picked={picked} text={reading.text} onPick={onPick} />
          <SheetButtons
            name={`${baseName(checked.name)}（数据项）`}
            sheet={() => figureSheet(sorted && sorted.length === shown.length ? sorted : shown)}
            onNotice={onNotice}
          />
        </div>
      </search>
      <div className="panel__scroll">
        <Table
          size="small"
          rowKey="index"
          className="figures"
          columns={columns}
          dataSource={shown}
          scroll={{ x: 470 }}
          tableLayout="fixed"
          sticky
          pagination={{ defaultPageSize: 100, size: 'small', hideOnSinglePage: true, pageSizeOptions: [50, 100, 500] }}
          onChange={(_page, _filters, _sorter, { currentDataSource }) => setSorted(currentDataSource)}
          locale={{ emptyText: rows.length === 0 ? '没有读到数据。' : '没有符合筛选条件的数据。' }}
        />
      </div>
    </>
  )
})

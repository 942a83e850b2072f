import type { Commitment } from '@taizhang/text'
import { Input, Table, type TableColumnsType } from 'antd'
import { memo, useMemo, useState } from 'react'
import { commitmentSheet, targetInWords } from './commitment-rows.ts'
import type { TableTabProps } from './figure-tab.tsx'
import { baseName } from './file-name.ts'
import { SheetButtons } from './sheet-buttons.tsx'

/** The promises of the plan part: action, target, deadline, owner. */
export default memo(function CommitmentTab({ checked, onShow, onLight, onNotice }: TableTabProps) {
  const { reading } = checked.result
  const [words, setWords] = useState('')
  const shown = useMemo(
    () =>
      reading.commitments.filter(
        ({ start, end, action, owner }) =>
          words.trim() === '' || `${action} ${owner ?? ''} ${reading.text.slice(start, end)}`.includes(words.trim()),
      ),
    [reading, words],
  )
  const columns = useMemo((): TableColumnsType<Commitment> => {
    const missing = <span className="figure__missing">未写明</span>
    return [
      {
        title: '承诺事项',
        dataIndex: 'action',
        sorter: (a, b) => a.start - b.start,
        render: (action: string, commitment) => (
          <button
            type="button"
            className="place-link"
            onClick={() => {
              onLight([commitment])
              onShow(commitment)
            }}
          >
            {action}
          </button>
        ),
      },
      {
        title: '目标',
        key: 'target',
        width: 96,
        align: 'right',
        render: (_, { target }) => targetInWords(target),
      },
      {
        title: '时限',
        key: 'deadline',
        width: 96,
        sorter: (a, b) => (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999'),
        render: (_, { deadline }) => deadline ?? missing,
      },
      { title: '责任单位', key: 'owner', width: 84, render: (_, { owner }) => owner ?? missing },
    ]
  }, [onLight, onShow])
  const dated = reading.commitments.filter(({ deadline }) => deadline !== null).length
  const aimed = reading.commitments.filter(({ target }) => target !== null).length
  return (
    <>
      <search className="filters" aria-label="筛选承诺事项">
        <div className="filters__row">
          <span className="filters__count">
            {reading.commitments.length} 项，有量化目标 {aimed} 项，有时限 {dated} 项
          </span>
        </div>
        <div className="filters__row">
          <Input
            size="small"
            className="filters__words"
            allowClear
            aria-label="在承诺事项中查找"
            placeholder="查找"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <SheetButtons
            name={`${baseName(checked.name)}（承诺事项）`}
            sheet={() => commitmentSheet(reading, shown)}
            onNotice={onNotice}
          />
        </div>
      </search>
      <div className="panel__scroll">
        <Table
          size="small"
          rowKey="start"
          columns={columns}
          dataSource={shown}
          scroll={{ x: 470 }}
          tableLayout="fixed"
          sticky
          pagination={{ defaultPageSize: 100, size: 'small', hideOnSinglePage: true }}
          locale={{ emptyText: '没有读到下一步打算中的承诺事项。' }}
        />
      </div>
    </>
  )
})

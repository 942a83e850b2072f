import type { FigureLink, LinkSource } from '@taizhang/report'
import { idsAfter } from '@taizhang/report'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useIndicators } from '../../components/use-indicators.ts'
import { useLedger } from '../../components/use-ledger.ts'
import { blocksOf } from './document-schema.ts'
import type { Level, Paper } from './paper-view.ts'

interface PaperBarProps {
  readonly paper: Paper
  /** Of the paragraph in which the cursor stands. */
  readonly level: Level | null
}

const levels = [
  { value: 0, label: '正文' },
  { value: 1, label: '一、' },
  { value: 2, label: '（一）' },
  { value: 3, label: '1.' },
  { value: 4, label: '（1）' },
] as const

/** What is done to the text beside writing it: levels, undo, and putting a figure in. */
export function PaperBar({ paper, level }: PaperBarProps) {
  const [inserting, setInserting] = useState(false)
  return (
    <div className="paper__bar" role="toolbar" aria-label="正文工具">
      <Select
        size="small"
        aria-label="段落级别"
        value={level}
        placeholder="级别"
        options={levels.map(({ value, label }) => ({ value, label }))}
        popupMatchSelectWidth={false}
        onChange={(next: Level) => paper.setLevel(next)}
        title="Ctrl+Alt+0 正文，Ctrl+Alt+1至4 各级标题"
      />
      <Button size="small" onClick={() => paper.undo()} title="Ctrl+Z">
        撤销
      </Button>
      <Button size="small" onClick={() => paper.redo()} title="Ctrl+Y">
        重做
      </Button>
      <Button size="small" aria-expanded={inserting} onClick={() => setInserting(!inserting)}>
        插入数
      </Button>
      {inserting && <InsertFigure paper={paper} onDone={() => setInserting(false)} />}
    </div>
  )
}

const periods: readonly {
  readonly value: 'own' | 'year-before' | 'period-before' | 'year-to-date'
  readonly label: string
}[] = [
  { value: 'own', label: '本期' },
  { value: 'year-before', label: '上年同期' },
  { value: 'period-before', label: '上期' },
  { value: 'year-to-date', label: '本年累计' },
]

type As = FigureLink['show']['as']

const shows: readonly { readonly value: As; readonly label: string }[] = [
  { value: 'value', label: '数值' },
  { value: 'growth', label: '同比增长' },
  { value: 'points', label: '百分点之差' },
  { value: 'change', label: '增减数' },
]

function InsertFigure({ paper, onDone }: { readonly paper: Paper; readonly onDone: () => void }) {
  const indicators = useIndicators()
  const [key, setKey] = useState<string>()
  const [period, setPeriod] = useState<(typeof periods)[number]['value']>('own')
  const [as, setAs] = useState<As>('value')
  const [slice, setSlice] = useState<string>()
  const [tenThousand, setTenThousand] = useState(false)
  const [decimals, setDecimals] = useState<number | null>(null)
  const card = key === undefined ? undefined : indicators?.get(key)
  const ledger = useLedger(card?.kind === 'ledger' ? card.of : '', card?.kind === 'ledger').value
  const parts =
    card?.kind === 'ledger'
      ? (card.dimensions ?? []).flatMap((field) => {
          const shown = ledger?.fields[field]
          return shown && 'of' in shown
            ? shown.of.map((word) => ({ value: JSON.stringify([field, word]), label: `${shown.label}：${word}` }))
            : []
        })
      : []
  const insert = () => {
    if (!card) return
    const [field = '', value = ''] = slice === undefined ? [] : (JSON.parse(slice) as string[])
    const of: LinkSource = {
      kind: 'indicator',
      indicator: card.key,
      period,
      org: null,
      slice: slice === undefined ? null : { field, value },
    }
    const places = decimals ?? (as === 'value' || as === 'change' ? (tenThousand ? 2 : (card.decimals ?? 0)) : 1)
    const divide = tenThousand ? '10000' : '1'
    const unit = tenThousand ? `万${card.unit}` : card.unit
    const show: FigureLink['show'] =
      as === 'value' || as === 'change' ? { as, divide, decimals: places, unit } : { as, decimals: places }
    const id = idsAfter(blocksOf(paper.view.state.doc))('figure')
    paper.insert({ kind: 'figure', id, of, show })
    onDone()
  }
  return (
    <span className="paper__insert">
      <Select
        size="small"
        autoFocus
        aria-label="哪个指标"
        placeholder="哪个指标"
        value={key ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[...(indicators?.values() ?? [])].map(({ key: of, title, unit }) => ({
          value: of,
          label: `${title}（${unit}）`,
        }))}
        onChange={(next: string) => {
          setKey(next)
          setSlice(undefined)
        }}
      />
      {parts.length > 0 && (
        <Select
          size="small"
          aria-label="其中哪一部分"
          placeholder="其中"
          allowClear
          value={slice}
          options={parts}
          popupMatchSelectWidth={false}
          onChange={setSlice}
        />
      )}
      <Select size="small" aria-label="哪一期" value={period} options={[...periods]} onChange={setPeriod} />
      <Select size="small" aria-label="怎样显示" value={as} options={[...shows]} onChange={setAs} />
      {(as === 'value' || as === 'change') && card?.unit === '元' && (
        <label>
          <input type="checkbox" checked={tenThousand} onChange={(event) => setTenThousand(event.target.checked)} />{' '}
          以万元计
        </label>
      )}
      <InputNumber
        size="small"
        aria-label="小数位数"
        placeholder="小数"
        min={0}
        max={6}
        value={decimals}
        onChange={setDecimals}
      />
      <Button size="small" type="primary" disabled={!card} onClick={insert}>
        插入
      </Button>
    </span>
  )
}

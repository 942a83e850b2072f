import type { Finding, Severity } from '@taizhang/check'
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { everything, type FindingFilter, groupOf } from './finding-filter.ts'
import { categoryWords, groupWord, severities, severityWords } from './words.ts'

interface FindingFilterBarProps {
  readonly findings: readonly Finding[]
  readonly reasons: ReadonlyMap<number, string>
  readonly filter: FindingFilter
  readonly onFilter: (filter: FindingFilter) => void
  /** What else stands in the first row. */
  readonly children?: ReactNode
}

/** Severity, category, rule group, words, and the switch to what was accepted. Counts are of what is open. */
export function FindingFilterBar({ findings, reasons, filter, onFilter, children }: FindingFilterBarProps) {
  const open = findings.filter((_, index) => !reasons.has(index))
  const categories = count(open.map((finding) => finding.category))
  const groups = count(open.map((finding) => groupOf(finding.rule)))
  const set = (change: Partial<FindingFilter>) => onFilter({ ...filter, ...change })
  const filtered = filter !== everything && JSON.stringify(filter) !== JSON.stringify(everything)
  return (
    <search className="filters" aria-label="筛选校核意见">
      <div className="filters__row">
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            className={`chip severity--${severity}`}
            aria-pressed={filter.severities.length < severities.length && filter.severities.includes(severity)}
            onClick={() => set({ severities: toggled(filter.severities, severity) })}
          >
            <span aria-hidden="true">{severityWords[severity].shape} </span>
            {severityWords[severity].word} {open.filter((finding) => finding.severity === severity).length}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          aria-pressed={filter.accepted}
          onClick={() => set({ accepted: !filter.accepted })}
        >
          ✓ 已采纳 {reasons.size}
        </button>
        <span className="filters__end">{children}</span>
      </div>
      <div className="filters__row">
        <Select
          size="small"
          className="filters__select"
          aria-label="按类别筛选"
          allowClear
          placeholder="全部类别"
          value={filter.category}
          options={[...categories].map(([value, number]) => ({ value, label: `${categoryWords[value]} ${number}` }))}
          onChange={(category) => set({ category: category ?? null })}
        />
        <Select
          size="small"
          className="filters__select"
          aria-label="按规则组筛选"
          allowClear
          placeholder="全部规则"
          value={filter.group}
          options={[...groups].map(([value, number]) => ({ value, label: `${groupWord(value)} ${number}` }))}
          onChange={(group) => set({ group: group ?? null })}
        />
        <Input
          size="small"
          className="filters__words"
          allowClear
          aria-label="在意见中查找"
          placeholder="查找"
          value={filter.words}
          onChange={(event) => set({ words: event.target.value })}
        />
        {filtered && (
          <Button size="small" type="link" onClick={() => onFilter(everything)}>
            显示全部
          </Button>
        )}
      </div>
    </search>
  )
}

/** From all severities to this one alone; then one more or less; none means all again. */
function toggled(chosen: readonly Severity[], severity: Severity): readonly Severity[] {
  if (chosen.length === severities.length) return [severity]
  const next = severities.filter((one) => chosen.includes(one) !== (one === severity))
  return next.length === 0 ? severities : next
}

function count<Value extends string>(values: readonly Value[]): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].sort((a, b) => b[1] - a[1]))
}

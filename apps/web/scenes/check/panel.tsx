import type { Place } from '@taizhang/text'
import { Tabs } from 'antd'
import { lazy, Suspense, useCallback } from 'react'
import { AgainstTab } from './against-tab.tsx'
import { everything, type FindingFilter } from './finding-filter.ts'
import { FindingFilterBar } from './finding-filter-bar.tsx'
import { FindingList } from './finding-list.tsx'
import { findingSheet } from './finding-sheet.ts'
import { ProblemTab } from './problem-tab.tsx'
import type { Checked } from './protocol.ts'
import { RelationTab } from './relation-tab.tsx'
import { CopySheetButton } from './sheet-buttons.tsx'
import type { PanelTab, Review } from './use-review.ts'
import type { Work } from './use-work.ts'

// Ant Design's table is a third of all script; it comes with the first tab that shows one.
const FigureTab = lazy(() => import('./figure-tab.tsx'))
const CommitmentTab = lazy(() => import('./commitment-tab.tsx'))

interface PanelProps {
  readonly checked: Checked
  readonly review: Review
  readonly work: Work
  readonly onShow: (place: Place) => void
  readonly onNotice: (words: string, canBeUndone?: boolean) => void
}

/** What was read from the report and found in it, by kind. */
export function Panel({ checked, review, work, onShow, onNotice }: PanelProps) {
  const { result } = checked
  const { reading, relations } = result
  const quantities = reading.figures.filter((figure) => figure.class === 'quantity').length
  const onLight = review.light
  return (
    <Tabs
      className="panel"
      activeKey={review.tab}
      onChange={(key) => review.setTab(key as PanelTab)}
      items={[
        {
          key: 'findings',
          label: `意见 ${review.open.length}`,
          children: <FindingTab checked={checked} review={review} onShow={onShow} onNotice={onNotice} />,
        },
        {
          key: 'relations',
          label: `勾稽 ${relations.length}`,
          children: (
            <RelationTab
              result={result}
              picked={review.picked}
              onPick={review.pick}
              onHover={review.hover}
              onChoose={onLight}
              onShow={onShow}
            />
          ),
        },
        {
          key: 'figures',
          label: `数据 ${quantities}`,
          children: (
            <Suspense fallback={loading}>
              <FigureTab
                checked={checked}
                picked={review.picked}
                onPick={review.pick}
                onShow={onShow}
                onLight={onLight}
                onNotice={onNotice}
              />
            </Suspense>
          ),
        },
        {
          key: 'commitments',
          label: `承诺 ${reading.commitments.length}`,
          children: (
            <Suspense fallback={loading}>
              <CommitmentTab checked={checked} onShow={onShow} onLight={onLight} onNotice={onNotice} />
            </Suspense>
          ),
        },
        {
          key: 'problems',
          label: `问题 ${reading.problems.length}`,
          children: <ProblemTab reading={reading} onShow={onShow} onLight={onLight} />,
        },
        {
          key: 'against',
          label: '上年',
          children: (
            <AgainstTab
              checked={checked}
              reasons={review.acceptance.reasons}
              onFile={work.compareWith}
              onStop={work.stopComparing}
              onChoose={review.choose}
            />
          ),
        },
      ]}
    />
  )
}

const loading = <p className="empty">正在装入……</p>

type FindingTabProps = Omit<PanelProps, 'work'>

function FindingTab({ checked, review, onShow, onNotice }: FindingTabProps) {
  const { result } = checked
  const { reasons, reopen } = review.acceptance
  const { acceptAndGoOn } = review
  const accept = useCallback(
    (finding: number, because: string, withAllOfRule: boolean) => {
      const count = acceptAndGoOn(finding, because, withAllOfRule)
      onNotice(`已采纳 ${count} 条，不再列入意见。`, true)
    },
    [acceptAndGoOn, onNotice],
  )
  const reopenFinding = useCallback(
    (finding: number) => {
      reopen(finding)
      onNotice('已取消采纳，重新列入意见。', true)
    },
    [reopen, onNotice],
  )
  return (
    <>
      <FindingFilterBar findings={result.findings} reasons={reasons} filter={review.filter} onFilter={review.setFilter}>
        <CopySheetButton label="复制" sheet={() => findingSheet(result, review.shown, reasons)} onNotice={onNotice} />
      </FindingFilterBar>
      <div className="panel__scroll">
        <FindingList
          result={result}
          rules={checked.rules}
          shown={review.shown}
          current={review.current}
          follow={review.follow}
          reasons={reasons}
          open={review.open}
          emptyWords={emptyWords(result.findings.length, reasons.size, review.filter)}
          onChoose={review.choose}
          onStep={review.goOn}
          onAccept={accept}
          onReopen={reopenFinding}
          onHover={review.hover}
          onShow={onShow}
        />
      </div>
    </>
  )
}

function emptyWords(findings: number, accepted: number, filter: FindingFilter): string {
  if (findings === 0) return '没有发现问题。数字的来源和文字的取舍，仍请主办人员把关。'
  if (filter.accepted) return '还没有采纳的意见。'
  return accepted === findings && filter === everything ? '意见都已采纳为核实。' : '没有符合筛选条件的意见。'
}

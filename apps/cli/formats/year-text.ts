import type { Confidence, IndicatorProposal, TaskProposal, YearProposal } from '@taizhang/report'
import type { YearApplied } from '@taizhang/store'
import { printable } from './width.ts'

const confidenceWords: Readonly<Record<Confidence, string>> = { high: '有把握', medium: '请看一眼', low: '请确认' }
const makeWords: Readonly<Record<IndicatorProposal['make'], string>> = {
  bind: '',
  'new-reported': '新设填报',
  'new-cited': '新设引用',
}

/** A proposal for a year as text for the terminal: questions, then indicators, tasks and problems, each with how sure they are. */
export function yearText(proposal: YearProposal): string {
  const { year, questions, indicators, tasks, problems, outline } = proposal
  const headings = outline.filter(({ kind }) => kind === 'heading').length
  const lines = [
    ...questions.map(({ message }) => `先请确认：${message}`),
    ...(questions.length > 0 ? [''] : []),
    `指标 ${indicators.length}条（${countWords(indicators)}）`,
    ...indicators.flatMap(indicatorLines),
    '',
    `任务 ${tasks.length}项（${countWords(tasks)}）`,
    ...tasks.map(taskLine),
    '',
    `问题 ${problems.length}个，其中没有措施的${problems.filter(({ answeredBy }) => answeredBy.length === 0).length}个`,
    ...problems.map(
      ({ text, answeredBy }) =>
        `  ${oneLine(text)}  ${answeredBy.length === 0 ? '没有措施' : `有${answeredBy.length}项任务对应`}`,
    ),
    '',
    `提纲 ${headings}个标题、${outline.length - headings}段，${year}年的稿子从这里写起。`,
  ]
  return `${lines.map(printable).join('\n')}\n`
}

/** What came of it, for the terminal. */
export function appliedText({ indicators, baselines, targets, tasks, report }: YearApplied): string {
  const told = ({ created, updated, unchanged }: YearApplied['indicators']) =>
    `新建${created}、更新${updated}、不变${unchanged}`
  const draft = report === 'created' ? '已建' : report === 'unchanged' ? '已有，没有动' : '没有建'
  return `${[
    `指标：${told(indicators)}`,
    `上年数：${told(baselines)}`,
    `目标：${told(targets)}`,
    `任务：${told(tasks)}${tasks.ended > 0 ? `、终止${tasks.ended}（不再列入计划）` : ''}`,
    `年度报告草稿：${draft}`,
  ].join('\n')}\n`
}

const countWords = (lines: readonly { readonly confidence: Confidence }[]): string =>
  (['high', 'medium', 'low'] as const)
    .map((one) => `${confidenceWords[one]}${lines.filter(({ confidence }) => confidence === one).length}`)
    .join('、')

function indicatorLines(line: IndicatorProposal): string[] {
  const { text, title, slice, unit, confidence, baseline, make, why } = line
  const named = slice === null ? title : `${title}·${slice.value}`
  const made = makeWords[make]
  const told = [
    oneLine(text),
    `${named}${made === '' ? '' : `（${made}）`}`,
    baseline === null ? '' : `${baseline.period}：${baseline.value}${unit}`,
    confidenceWords[confidence],
  ]
  const first = `  ${told.filter(Boolean).join('  ')}`
  return confidence === 'high' ? [first] : [first, `      ${oneLine(why)}`]
}

function taskLine({ title, target, deadline, deadlineStated, owner, confidence }: TaskProposal): string {
  const told = [
    oneLine(title),
    target === null ? '' : `目标${target.op === '<=' ? '不超过' : ''}${target.value}${target.unit}`,
    deadlineStated ? `${deadline}前` : `${deadline}前（报告没写时限）`,
    owner === null ? '' : `${owner}负责`,
    confidenceWords[confidence],
  ]
  return `  ${told.filter(Boolean).join('  ')}`
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ')

import type { Verified } from '@taizhang/store'

const titles: Readonly<Record<Verified['what'], string>> = {
  history: '历史的SM3链',
  entries: '记录与历史',
  references: '引用关系',
  contributions: '指标的明细',
  rollups: '汇总数重算',
  tasks: '任务与进展',
  supervisions: '督办单',
  assignments: '责任包保',
  figures: '引用数与目标',
  reports: '材料与历史',
  signatures: '签发件的哈希值',
  baselines: '上年报告的基数',
  evidence: '佐证文件',
}

/** Prints what a verification looked at and what it found. @returns whether all of it is sound. */
export function tellVerified(results: readonly Verified[]): boolean {
  for (const { what, lookedAt, wrong, mistakes } of results) {
    process.stdout.write(`  ${titles[what]}：看了${lookedAt}项，${wrong === 0 ? '全部相符' : `${wrong}项不符`}\n`)
    for (const words of mistakes) process.stdout.write(`    ${words}\n`)
    if (wrong > mistakes.length) process.stdout.write(`    ……还有${wrong - mistakes.length}项\n`)
  }
  return results.every(({ wrong }) => wrong === 0)
}

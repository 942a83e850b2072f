import type { Field } from '../field.ts'

/** Columns that stand beside the fields in an exported sheet. */
export const systemTitles = {
  id: '记录编号',
  version: '版本',
  org: '单位',
  state: '环节',
} as const

/** What a refused row is told in an annotated copy; never data. */
export const problemTitle = '导入问题'

/** Titles of columns that hold no data. */
export const emptyTitles: readonly string[] = [problemTitle, '序号', '行号', 'No', 'No.']

/** The title of a field's column: the label, with its unit. */
export function titleOf(field: Field): string {
  const unit = unitOf(field)
  return unit === null ? field.label : `${field.label}（${unit}）`
}

const unitOf = (field: Field): string | null =>
  field.kind === 'money' ? '元' : field.kind === 'integer' || field.kind === 'decimal' ? field.unit : null

/** A title taken apart: its words, and what stands in brackets at its end. */
export interface TitleParts {
  readonly words: string
  readonly unit: string | null
}

export function partsOf(title: string): TitleParts {
  const plain = title
    .normalize('NFKC')
    .replace(/[\s*]+/g, '')
    .replace(/[:：]$/, '')
  const match = /^(.+?)[(［[]([^()［\]]+)[)］\]]$/.exec(plain)
  return match ? { words: match[1] ?? '', unit: match[2] ?? '' } : { words: plain, unit: null }
}

/** Words that offices use for one another in the titles of sheets; the first stands for all. */
const synonyms: readonly (readonly string[])[] = [
  ['身份证号', '公民身份号码', '公民身份证号码', '身份证号码', '身份证', '证件号码', '证件号'],
  ['电话', '联系电话', '手机号码', '手机号', '手机', '联系方式', '电话号码'],
  ['日期', '时间', '年月日'],
  ['金额', '资金', '经费', '费用', '款项'],
  ['地点', '地址', '住址', '位置', '点位'],
  ['单位', '部门', '机构', '单位名称'],
  ['责任人', '负责人', '责任人姓名', '负责人姓名'],
  ['类别', '类型', '种类', '分类'],
  ['数量', '数', '个数'],
  ['名称', '名字'],
  ['备注', '说明', '情况说明'],
  ['编号', '序列号', '编码', '代码'],
  ['人数', '人口', '人口数'],
]

const longestFirst = synonyms
  .flatMap((words) => words.map((word) => [word, words[0] ?? word] as const))
  .sort(([a], [b]) => b.length - a.length)

/** The words with each synonym put as the first of its kind, so that 发现时间 and 发现日期 are one. */
export function canonical(words: string): string {
  let rest = words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  let made = ''
  while (rest !== '') {
    const found = longestFirst.find(([word]) => rest.startsWith(word))
    made += found ? found[1] : [...rest][0]
    rest = rest.slice(found ? found[0].length : ([...rest][0]?.length ?? 1))
  }
  return made
}

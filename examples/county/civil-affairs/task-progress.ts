import type { Progress } from '@taizhang/ledger'
import type { Happening } from '../happenings.ts'
import { sections, staff } from './office.ts'
import { contextOf } from './year-course.ts'

type Told = readonly [on: string, says: Progress['says'], words: string, percent: number | null, milestone?: number]

/** What was said of the promises of the year, by words of their titles. Together they show every light. */
const told: readonly { readonly about: string; readonly told: readonly Told[] }[] = [
  {
    about: '城市低保标准',
    told: [
      ['04-20', 'going-on', '测算完成，调整文件已报县政府。', 60, 0],
      ['06-12', 'done', '文件已印发，自六月执行。', 100],
      ['06-20', 'confirmed', '文件和发放册已核对。', null],
    ],
  },
  { about: '监测预警处理率', told: [['07-10', 'going-on', '按月比对，逐条处理。', null]] },
  { about: '新纳入低保', told: [['06-30', 'going-on', '按季调度。', 50]] },
  {
    about: '月核月清制度',
    told: [
      ['07-15', 'going-on', '征求乡镇意见。', 40],
      ['10-15', 'done', '制度已印发，较计划推迟。', 100],
      ['10-20', 'confirmed', '已执行一个月。', null],
    ],
  },
  {
    about: '居家适老化改造',
    told: [
      ['04-22', 'going-on', '入户摸底，方案逐户确定。', 30, 0],
      ['09-26', 'going-on', '分批施工，多数已完工。', 85, 1],
      ['11-10', 'going-on', '剩余几户因备料推迟。', 94],
    ],
  },
  {
    about: '村居照料中心',
    told: [
      ['06-05', 'going-on', '八个点全部开工。', 55],
      ['10-25', 'going-on', '六个已投用，两个待验收。', 80],
    ],
  },
  {
    about: '养老服务指导中心',
    told: [
      ['05-20', 'going-on', '主体改造完成。', 60],
      ['08-25', 'blocked', '消防验收意见未落实，暂缓投用。', 85],
    ],
  },
  { about: '走访儿童', told: [['10-10', 'going-on', '前三季度走访完成。', 75]] },
  {
    about: '未成年人保护工作站',
    told: [
      ['03-28', 'going-on', '选址完成。', 40],
      ['05-26', 'done', '五个站全部挂牌。', 100],
      ['05-30', 'confirmed', '现场查看属实。', null],
    ],
  },
  {
    about: '颁证基地',
    told: [
      ['07-08', 'going-on', '设计方案确定。', 40],
      ['11-08', 'done', '基地建成启用，晚于计划。', 100],
    ],
  },
  {
    about: '大学新生',
    told: [
      ['08-12', 'going-on', '名单已公示。', 60],
      ['08-28', 'done', '助学资金全部拨付。', 100],
      ['09-02', 'confirmed', '拨付凭证已核对。', null],
    ],
  },
  {
    about: '证明事项清单',
    told: [
      ['04-10', 'done', '清单已修订。', 100],
      ['04-16', 'sent-back', '有两项与部门规定不一致，请再核。', null],
      ['05-12', 'done', '已按部门意见修改并公布。', 100],
      ['05-18', 'confirmed', '与公布稿一致。', null],
    ],
  },
  { about: '硬化大墓整治率', told: [['07-15', 'going-on', '剩余几座正在做思想工作。', 90]] },
  {
    about: '社会组织年检率',
    told: [
      ['07-22', 'done', '年检结束，参检率达到目标。', 100],
      ['07-28', 'confirmed', '年检结论已核对。', null],
    ],
  },
  { about: '应急演练', told: [['09-20', 'going-on', '养老机构全部演练一轮。', 70]] },
  { about: '福利彩票', told: [['09-30', 'going-on', '销量稳步增长。', 80]] },
]

/** A task that came from a promise; the owner in the report's words, 社会救助股. */
export interface PromisedTask {
  readonly id: string
  readonly title: string
  readonly owner: string | null
}

const heads = [staff.assistance, staff.elder, staff.affairs, staff.villages, staff.drafter] as const

/** Who heads the section that a promise names. */
const headOf = (owner: string | null): string =>
  heads[(sections as readonly (string | null)[]).indexOf(owner)] ?? staff.deputy

/** Progress entries on tasks that the year was set up with, as far as the last day. */
export function progressSteps(
  tasks: readonly PromisedTask[],
  { year, last, evidence }: { readonly year: number; readonly last: string; readonly evidence: readonly string[] },
): readonly Happening[] {
  return tasks.flatMap(({ id, title, owner }) => {
    const lines = told.find(({ about }) => title.includes(about))?.told ?? []
    return lines
      .filter(([on]) => `${year}-${on}` <= last)
      .map(([day, says, words, percent, milestone = null], at): Happening => {
        const on = `${year}-${day}`
        const judges = says === 'confirmed' || says === 'sent-back'
        const progress = {
          on,
          words,
          percent,
          milestone,
          evidence: says === 'done' ? evidence.slice(0, 1) : [],
          says,
        }
        return {
          of: 'task',
          step: { step: 'add-progress', id, version: at + 1, progress },
          context: contextOf(judges ? staff.leader : headOf(owner), on),
        }
      })
  })
}

import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  byAnother,
  choice,
  date,
  decimal,
  inState,
  integer,
  money,
  month,
  move,
  must,
  org,
  over,
  type PackPart,
  person,
  place,
  rate,
  reference,
  text,
} from '../define.ts'

/** 项目：形象进度、投资、资金分开记；在库数按时点，开工、完工、验收、投用按期间。 */
const project: Ledger = {
  key: 'project',
  title: '项目名册',
  kind: 'roster',
  dateField: 'listed',
  endField: 'removed',
  uniqueBy: ['code'],
  fields: {
    code: text('项目编号', 30, must),
    name: text('项目名称', 100, must),
    sort: choice('类别', ['新建', '改扩建', '维修改造', '设备购置', '信息化', '其他'], must),
    town: org('所在乡镇'),
    total: money('总投资', must),
    area: decimal('建筑面积', '㎡'),
    owner: person('责任人'),
    builder: text('施工单位', 60),
    planStart: date('计划开工'),
    planEnd: date('计划完工'),
    listed: date('入库日期', must),
    removed: date('出库日期'),
    at: place('位置'),
  },
  flow: {
    starts: 'planned',
    states: {
      planned: '前期',
      building: '在建',
      paused: '停建',
      built: '已完工',
      accepted: '已验收',
      used: '已投用',
    },
    closes: ['accepted'],
    moves: {
      start: move('开工', 'planned', 'building', ['evidence']),
      pause: move('停建', 'building', 'paused', ['reason']),
      resume: move('复工', 'paused', 'building'),
      finish: move('完工', 'building', 'built'),
      accept: byAnother('竣工验收', 'built', 'accepted', ['evidence']),
      return: move('验收退回', 'built', 'building', ['reason']),
      use: move('投入使用', 'accepted', 'used'),
    },
  },
}

const projectProgress: Ledger = {
  key: 'project-progress',
  title: '项目进度台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['project', 'month'],
  fields: {
    project: reference('项目', 'project', must),
    month: month('月份', must),
    day: date('填报日期', must),
    invested: money('本月完成投资', must),
    percent: decimal('形象进度', '%', 1, { max: '100' }),
    workers: integer('在场人数', '人'),
    words: text('进展', 200),
    photos: attachment('现场照片', 9),
  },
}

const projects = over(project)
const progress = over(projectProgress)

export const projectPart: PackPart = {
  ledgers: [project, projectProgress],
  indicators: [
    projects.count('project.count', '在库项目数', '个', '期末在库的项目', {
      by: ['sort', 'town'],
      also: ['项目数', '建设项目'],
    }),
    projects.sum('project.total', '在库项目总投资', 'total', '期末在库项目的总投资', {
      by: ['sort'],
      also: ['总投资'],
    }),
    projects.count('project.building', '在建项目数', '个', '期末在建的项目', {
      where: inState('building'),
      by: ['sort'],
      also: ['在建项目'],
    }),
    projects.count('project.started', '开工项目数', '个', '期间内开工的项目', {
      reached: 'building',
      also: ['开工建设', '新开工项目'],
      limits: '停建后复工、验收退回的再计一次',
    }),
    projects.count('project.finished', '完工项目数', '个', '期间内完工的项目', {
      reached: 'built',
      by: ['sort'],
      also: ['竣工项目', '建成项目', '完成建设'],
    }),
    projects.count('project.accepted', '验收项目数', '个', '期间内通过竣工验收的项目', {
      reached: 'accepted',
      by: ['sort'],
      also: ['完工验收', '竣工验收'],
    }),
    projects.count('project.used', '投用项目数', '个', '期间内投入使用的项目', {
      reached: 'used',
      by: ['sort'],
      also: ['投入使用'],
    }),
    progress.sum('project.invested', '完成投资', 'invested', '期间内各项目完成的投资', {
      also: ['投资额', '完成投资额'],
    }),
    rate('project.acceptance-rate', '完工验收率', 'project.accepted', 'project.finished', '期间内验收占完工的比重', {
      also: ['验收率'],
      limits: '上年完工今年验收的会使比率大于100%',
    }),
  ],
  duties: [
    {
      key: 'project-monthly',
      title: '在库项目每月报进度',
      roster: 'project',
      among: inState('building'),
      every: 'month',
      times: 1,
      metBy: { ledger: 'project-progress', member: 'project' },
    },
  ],
  tieRoles: [
    { role: '项目包联领导', roster: 'project', most: 10 },
    { role: '项目专班成员', roster: 'project' },
  ],
  taskTemplates: [
    {
      key: 'projects-finished',
      title: '推进项目建设并投入使用',
      dueOn: '12-31',
      measuredBy: { indicator: 'project.finished', op: '>=' },
      milestones: [{ title: '项目全部开工', dueOn: '06-30' }],
      knownBy: ['项目建设', '投入使用', '开工建设', '竣工', '新建', '改扩建', '改造提升'],
    },
  ],
  examples: [
    {
      title: '一个项目从前期到投用，投资按月报',
      steps: [
        {
          enter: 'project',
          as: '照料中心',
          values: {
            code: 'XM-01',
            name: '村级照料中心改造',
            sort: '改扩建',
            town: '甲镇',
            total: '850000',
            listed: '2024-01-10',
          },
        },
        {
          enter: 'project',
          as: '仓库',
          values: {
            code: 'XM-02',
            name: '物资仓库',
            sort: '新建',
            town: '乙镇',
            total: '1200000',
            listed: '2024-01-10',
          },
        },
        { move: 'start', of: '照料中心', on: '2024-03-01' },
        {
          enter: 'project-progress',
          as: '三月',
          values: { project: '照料中心', month: '2024-03', day: '2024-03-31', invested: '200000', percent: '25' },
        },
        {
          enter: 'project-progress',
          as: '四月',
          values: { project: '照料中心', month: '2024-04', day: '2024-04-30', invested: '300000', percent: '60' },
        },
        { move: 'finish', of: '照料中心', on: '2024-06-20' },
        { move: 'accept', of: '照料中心', on: '2024-07-05', refused: 'needs-another-person' },
        { move: 'accept', of: '照料中心', on: '2024-07-05' },
        { move: 'use', of: '照料中心', on: '2024-08-01' },
      ],
      expect: [
        { indicator: 'project.count', period: '2024', value: '2' },
        { indicator: 'project.total', period: '2024', value: '2050000.00' },
        { indicator: 'project.building', period: '2024-Q1', value: '1' },
        { indicator: 'project.building', period: '2024', value: '0' },
        { indicator: 'project.used', period: '2024', value: '1' },
        { indicator: 'project.invested', period: '2024', value: '500000.00' },
        { indicator: 'project.acceptance-rate', period: '2024', value: '100.0' },
      ],
    },
  ],
}

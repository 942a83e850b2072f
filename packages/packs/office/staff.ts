import type { Ledger } from '@taizhang/ledger'
import { attachment, choice, date, is, must, over, type PackPart, person, text, yesOrNo } from '../define.ts'

const staff: Ledger = {
  key: 'staff',
  title: '干部职工名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: text('工号', 20, must),
    name: text('姓名', 20, must),
    kind: choice('身份', ['公务员', '参公人员', '事业人员', '工勤人员', '编外人员'], must),
    post: text('职务岗位', 40),
    party: yesOrNo('是否党员'),
    since: date('到岗日期', must),
    until: date('离岗日期'),
    why: choice('离岗原因', ['调出', '退休', '辞职', '抽调', '其他']),
  },
}

const honour: Ledger = {
  key: 'honour',
  title: '荣誉台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('授予日期', must),
    name: text('荣誉名称', 100, must),
    level: choice('级别', ['县级', '市级', '省级', '国家级'], must),
    kind: choice('类型', ['集体', '个人'], must),
    issuer: text('授予单位', 60, must),
    winner: person('获得人'),
    scans: attachment('证书', 3),
  },
}

const duty: Ledger = {
  key: 'watch',
  title: '值班台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    shift: choice('班次', ['白班', '夜班', '全天'], must),
    leader: person('带班领导', must),
    keeper: person('值班人', must),
    event: choice('突发事件', ['无', '有'], must),
    words: text('情况', 500),
  },
}

const staffs = over(staff)
const honours = over(honour)
const watches = over(duty)

export const staffPart: PackPart = {
  ledgers: [staff, honour, duty],
  indicators: [
    staffs.count('staff.count', '干部职工人数', '人', '期末在岗的干部职工', {
      by: ['kind'],
      also: ['在职人员', '在岗人数'],
    }),
    staffs.count('staff.party', '在岗党员人数', '人', '期末在岗的党员', { where: is('party', '是') }),
    honours.count('honour.count', '获得荣誉数', '项', '本单位和干部职工获得的荣誉', {
      by: ['level', 'kind'],
      also: ['荣誉称号', '获奖'],
    }),
    watches.count('watch.shifts', '值班班次', '班', '登记的值班'),
    watches.count('watch.events', '值班报送突发事件', '起', '值班中接报并报送的突发事件', { where: is('event', '有') }),
  ],
  examples: [
    {
      title: '离岗的不算在期末人数里',
      steps: [
        {
          enter: 'staff',
          as: '甲',
          values: { code: '01', name: '甲某', kind: '公务员', party: '是', since: '2015-07-01' },
        },
        {
          enter: 'staff',
          as: '乙',
          values: { code: '02', name: '乙某', kind: '事业人员', since: '2018-03-01', until: '2024-06-30', why: '调出' },
        },
        {
          enter: 'honour',
          as: '先进',
          values: { day: '2024-02-20', name: '先进集体', level: '县级', kind: '集体', issuer: '示例县政府' },
        },
        {
          enter: 'watch',
          as: '春节',
          values: { day: '2024-02-10', shift: '全天', leader: '分管领导', keeper: '经办人', event: '无' },
        },
      ],
      expect: [
        { indicator: 'staff.count', period: '2024-Q1', value: '2' },
        { indicator: 'staff.count', period: '2024', value: '1' },
        { indicator: 'staff.party', period: '2024', value: '1' },
        { indicator: 'honour.count', period: '2024', slice: { field: 'level', value: '县级' }, value: '1' },
        { indicator: 'watch.events', period: '2024', value: '0' },
      ],
    },
  ],
}

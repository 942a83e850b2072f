import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  choice,
  date,
  integer,
  is,
  longText,
  money,
  must,
  org,
  over,
  type PackPart,
  text,
  yesOrNo,
} from '../define.ts'

/** 走访慰问：户数、人次、慰问金和物资各是各的数；没有反映困难的走访也是一条。 */
const visit: Ledger = {
  key: 'visit',
  title: '走访慰问台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    kind: choice('类别', ['走访群众', '走访企业', '节日慰问', '困难慰问', '关爱活动', '接访下访', '调研'], must),
    whom: text('对象', 100, must),
    town: org('所在乡镇'),
    households: integer('走访户数', '户次'),
    persons: integer('走访慰问人数', '人次'),
    days: integer('用时', '天'),
    money: money('慰问金'),
    rice: integer('大米', '袋'),
    oil: integer('食用油', '桶'),
    milk: integer('牛奶', '箱'),
    clothes: integer('衣被', '件'),
    others: integer('其他物品', '份'),
    need: longText('反映的问题', 1000),
    needs: integer('反映问题数', '个'),
    solved: yesOrNo('是否解决'),
    photos: attachment('照片', 9),
  },
}

const visits = over(visit)

export const visitPart: PackPart = {
  ledgers: [visit],
  indicators: [
    visits.count('visit.times', '走访慰问次数', '次', '开展的走访、慰问、下访和调研', {
      by: ['kind', 'town'],
      also: ['走访次数', '慰问活动', '下访次数'],
    }),
    visits.sum('visit.households', '走访户次', 'households', '走访到的户次', { also: ['走访户数', '入户走访'] }),
    visits.sum('visit.persons', '走访慰问人次', 'persons', '走访慰问到的人次', {
      by: ['kind'],
      also: ['慰问人数', '走访人次'],
    }),
    visits.count('visit.firms', '走访企业次数', '次', '到企业的走访', {
      where: is('kind', '走访企业'),
      also: ['走访企业'],
    }),
    visits.count('visit.care', '关爱活动次数', '次', '组织的关爱活动', {
      where: is('kind', '关爱活动'),
      also: ['关爱活动'],
    }),
    visits.sum('visit.money', '发放慰问金', 'money', '走访慰问发放的慰问金', { by: ['kind'], also: ['慰问金'] }),
    visits.sum('visit.rice', '发放大米', 'rice', '走访慰问发放的大米', { also: ['大米'] }),
    visits.sum('visit.oil', '发放食用油', 'oil', '走访慰问发放的食用油', { also: ['食用油'] }),
    visits.sum('visit.milk', '发放牛奶', 'milk', '走访慰问发放的牛奶'),
    visits.sum('visit.clothes', '发放衣被', 'clothes', '走访慰问发放的衣被', { also: ['棉衣', '棉被'] }),
    visits.sum('visit.needs', '走访反映问题数', 'needs', '走访中群众和企业反映的问题', {
      also: ['收集问题', '反映问题'],
    }),
  ],
  taskTemplates: [
    {
      key: 'visits',
      title: '开展走访慰问',
      dueOn: '12-31',
      measuredBy: { indicator: 'visit.times', op: '>=' },
      knownBy: ['走访', '慰问', '关爱活动', '下访'],
    },
  ],
  examples: [
    {
      title: '节前慰问的钱和物',
      steps: [
        {
          enter: 'visit',
          as: '节前',
          values: {
            day: '2024-02-06',
            kind: '节日慰问',
            whom: '困难家庭',
            town: '乙镇',
            households: 40,
            persons: 52,
            money: '20000',
            rice: 40,
            oil: 40,
          },
        },
        {
          enter: 'visit',
          as: '六一',
          values: { day: '2024-05-31', kind: '关爱活动', whom: '村小学生', town: '甲镇', persons: 85, milk: 85 },
        },
      ],
      expect: [
        { indicator: 'visit.times', period: '2024', value: '2' },
        { indicator: 'visit.care', period: '2024', value: '1' },
        { indicator: 'visit.money', period: '2024-Q1', value: '20000.00' },
        { indicator: 'visit.rice', period: '2024', value: '40' },
        { indicator: 'visit.persons', period: '2024', slice: { field: 'kind', value: '关爱活动' }, value: '85' },
      ],
    },
  ],
}

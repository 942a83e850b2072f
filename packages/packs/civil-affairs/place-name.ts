import type { Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  cited,
  date,
  inState,
  longText,
  move,
  must,
  over,
  type PackPart,
  person,
  place,
  rate,
  reference,
  text,
  yesOrNo,
} from '../define.ts'

/** 地名：采集、审核、上传到地图库。审核要另一个人。 */
const placeName: Ledger = {
  key: 'place-name',
  title: '地名采集台账',
  kind: 'event',
  dateField: 'collected',
  fields: {
    name: text('地名', 60, must),
    kind: choice('类别', ['村落', '道路', '山川水系', '单位', '景点', '桥梁', '商户', '其他'], must),
    village: reference('村（社区）', 'village'),
    at: place('位置'),
    collected: date('采集日期', must),
    collector: person('采集人'),
    corrects: yesOrNo('是否纠正点位', { hint: '地图上已有但位置不对的' }),
    opinion: longText('审核意见', 300),
    platform: text('上传平台', 40),
  },
  flow: {
    starts: 'collected',
    states: { collected: '已采集', approved: '审核通过', uploaded: '已上传', rejected: '未通过' },
    deadlines: { collected: { days: 30, of: 'calendar' } },
    moves: {
      approve: byAnother('审核通过', 'collected', 'approved'),
      reject: byAnother('不通过', 'collected', 'rejected', ['opinion']),
      again: move('重新采集', 'rejected', 'collected'),
      upload: move('上传', 'approved', 'uploaded', ['platform']),
    },
  },
}

/** 地名文化作品：视频、图集。 */
const placeNameWork: Ledger = {
  key: 'place-name-work',
  title: '地名文化作品台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    title: text('作品名称', 80, must),
    kind: choice('形式', ['视频', '图集', '文章', '地图'], must),
    day: date('完成日期', must),
    way: choice('制作方式', ['航拍', '全景', '实拍', '动画']),
    published: text('发布渠道', 60),
  },
}

/** 地名标志：门牌、路牌、村牌的设置与维护。 */
const placeSign: Ledger = {
  key: 'place-sign',
  title: '地名标志名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['number'],
  fields: {
    number: text('标志编号', 30, must),
    kind: choice('类别', ['路牌', '门楼牌', '村牌', '界桩'], must),
    village: reference('村（社区）', 'village'),
    at: place('位置'),
    since: date('设置日期', must),
    until: date('撤除日期'),
  },
}

const names = over(placeName)
const works = over(placeNameWork)
const signs = over(placeSign)

export const placeNames: PackPart = {
  ledgers: [placeName, placeNameWork, placeSign],
  indicators: [
    names.count('place-name.collected', '采集地名条数', '条', '期间内采集的地名', {
      by: ['kind', 'village'],
      also: ['采集地名', '采集地名数据'],
    }),
    names.count('place-name.approved', '审核通过地名条数', '条', '期间内审核通过的地名', {
      reached: 'approved',
      by: ['kind', 'village'],
      also: ['审核通过地名数据', '地名数据', '地名信息'],
      better: 'more',
    }),
    names.count('place-name.uploaded', '上传地名条数', '条', '期间内上传到地图库的地名', {
      reached: 'uploaded',
      by: ['kind'],
      also: ['上传地名'],
    }),
    names.count('place-name.corrected', '纠正点位地名条数', '条', '期间内审核通过的点位纠正', {
      where: { field: 'corrects', is: '是' },
      reached: 'approved',
      also: ['纠正地名', '点位偏差地名'],
    }),
    names.count('place-name.waiting', '待审核地名条数', '条', '期末采集了还没有审核的地名', {
      when: 'as-of',
      where: inState('collected'),
      better: 'less',
    }),
    cited('place-name.task', '地名采集年度任务', '条', '本年应采集并审核通过的条数', '上级下达任务的文件', {
      also: ['采集任务数'],
    }),
    rate(
      'place-name.task-rate',
      '地名采集任务完成率',
      'place-name.approved',
      'place-name.task',
      '审核通过的条数占年度任务的比例',
      {
        also: ['采集任务完成率'],
      },
    ),
    works.count('place-name-work.videos', '地名视频作品数', '个', '期间内完成的视频作品', {
      where: { field: 'kind', is: '视频' },
      by: ['way'],
      also: ['视频作品', '地名视频'],
    }),
    works.count('place-name-work.total', '地名文化作品数', '个', '期间内完成的地名文化作品', { by: ['kind'] }),
    signs.count('place-sign.total', '地名标志数', '块', '期末在用的地名标志', { by: ['kind'], also: ['地名标志'] }),
  ],
  auditRules: [
    {
      key: 'place-name-uploaded-within',
      title: '上传地名不多于审核通过',
      left: 'place-name.uploaded',
      operator: '<=',
      right: 'place-name.approved',
      severity: 'soft',
      message: '上传的多于审核通过的；上期审核、本期上传的请写明理由。',
      missing: 'skip',
    },
  ],
}

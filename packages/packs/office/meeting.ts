import type { Ledger } from '@taizhang/ledger'
import {
  attachment,
  byAnother,
  choices,
  date,
  inState,
  integer,
  is,
  longText,
  move,
  must,
  over,
  type PackPart,
  person,
  rate,
  reference,
  text,
} from '../define.ts'

/** 会议：一个会可以有几个名目；会上定的事另立一条，办到销号。 */
export const meeting: Ledger = {
  key: 'meeting',
  title: '会议台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['day', 'title'],
  fields: {
    day: date('日期', must),
    kinds: choices(
      '名目',
      [
        '党组会议',
        '办公会议',
        '干部职工大会',
        '意识形态工作会议',
        '安全生产工作会议',
        '党风廉政工作会议',
        '保密工作会议',
        '信访联席会议',
        '领导小组会议',
        '工作调度会',
        '新闻发布会',
        '专题会议',
        '其他',
      ],
      must,
    ),
    title: text('会议名称', 100, must),
    host: person('主持人'),
    firstTopic: text('第一议题', 100),
    due: integer('应到', '人', { min: 1 }),
    came: integer('实到', '人'),
    topics: integer('议题数', '个'),
    gist: longText('会议内容', 2000),
    minutes: attachment('纪要和签到', 5),
  },
}

const resolution: Ledger = {
  key: 'resolution',
  title: '议定事项台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('议定日期', must),
    meeting: reference('会议', 'meeting'),
    matter: text('事项', 200, must),
    owner: person('责任人'),
    due: date('完成时限'),
    result: longText('落实情况', 1000),
  },
  flow: {
    starts: 'decided',
    states: { decided: '已议定', doing: '落实中', review: '待核实', done: '已落实', dropped: '不再办理' },
    closes: ['done'],
    deadlines: { decided: { days: 3, of: 'working' }, review: { days: 5, of: 'working' } },
    moves: {
      assign: move('交办', 'decided', 'doing', ['owner', 'due']),
      submit: move('报请核实', 'doing', 'review', ['result']),
      close: byAnother('核实销号', 'review', 'done', ['evidence']),
      return: move('退回', 'review', 'doing', ['reason']),
      drop: move('不再办理', ['decided', 'doing'], 'dropped', ['reason'], { roles: ['leader', 'section-head'] }),
    },
  },
}

const meetings = over(meeting)
const resolutions = over(resolution)

export const meetingPart: PackPart = {
  ledgers: [meeting, resolution],
  indicators: [
    meetings.count('meeting.total', '会议次数', '次', '本单位召开的会议，一个会有几个名目的只算一次', {
      by: ['kinds'],
      better: 'less',
      limits: '按名目分列的各数相加可以大于合计',
    }),
    meetings.count('meeting.ideology', '意识形态工作会议次数', '次', '研究部署意识形态工作的会议', {
      where: is('kinds', '意识形态工作会议'),
      also: ['意识形态工作会议', '意识形态专题会议'],
    }),
    meetings.count('meeting.safety', '安全生产工作会议次数', '次', '研究部署安全生产的会议', {
      where: is('kinds', '安全生产工作会议'),
      also: ['安全生产例会', '安全生产会议', '安全生产工作会议'],
    }),
    meetings.count('meeting.group', '领导小组会议次数', '次', '牵头召开的领导小组及专班会议', {
      where: is('kinds', '领导小组会议'),
      also: ['领导小组会议', '专班会议'],
    }),
    meetings.count('meeting.committee', '党组会议次数', '次', '党组（党委）会议', {
      where: is('kinds', '党组会议'),
      also: ['党组会', '党委会议'],
    }),
    meetings.count('meeting.first-topic', '落实第一议题次数', '次', '安排了第一议题的会议', {
      where: { field: 'firstTopic', filled: true },
      also: ['第一议题'],
    }),
    resolutions.count('resolution.decided', '议定事项数', '项', '会议议定、要有人落实的事项'),
    resolutions.count('resolution.done', '已落实议定事项数', '项', '期间内议定、现已核实销号的事项', {
      where: inState('done'),
    }),
    rate(
      'resolution.rate',
      '议定事项落实率',
      'resolution.done',
      'resolution.decided',
      '期间内议定的事项中已落实的比重',
    ),
  ],
  examples: [
    {
      title: '会上定的事办到销号',
      steps: [
        {
          enter: 'meeting',
          as: '调度会',
          values: { day: '2024-04-08', kinds: ['工作调度会', '安全生产工作会议'], title: '二季度调度', topics: 2 },
        },
        { enter: 'resolution', as: '事项一', values: { day: '2024-04-08', meeting: '调度会', matter: '更换灭火器' } },
        { enter: 'resolution', as: '事项二', values: { day: '2024-04-08', meeting: '调度会', matter: '修订值班制度' } },
        { move: 'assign', of: '事项一', on: '2024-04-09', values: { owner: '经办人', due: '2024-04-30' } },
        { move: 'submit', of: '事项一', on: '2024-04-20', values: { result: '已更换四十具' } },
        { move: 'close', of: '事项一', on: '2024-04-22' },
      ],
      expect: [
        { indicator: 'meeting.total', period: '2024', value: '1' },
        { indicator: 'meeting.safety', period: '2024', value: '1' },
        { indicator: 'resolution.rate', period: '2024', value: '50.0' },
      ],
    },
  ],
}

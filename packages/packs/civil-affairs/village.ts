import type { Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  choices,
  date,
  formula,
  integer,
  is,
  longText,
  move,
  must,
  org,
  over,
  type PackPart,
  rate,
  reference,
  text,
} from '../define.ts'

const village: Ledger = {
  key: 'village',
  title: '村（社区）名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: text('区划代码', 12, { required: true, pattern: '\\d{12}', hint: '12位统计用区划代码' }),
    name: text('名称', 40, must),
    kind: choice('类别', ['村', '社区'], must),
    township: org('所属乡镇'),
    head: text('主任', 20),
    households: integer('户数', '户'),
    persons: integer('人口', '人'),
    pact: date('村规民约最近修订'),
    since: date('设立日期', must),
    until: date('撤销日期'),
  },
}

const villageMeeting: Ledger = {
  key: 'village-meeting',
  title: '村级会议台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    village: reference('村（社区）', 'village', must),
    day: date('日期', must),
    kind: choice('会议', ['村（居）民大会', '村（居）民代表会议', '监督委员会会议'], must),
    topic: text('议题', 100),
    present: integer('到会人数', '人'),
    decision: longText('决议', 1000),
  },
}

/** 议事协商：议题征集、协商、决议、公示、执行。 */
const deliberation: Ledger = {
  key: 'deliberation',
  title: '议事协商台账',
  kind: 'event',
  dateField: 'raised',
  fields: {
    village: reference('村（社区）', 'village', must),
    topic: text('议题', 100, must),
    field: choice('事项', ['公共设施', '环境卫生', '集体资产', '邻里纠纷', '移风易俗', '公益事业', '其他'], must),
    raised: date('征集日期', must),
    present: integer('参加人数', '人'),
    decision: longText('决议', 1000),
    published: date('公示日期'),
  },
  flow: {
    starts: 'raised',
    states: { raised: '议题已定', discussed: '已协商', decided: '已决议', published: '已公示', done: '已落实' },
    closes: ['done'],
    deadlines: { decided: { days: 5, of: 'working' }, published: { days: 90, of: 'calendar' } },
    moves: {
      discuss: move('协商', 'raised', 'discussed', ['present']),
      decide: move('决议', 'discussed', 'decided', ['decision']),
      publish: move('公示', 'decided', 'published', ['published']),
      finish: byAnother('落实', 'published', 'done', ['evidence']),
    },
  },
}

/** 清单事项：工作事务、挂牌、证明，列入目录后清理，清理后抽查。 */
const listItem: Ledger = {
  key: 'village-list-item',
  title: '村级事务清单台账',
  kind: 'event',
  dateField: 'listed',
  fields: {
    item: text('事项', 100, must),
    list: choice('清单', ['工作事务', '场所挂牌', '证明事项', '工作机制'], must),
    disposal: choice('处置', ['保留', '取消', '合并', '改为部门办理'], must),
    listed: date('列入日期', must),
    document: text('文号', 60),
    village: reference('涉及村（社区）', 'village'),
    removed: integer('清理数量', '块', { hint: '挂牌按块，其余按项' }),
  },
  flow: {
    starts: 'listed',
    states: { listed: '已列入', cleared: '已清理', checked: '已抽查' },
    closes: ['checked'],
    deadlines: { listed: { days: 60, of: 'calendar' } },
    moves: {
      clear: move('清理', 'listed', 'cleared'),
      check: byAnother('抽查', 'cleared', 'checked', ['evidence']),
      return: move('退回', ['cleared', 'checked'], 'listed', ['reason']),
    },
  },
}

const honour: Ledger = {
  key: 'exemplary-title',
  title: '示范典型台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    receiver: text('获评对象', 60, must),
    village: reference('村（社区）', 'village'),
    title: text('称号', 80, must),
    level: choice('级别', ['国家级', '省级', '市级', '县级'], must),
    kind: choices('类别', ['自治组织', '村规民约', '社区', '社会组织', '社工', '养老机构', '慈善', '其他'], must),
    day: date('公布日期', must),
    document: text('文号', 60),
  },
}

const villages = over(village)
const meetings = over(villageMeeting)
const deliberations = over(deliberation)
const items = over(listItem)
const honours = over(honour)

export const villageAffairs: PackPart = {
  ledgers: [village, villageMeeting, deliberation, listItem, honour],
  indicators: [
    villages.count('village.total', '村（社区）数', '个', '期末在册的村和社区', {
      by: ['kind', 'township'],
      also: ['村（社区）', '行政村', '村社区', '村（居）'],
    }),
    villages.count('village.communities', '社区数', '个', '期末在册的社区', {
      where: is('kind', '社区'),
      by: ['township'],
      also: ['城乡社区', '社区'],
    }),
    villages.count('village.new', '新设村（社区）数', '个', '期间内设立的村和社区', {
      when: 'during',
      by: ['kind'],
      also: ['设立社区', '新设社区'],
    }),
    meetings.count('village.assemblies', '村（居）民大会次数', '次', '期间内召开的村（居）民大会', {
      where: is('kind', '村（居）民大会'),
      also: ['村民大会', '村民会议'],
    }),
    meetings.count('village.delegate-meetings', '村（居）民代表会议次数', '次', '期间内召开的村（居）民代表会议', {
      where: is('kind', '村（居）民代表会议'),
      also: ['代表会议总次数'],
    }),
    formula(
      'village.assemblies-each',
      '村均村（居）民大会次数',
      '次',
      'village.assemblies / village.total',
      '期间内平均每个村（社区）召开的大会次数',
      {
        decimals: 1,
        also: ['每年召开村民大会', '召开村民大会'],
        limits: '是平均数；有没有村一次没开，看覆盖情况的缺项名单',
      },
    ),
    formula(
      'village.delegate-meetings-each',
      '村均村（居）民代表会议次数',
      '次',
      'village.delegate-meetings / village.total',
      '期间内平均每个村（社区）召开的代表会议次数',
      { decimals: 1, also: ['召开村民代表会议', '村民代表会议'], limits: '是平均数' },
    ),
    deliberations.count('deliberation.raised', '议事协商议题数', '个', '期间内征集确定的议题', {
      by: ['field', 'village'],
      also: ['议事协商', '协商议题', '议事协商活动'],
    }),
    deliberations.count('deliberation.done', '议事协商落实数', '个', '期间内决议落实的议题', { reached: 'done' }),
    rate(
      'deliberation.done-rate',
      '议事协商落实率',
      'deliberation.done',
      'deliberation.raised',
      '期间内落实的与征集的之比',
      {
        limits: '上期征集、本期落实的也在分子里',
      },
    ),
    items.count('village-list.items', '村级清单事项数', '项', '期间内列入清单的事项', { by: ['list', 'disposal'] }),
    items.count('village-list.cleared', '村级事务清理数', '项', '期间内清理的事项', {
      reached: 'cleared',
      by: ['list'],
      also: ['精简工作机制', '清理村级事项', '减负事项'],
    }),
    items.sum('village-list.signs', '清理挂牌数', 'removed', '期间内清理的村级场所挂牌', {
      where: is('list', '场所挂牌'),
      reached: 'cleared',
      also: ['精简挂牌', '清理挂牌'],
    }),
    items.count('village-list.proofs', '取消证明事项数', '项', '期间内取消的村级证明事项', {
      where: { all: [is('list', '证明事项'), is('disposal', ['取消', '改为部门办理'])] },
      also: ['取消证明', '不应出具的证明事项'],
    }),
    honours.count('exemplary.total', '获评示范典型数', '个', '期间内公布的称号', {
      by: ['level', 'kind'],
      also: ['获评先进', '示范典型'],
    }),
  ],
  duties: [
    {
      key: 'village-assembly',
      title: '村（社区）每年至少召开一次村（居）民大会',
      roster: 'village',
      every: 'year',
      times: 1,
      metBy: { ledger: 'village-meeting', member: 'village', only: is('kind', '村（居）民大会') },
    },
    {
      key: 'village-delegates',
      title: '村（社区）每季至少召开一次村（居）民代表会议',
      roster: 'village',
      every: 'quarter',
      times: 1,
      metBy: { ledger: 'village-meeting', member: 'village', only: is('kind', '村（居）民代表会议') },
    },
  ],
  auditRules: [
    {
      key: 'village-communities-within',
      title: '社区数不多于村（社区）数',
      left: 'village.communities',
      operator: '<=',
      right: 'village.total',
      severity: 'hard',
      message: '社区数多于村（社区）总数。',
      missing: 'skip',
    },
  ],
}

import type { Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  date,
  integer,
  is,
  longText,
  move,
  must,
  over,
  type PackPart,
  rate,
  reference,
  text,
  year,
} from '../define.ts'
import { training } from '../office/training.ts'

const socialWorker: Ledger = {
  key: 'social-worker',
  title: '社会工作者名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name', 'community'],
  fields: {
    name: text('姓名', 20, must),
    community: reference('服务社区', 'village', must),
    station: reference('所在社工站', 'social-station'),
    grade: choice('职业水平', ['无', '助理社会工作师', '社会工作师', '高级社会工作师'], must),
    since: date('到岗日期', must),
    until: date('离岗日期'),
  },
}

/** 社工站（点）：星级按标准化建设评定。 */
const socialStation: Ledger = {
  key: 'social-station',
  title: '社会工作服务站名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('名称', 60, must),
    star: choice('星级', ['未评定', '一星', '二星', '三星', '四星', '五星'], must),
    rated: date('评定日期'),
    workers: integer('驻站社工', '人'),
    since: date('设立日期', must),
    until: date('撤销日期'),
  },
}

const socialOrganisation: Ledger = {
  key: 'social-organisation',
  title: '社会组织名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['code'],
  fields: {
    code: text('统一社会信用代码', 18, must),
    name: text('名称', 80, must),
    kind: choice('类别', ['社会团体', '民办非企业单位', '基金会'], must),
    field: choice('业务领域', ['教育培训', '社会服务', '行业协会', '文化体育', '慈善', '其他']),
    party: choice('党组织', ['单独组建', '联合组建', '指派指导员', '未组建']),
    since: date('登记日期', must),
    until: date('注销日期'),
  },
}

/** 年检：填报、初审、结论，一家一年一条。 */
const organisationCheck: Ledger = {
  key: 'organisation-check',
  title: '社会组织年检台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['organisation', 'year'],
  fields: {
    organisation: reference('社会组织', 'social-organisation', must),
    year: year('年检年度', must),
    day: date('填报日期', must),
    opinion: longText('初审意见', 500),
    conclusion: choice('结论', ['合格', '基本合格', '不合格']),
  },
  flow: {
    starts: 'filed',
    states: { filed: '已填报', reviewed: '已初审', concluded: '已出结论' },
    closes: ['concluded'],
    deadlines: { filed: { days: 20, of: 'working' } },
    moves: {
      review: move('初审', 'filed', 'reviewed', ['opinion']),
      conclude: byAnother('出结论', 'reviewed', 'concluded', ['conclusion', 'evidence']),
      return: move('退回补正', 'reviewed', 'filed', ['reason']),
    },
  },
}

/** 非法社会组织和校外培训机构整治。 */
const organisationCase: Ledger = {
  key: 'organisation-case',
  title: '社会组织整治台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    name: text('对象', 80, must),
    kind: choice('类型', ['非法社会组织', '校外培训机构', '僵尸社会组织', '违规收费'], must),
    day: date('发现日期', must),
    action: choice('处理', ['劝散', '取缔', '注销', '责令整改', '移送']),
    words: longText('情况', 500),
  },
  flow: {
    starts: 'found',
    states: { found: '已登记', handling: '处理中', closed: '已结案' },
    closes: ['closed'],
    deadlines: { handling: { days: 60, of: 'calendar' } },
    moves: {
      handle: move('立案处理', 'found', 'handling'),
      close: byAnother('结案', 'handling', 'closed', ['action', 'evidence']),
    },
  },
}

const workers = over(socialWorker)
const stations = over(socialStation)
const organisations = over(socialOrganisation)
const yearChecks = over(organisationCheck)
const cases = over(organisationCase)
const trainings = over(training)

export const socialWork: PackPart = {
  ledgers: [socialWorker, socialStation, socialOrganisation, organisationCheck, organisationCase],
  indicators: [
    workers.count('social-worker.total', '专业社会工作者数', '名', '期末在岗的社会工作者', {
      by: ['grade', 'station', 'community'],
      also: ['专业社会工作者', '社会工作者', '社工', '专职社工'],
    }),
    workers.distinct('social-worker.communities', '配备社工的社区数', '个', 'community', '期末有社工服务的社区'),
    trainings.sum('social-worker.trained', '社会工作专业培训人数', 'persons', '期间内参加社会工作专业培训的人', {
      where: is('audience', '社会工作者'),
      by: ['level'],
      also: ['社会工作专业培训', '社工培训', '参加社会工作专业培训'],
    }),
    stations.count('social-station.total', '社工站数', '个', '期末在册的社工站', { by: ['star'], also: ['社工站'] }),
    stations.count('social-station.starred', '四星以上社工站数', '个', '期末四星以上的社工站', {
      where: is('star', ['四星', '五星']),
      also: ['四星级社工站', '四星级标准化社工站'],
    }),
    organisations.count('organisation.total', '社会组织数', '家', '期末在册的社会组织', {
      by: ['kind', 'field', 'party'],
      also: ['登记社会组织', '社会组织'],
    }),
    organisations.count('organisation.new', '新登记社会组织数', '家', '期间内登记的社会组织', {
      when: 'during',
      by: ['kind'],
      also: ['新成立社会组织'],
    }),
    yearChecks.count('organisation.checked', '社会组织年检数', '家', '期间内出结论的年检', {
      reached: 'concluded',
      by: ['conclusion'],
      also: ['参加年检', '社会组织年检'],
    }),
    yearChecks.count('organisation.passed', '年检合格数', '家', '期间内年检合格和基本合格的', {
      where: is('conclusion', ['合格', '基本合格']),
      reached: 'concluded',
    }),
    rate(
      'organisation.passed-rate',
      '年检合格率',
      'organisation.passed',
      'organisation.checked',
      '出结论的年检中合格的比例',
      {
        also: ['社会组织年检合格率'],
      },
    ),
    rate(
      'organisation.checked-rate',
      '年检率',
      'organisation.checked',
      'organisation.total',
      '年检的社会组织占在册的比例',
      {
        also: ['社会组织年检率', '年检参检率'],
      },
    ),
    cases.count('organisation-case.found', '社会组织整治件数', '件', '期间内登记的整治对象', {
      by: ['kind', 'action'],
      also: ['打击整治非法社会组织', '非法社会组织'],
    }),
    cases.count('organisation-case.closed', '社会组织整治结案数', '件', '期间内结案的', {
      reached: 'closed',
      by: ['kind'],
    }),
  ],
  duties: [
    {
      key: 'organisation-check',
      title: '社会组织每年年检一次',
      roster: 'social-organisation',
      every: 'year',
      times: 1,
      metBy: { ledger: 'organisation-check', member: 'organisation' },
    },
  ],
  auditRules: [
    {
      key: 'organisation-passed-within',
      title: '年检合格不多于年检数',
      left: 'organisation.passed',
      operator: '<=',
      right: 'organisation.checked',
      severity: 'hard',
      message: '合格的多于出结论的。',
      missing: 'skip',
    },
  ],
}

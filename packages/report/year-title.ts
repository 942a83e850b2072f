import { type Figure, unitDimension } from '@taizhang/text'
import type { Statement } from './match-statement.ts'
import { letters } from './year-id.ts'

/** An indicator to make for a figure that none of the office's own states. */
export interface NewIndicator {
  readonly make: 'new-reported' | 'new-cited'
  readonly key: string
  readonly title: string
  readonly unit: string
}

const TITLE_LENGTH_MAX = 24
const ABOUT_LENGTH_MAX = 12

/** What others find out or decide: statistics of the whole economy, ranks, grades, honours, scores. */
const FROM_ABOVE =
  /[G]?DP|生产总值|增加值|固定资产投资|社会消费品零售|可支配收入|一般公共预算|财政(?:总)?收入|税收收入|进出口|规上工业|PM2\.5|PM10|优良天数|优良率|排名|位居|位列|名列|位次|[省市州区县国]第|考核(?:得分|等次|结果)|得分|评为|评定为|荣获|获评|获得|授予|入选|表彰|全[国省市](?:平均|第)/

const LEADING =
  /^(?:20\d\d年(?:度)?|截[至止](?:目前|当前)?|今年以来|今年来|今年|目前|全年|年内|其中|同时|此外|另外|并|且|均|都|也|已经?|现|先后|分别|累计|总共|共计|合计|总计|全[县市区镇乡省](?:各)?|我[县市区镇乡局省]|[共总]|有|为|对|向|在|将|把|给|的|了|和|与|及|按照|通过|完成了?|实现|达到?)+/
const TRAILING =
  /(?:提高|提升|增加|下降|降低|上升|提标|调整)?(?:达到?了?|分别为|分别|为|是|至|到|约|近|超过?|增至|降至|已|出|了|的|和|与|及|均|多|至少|不低于|不少于|第|占|仅)+$/
/** Names that say nothing without what they are of: 整治率, 投资, 占地. */
const NEEDS_MORE =
  /^(?:.{1,2}|整治率|整改率|完成率|办结率|合格率|覆盖率|达标率|参与率|投资额?|占地.*|资金|救助资金|发放资金|补助资金|总?投资|建成|发放|标准.*|按.*标准.*)$/

/** 比上年同期提高: what a growth is measured against and which way it goes are no part of its name. */
const COMPARISON =
  /(?:(?:同比|环比|[比较](?:上年|去年|上一年|上年度)(?:同期)?)|增长|下降|增加|减少|上升|回落|提高|降低|提升|上涨|下跌)+/g

/** What a unit of measure says of the number. */
const MEASURED: Readonly<Record<string, string>> = {
  money: '金额',
  length: '长度',
  area: '面积',
  weight: '重量',
  volume: '量',
  months: '时长',
}

const COUNTED: Readonly<Record<string, string>> = {
  人: '人数',
  名: '人数',
  位: '人数',
  户: '户数',
  人次: '人次',
  次: '次数',
  场: '场次',
  场次: '场次',
}
const NAMED_ALREADY =
  /(?:率|比|比例|比重|占比|数|量|额|金|款|费|资金|投资|收入|支出|面积|标准|价|值|人次|次数|户数|人数|天数|增速|增幅)$/

/**
 * A title from the figure's own words, and from what it is about where they say too little; reported by hand, or cited where others
 * find it out. The key follows from title and unit, so that the same figure gives the same indicator in every report.
 */
export function newIndicator(statement: Statement, figure: Figure, sentence: string, unit: string): NewIndicator {
  const isCited =
    figure.class === 'rank' ||
    FROM_ABOVE.test(statement.own) ||
    (statement.shown === 'growth' && FROM_ABOVE.test(sentence))
  const isValue = statement.shown === 'value'
  const own = cleaned(isValue ? statement.own : statement.own.replace(COMPARISON, ''))
  const about = cleaned(isValue ? statement.about : statement.about.replace(COMPARISON, '')).slice(-ABOUT_LENGTH_MAX)
  const needsMore = own === '' || statement.whole !== null || NEEDS_MORE.test(own)
  const core = needsMore && about !== '' && !own.includes(about) ? joined(about, own) : own
  const named = core || nearestWords(statement) || '未写明的数'
  const title = withEnding(named.slice(0, TITLE_LENGTH_MAX), statement, figure)
  const make = isCited ? 'new-cited' : 'new-reported'
  return { make, title, unit, key: `${isCited ? 'cited' : 'reported'}.${letters(`${title}|${unit}`)}` }
}

/** The same for another figure of the same title: the title tells the two apart. */
export function told(indicator: NewIndicator, times: number): NewIndicator {
  if (times === 0) return indicator
  const title = `${indicator.title}（${times + 1}）`
  return { ...indicator, title, key: `${indicator.key.split('.')[0]}.${letters(`${title}|${indicator.unit}`)}` }
}

function cleaned(words: string): string {
  return words
    .split('，')
    .map((part) => part.replace(LEADING, '').replace(TRAILING, ''))
    .join('')
    .replace(/[“”‘’"'《》〈〉（）()、；;：:。\s]/g, '')
}

/** Where its own words say nothing (共计20件), those that stand nearest. */
const nearestWords = ({ sources }: Statement): string =>
  sources.map(({ words }) => cleaned(words).slice(-ABOUT_LENGTH_MAX)).find((words) => words.length >= 2) ?? ''

const joined = (about: string, own: string): string => (about.endsWith(own) ? about : `${about}${own}`)

function withEnding(core: string, { shown }: Statement, { unit, class: kind }: Figure): string {
  if (kind === 'rank') return /位次|排名|名次/.test(core) ? core : `${core}位次`
  if (shown === 'growth' || shown === 'points') return /增速|增幅|增长|提高/.test(core) ? core : `${core}增速`
  if (NAMED_ALREADY.test(core) || unit === '') return core
  if (unit === '%') return `${core}占比`
  const counted = COUNTED[unit]
  if (counted !== undefined) return `${core}${counted}`
  const measured = MEASURED[unitDimension(unit) ?? '']
  if (measured !== undefined) return `${core}${measured}`
  return unit.includes('/') ? core : `${core}数`
}

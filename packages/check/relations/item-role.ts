import type { Item } from './context.ts'

/** What was asked for, not what came of it: 任务, 计划, 年初预算, 限额. 预算收入 and 预算单位 are things, not targets. */
const TARGET = /任务|计划|目标|指标|下达|限额|定额|概算|预算(?!收入|支出|单位|资金|内|外|绩效|执行)/

/** What was due: 应参检182家; not 应急, 应用, 反应. */
const DUE = /(?<![供适响反相感效])应(?![急用对变诉聘届征邀战激])[一-龥]{1,6}$/

/** A change against another time or a plan: 同比增加, 比上年多争取, 较年初净增. Alone, 增加20件 is one too. */
const CHANGE =
  /(?:同比|环比)|(?:[较比][^，]{0,12})(?:多|少|净?增|净?减|压减|压缩|提高|提升|上升|下降|降低|回落|加快|放缓|高|低)[一-龥]{0,4}$|[较比](?:上年|去年|上期|同期|年初)[一-龥]{0,4}的?$|^(?:净增|净减|增加|减少|增长|下降|压减|增收|减收)了?$/

/** A clause that only says how far the thing before has got: 已整改30处, 均办结. It names nothing new. */
const STATUS =
  /^[，、；（]?(?:目前|现|截至目前)?(?:已经?|均已?|全部|都已?|现已|累计|共)*(?:完成|整改|办结|销号|化解|解决|落实|验收|结案|审结|执结|审执结|交付|投用|到位|发放|清退|拆除|整治|处置|处理|竣工|开工|拨付|支付|兑现)(?:完成|到位|整改|销号|办结)*(?:了)?$/

export const isTarget = (item: Item): boolean => TARGET.test(item.label.before)
export const isDue = (item: Item): boolean => DUE.test(item.label.before)
export const isChange = (item: Item): boolean => item.kind === '个百分点' || CHANGE.test(item.label.before)
export const isStatus = (item: Item): boolean => STATUS.test(item.label.before)

/** Shares, rates and points: never added up with one another. */
export const isShare = (item: Item): boolean => item.kind === '%' || item.kind === '‰' || item.kind === '个百分点'

/** 10亿元以上 names a group of projects; it is no amount that could be added. */
export const isOpenEnded = (item: Item): boolean =>
  !item.masked && !(Number.isFinite(item.low) && Number.isFinite(item.high))

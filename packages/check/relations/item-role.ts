import type { Item } from './context.ts'

/** What was asked for, not what came of it: 任务, 计划, 年初预算, 限额. 预算收入 and 预算单位 are things, not targets. */
const TARGET =
  /任务(?!清单|书|单)|计划|目标(?!责任)|指标|下达|限额|定额|概算|预算(?!收入|支出|单位|资金|内|外|绩效|执行)/

/** What was due: 应参检182家; not 应急, 应用, 反应, nor what is done of it: 应编村庄已完成98个. */
const DUE = /(?<![供适响反相感效])应(?![急用对变诉聘届征邀战激])(?:(?!已)[一-龥]){1,6}$/

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

/** How far a part has got: `done`, `open` (still running, or not begun), or null where its words tell no state. */
export type ItemState = 'done' | 'open' | null

const OPEN_STATE =
  /未(?!来|成年|婚)|正在|在建|在办|在审|在施|(?<![接招期款优对])待|剩余|剩下|尚|仍|其余|余下|拟|序时进度|时序进度|持续推进|长期|阶段性|基本整改|基本完成|推进中|办理中|整改中|审理中|施工中|建设中|进行中|初稿|跟进|前期|跨年|顺延|延期/
const DONE_STATE =
  /^(?:[^，]{0,6}(?:已经?|均已?|全部|现已))|完成|完工|竣工|办结|审结|执结|结案|销号|整改到位|通过|投产|投用|建成|化解|修复|加固|拆除|停用|没收|补办|销案|交付|达标|落实|解决/

/** The state that the words around a number tell: 在建7个 and 6处正在办理 are `open`, 竣工5条 and 9个已开工 are `done`. */
export function stateOf({ label }: Item): ItemState {
  const words = label.before.slice(-12) + label.after.slice(0, 12)
  return OPEN_STATE.test(words) ? 'open' : DONE_STATE.test(words) ? 'done' : null
}

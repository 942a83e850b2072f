/** Words that every report uses of everything; they are taken out before names are compared. */
const EMPTY_WORDS =
  /工作|建设|加强|进一步|推进|推动|提升|提高|能力|水平|问题|存在|不足|不够|不高|不强|缺乏|有待|亟待|需要|还需|部分|个别|一些|目前|当前|仍然|依然|比较|较为|全[县区市镇乡省局]|我[县区市镇乡省局]|持续|继续|积极|切实|全面|深入|扎实|完善|健全|薄弱|滞后|方面|情况|任务|重点|有效|严重|困难|短板|差距|不到位|不健全|不完善|落实|开展|实施|做好|抓好|强化|优化|以及|由于|同时|导致|造成|影响|力度|措施|要求|完成|新建|改建|扩建|建成|启动|印发|制定|出台|举办|召开|建立|争取|打造|编制|实现|达到|确保|力争|新增/g

/**
 * The pairs of neighbouring characters (Chinese or letters) by which the matter of a sentence can be recognised in another,
 * in order, each as one number; words that every report uses of everything are taken out first. 健全山塘管护制度 gives
 * 山塘 塘管 管护 护制 制度.
 */
export function tellingPairs(words: string): number[] {
  const pairs: number[] = []
  const telling = words.replace(EMPTY_WORDS, ' ')
  let first = telling.charCodeAt(0)
  for (let at = 1; at < telling.length; at++) {
    const second = telling.charCodeAt(at)
    if (isTelling(first) && isTelling(second)) pairs.push(pairNumber(first, second))
    first = second
  }
  return pairs
}

/** The number that a pair of characters is known by. */
export const pairNumber = (first: number, second: number): number => (first << 16) | second

/** A Chinese character of the basic block, or a Latin letter. */
const isTelling = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

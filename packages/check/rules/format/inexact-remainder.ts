import { defineRule } from '../../engine/rule.ts'
import { isDigit, wordsAround } from '../../marks/characters.ts'

/** Units and multipliers that follow 余 or 多 as 'and some': 42余份. 余万 and 多亿 stand for a part of the multiplier. */
const UNIT =
  /^[余多](?:个|名|人|次|件|户|家|场|处|份|项|条|起|宗|只|台|套|篇|期|元(?![化素])|亩|公里|公顷|吨|平|米|位|对|座|所|辆|棵|株|张|部|本|册|封|枚|幅|盏|根|头|批|轮|支|栋|间|块|片|户次|人次)/

/**
 * “余”“多”只接在整十、整百、整千的数后面：42余份不对，40余份对。
 */
export default defineRule({
  id: 'inexact-remainder',
  summary: '“余”“多”接在确数后',
  explanation:
    '“余”“多”表示比整数多一些，前面应是整十、整百、整千的数。“42余份”前面已是确数，要么去掉“余”，要么写作“40余份”。' +
    '后面还有“万”“亿”的（15余万、5.2万余元）说的是万以下的零头，不报。',
  basis: [{ source: 'GB/T 15835-2011', clause: '5.1.6' }, { source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    exact: ({ words, number, sign, unit, round }) =>
      `“${words}”：${number}是确数，后面不能用“${sign}”，应为“${number}${unit}”${round === '' ? '' : `或“${round}${sign}${unit}”`}。`,
  },
  examples: [
    { ok: '660余人次，300余天，1.2万余亩，15余万元，100多家，1010余户，三十余人，15多元化服务' },
    { ok: '一年多，3个多月，2两多，5G多场景，XX余万元' },
    { bad: '签订承诺书⟦42余⟧份', message: 'exact' },
    { bad: '开展督查⟦15余⟧次，走访⟦1235多⟧户', message: 'exact' },
    { bad: '新建道路⟦10.4余⟧公里', message: 'exact' },
  ],
  seeks: ['余', '多'],
  *check({ hits, reading: { text } }) {
    for (const { start: sign, end, word } of hits) {
      const last = text.charCodeAt(sign - 1)
      if (!isDigit(last)) continue
      const unit = UNIT.exec(text.slice(sign, sign + 5))?.[0].slice(1)
      if (unit === undefined) continue
      let start = sign - 1
      while (start > 0 && /[\d.,]/.test(text.charAt(start - 1)) && sign - start < 14) start--
      const number = text.slice(start, sign)
      if (last === 48 && !number.includes('.')) continue
      const whole = Number(number.replaceAll(',', ''))
      if (!Number.isFinite(whole)) continue
      const round = whole >= 10 ? String(Math.floor(whole / 10) * 10) : ''
      const data = { words: wordsAround(text, start, end, 4), number, sign: word, unit, round }
      yield { start, end, message: 'exact', data }
    }
  },
})

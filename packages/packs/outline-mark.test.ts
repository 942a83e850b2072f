import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { outlineMarks } from './outline-mark.ts'

describe('the marks of an outline', () => {
  /** The indicators and parts that a text asks for, and what in it is no mark. */
  const read = (text: string, inRows = false): string => {
    const { marks, broken } = outlineMarks(text, inRows)
    return [
      ...marks.map(({ indicator, slice }) =>
        slice === null ? indicator : `${indicator}@${slice === 'each' ? slice : `${slice.field}=${slice.value}`}`,
      ),
      ...broken.map((words) => `!${words}`),
    ].join(' ')
  }
  for (const [text, found] of [
    ['排查{hazard.found}，敬老院{hazard.found@placeKind=敬老院}。', 'hazard.found hazard.found@placeKind=敬老院'],
    ['比上年{hazard.found|growth}，支付{fund.paid|万元,2}', 'hazard.found fund.paid'],
    ['{assistance.paid@kind=农村低保|万元,2}', 'assistance.paid@kind=农村低保'],
    ['{f1: hazard.found}占{=f1 / f2 * 100|1}', 'hazard.found'],
    ['{year}年和{next-year}年', ''],
    ['{Hazard}{}', '!{Hazard} !{}'],
    ['{hazard.found@placeKind}', '!{hazard.found@placeKind}'],
    ['少了一半{hazard.found', '!少了一半{hazard.found'],
  ] as const)
    test(text, () => assert.equal(read(text), found))

  test('in repeated rows each is a part, elsewhere it is none', () => {
    const text = '{each}{hazard.found@each|万元}'
    assert.equal(read(text, true), 'hazard.found@each')
    assert.equal(read(text), 'each !{hazard.found@each|万元}')
  })
})

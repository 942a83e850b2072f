import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText } from './document.ts'
import { readText } from './read.ts'

describe('what a figure counts', () => {
  const subjects = (text: string): readonly string[] => {
    const { figures, labels } = readText(documentFromText(text))
    return figures.flatMap(({ class: kind }, at) => (kind === 'quantity' ? [labels[at]?.subject ?? ''] : []))
  }
  for (const [text, ...expected] of [
    ['全县共有水库86座，其中中型水库3座。', '水库', '中型水库'],
    ['今年以来累计排查隐患41处。', '排查隐患'],
    ['新建项目16个，新增就业320人。', '新建项目', '就业'],
    ['目前在建8个，在册志愿者500人。', '在建', '在册志愿者'],
    ['在3个村开展试点。', '村'],
  ] as const)
    test(text, () => assert.deepEqual(subjects(text), expected))
})

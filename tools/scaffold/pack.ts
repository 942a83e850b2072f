import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Made } from './rule.ts'

/** Writes `<id>/pack.ts` and its test into the folder of the packs. It never overwrites. */
export function newPack(folder: string, id: string): Made {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    return { ok: false, reason: `“${id}” is no pack id: kebab-case, such as water or culture-tourism.` }
  if (existsSync(join(folder, id))) return { ok: false, reason: `${id} is there already; nothing was written.` }
  mkdirSync(join(folder, id))
  const files = { [`${id}/pack.ts`]: packSource(id), [`${id}/pack.test.ts`]: packTestSource() }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text, { flag: 'wx' })
  return { ok: true, written: Object.keys(files) }
}

/** A pack that compiles and fails its test until its worked example is put right. */
function packSource(id: string): string {
  return `import type { Ledger } from '@taizhang/ledger'
import { byAnother, choice, date, joinParts, longText, move, must, over, type PackPart, text } from '../define.ts'
import type { Pack } from '../pack.ts'

/** 写明：登什么，一条是什么，谁来办。 */
const matter: Ledger = {
  key: '${id}-matter',
  title: '写明台账名称',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: date('日期', must),
    kind: choice('类别', ['甲类', '乙类'], must),
    name: text('事项', 100, must),
    result: longText('办理情况', 1000),
  },
  flow: {
    starts: 'registered',
    states: { registered: '已登记', review: '待复核', closed: '已办结' },
    closes: ['closed'],
    moves: {
      submit: move('报请复核', 'registered', 'review', ['result']),
      close: byAnother('办结', 'review', 'closed', ['evidence']),
      return: move('退回', 'review', 'registered', ['reason']),
    },
  },
}

const matters = over(matter)

const part: PackPart = {
  ledgers: [matter],
  indicators: [
    matters.count('${id}.registered', '写明指标名称', '件', '写明口径：一条算一件', { by: ['kind'] }),
    matters.count('${id}.closed', '写明办结指标名称', '件', '写明口径', { reached: 'closed' }),
  ],
  examples: [
    {
      title: '从登记到办结',
      steps: [
        { enter: '${id}-matter', as: '第一件', values: { day: '2024-03-05', kind: '甲类', name: '写明一件真实的事' } },
        { move: 'submit', of: '第一件', on: '2024-03-06', values: { result: '已办' } },
        { move: 'close', of: '第一件', on: '2024-03-07' },
      ],
      // 写好样例之前，这里通不过。
      expect: [{ indicator: '${id}.closed', period: '2024', value: '0' }],
    },
  ],
}

/** 写明：哪个行业，哪些事。 */
const pack: Pack = {
  id: '${id}',
  title: '写明行业名称',
  version: 1,
  summary: '一句话说明这个行业包管哪些事。',
  builtOn: ['office'],
  ...joinParts(part),
  outlines: [],
}

export default pack
`
}

/** The test of a new pack alone; when it is in the registry, packs.test.ts looks at it among all. */
function packTestSource(): string {
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packFaults } from '../pack-faults.ts'
import { packs } from '../registry.ts'
import pack from './pack.ts'

test(\`\${pack.title} has no fault, and its worked examples come out\`, (t) => {
  assert.deepEqual(packFaults([...packs.filter(({ id }) => id !== pack.id), pack]), [])
  t.diagnostic(\`\${pack.id}: \${pack.ledgers.length} ledgers, \${pack.examples.length} worked examples\`)
})
`
}

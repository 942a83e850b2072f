import type { CheckedFile, FailedFile, Format } from './format.ts'

/**
 * One JSON object per file and line. Offsets are UTF-16 units into the file's text as read, end exclusive;
 * values are in base units.
 */
export const jsonLines: Format = {
  head: '',
  *file(checked) {
    yield* objectPieces(checked, '')
    yield '\n'
  },
  failed: (failed) => `${JSON.stringify(failedObject(failed))}\n`,
  tail: () => '',
}

/** The same objects in one array, one figure, relation, finding and commitment per line. */
export const jsonArray: Format = {
  head: '[\n',
  *file(checked, index) {
    yield index === 0 ? '' : ',\n'
    yield* objectPieces(checked, '\n')
  },
  failed: (failed, index) => `${index === 0 ? '' : ',\n'}${JSON.stringify(failedObject(failed))}`,
  tail: () => '\n]\n',
}

const failedObject = ({ name, reason }: FailedFile) => ({
  file: name,
  error: reason,
  figures: [],
  relations: [],
  findings: [],
  commitments: [],
})

/** Pieces, not one string: the figures of a very long text would not fit into one. */
function* objectPieces({ name, result }: CheckedFile, lineEnd: string): Generator<string> {
  const { reading } = result
  yield `{"file":${JSON.stringify(name)},${lineEnd}"figures":[${lineEnd}`
  yield* listPieces(lineEnd, reading.figures, (figure, index) => ({
    start: figure.start,
    end: figure.end,
    text: reading.text.slice(figure.start, figure.end),
    class: figure.class,
    value: figure.value,
    unit: figure.unit,
    approx: figure.approx,
    subject: figure.class === 'quantity' || figure.class === 'masked' ? (reading.labels[index]?.subject ?? '') : '',
  }))
  yield `],${lineEnd}"relations":[${lineEnd}`
  yield* listPieces(lineEnd, result.relations, ({ type, members, expression, holds }) => ({
    type,
    members: members.map(({ role, start, end }) => ({ role, start, end })),
    expression,
    holds,
  }))
  yield `],${lineEnd}"findings":[${lineEnd}`
  yield* listPieces(lineEnd, result.findings, ({ rule, category, severity, start, end, message, suggestion }) => ({
    rule,
    category,
    severity,
    start,
    end,
    message,
    suggestion,
  }))
  yield `],${lineEnd}"commitments":[${lineEnd}`
  yield* listPieces(lineEnd, reading.commitments, ({ start, end, action, target, deadline, owner }) => ({
    start,
    end,
    action,
    target: target && { value: target.value, unit: target.unit, op: target.op },
    deadline,
    owner,
  }))
  yield ']}'
}

function* listPieces<Item>(
  lineEnd: string,
  items: readonly Item[],
  toJson: (item: Item, index: number) => unknown,
): Generator<string> {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (item === undefined) continue
    yield JSON.stringify(toJson(item, index)) + (index === items.length - 1 ? lineEnd : `,${lineEnd}`)
  }
}

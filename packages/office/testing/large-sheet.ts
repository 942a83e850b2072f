/** Writes and reads a large sheet in the memory that this thread is given; tells what it counted. For the test of memory. */
import { parentPort, workerData } from 'node:worker_threads'
import { allBytes, openSheets, writeSheet } from '../index.ts'

const [rowsWanted, columnsWanted]: readonly [number, number] = workerData

function* rows() {
  for (let row = 1; row <= rowsWanted; row++) {
    const cells = Array.from({ length: columnsWanted }, (_, at) => ({
      kind: at % 2 === 0 ? ('text' as const) : ('number' as const),
      text: at % 2 === 0 ? `第${row}行第${at}格` : `${row * (at + 1)}`,
    }))
    yield { row, cells }
  }
}

const columns = Array.from({ length: columnsWanted }, () => ({ width: 10, format: 'General' }))
const bytes = await allBytes(writeSheet({ name: '大表', columns, frozenRows: 0, rows: rows(), author: '台账' }))
const opened = await openSheets('大表.xlsx', bytes)
if (!opened.ok) throw new Error(opened.problem.message)
let cells = 0
let last = 0
for (const sheet of opened.sheets) {
  for await (const row of sheet.rows()) {
    cells += row.cells.filter((cell) => cell !== undefined).length
    last = row.row
  }
}
parentPort?.postMessage({ cells, last })

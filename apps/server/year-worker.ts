import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from '@taizhang/office'
import { proposeYear } from '@taizhang/report'
import { readText } from '@taizhang/text'
import type { YearJob, YearRead } from './year-reader.ts'

/** A report of thirty pages has 15,000 characters; what is far longer is a collection, and would be read for minutes. */
const CHARACTERS_MAX = 200_000

const { name, bytes, year, today, content } = workerData as YearJob

async function answer(): Promise<YearRead> {
  const read = await readFile(name, bytes)
  if (!read.ok) return { ok: false, message: read.problem.message }
  const { text } = read.document
  if (text.length > CHARACTERS_MAX)
    return {
      ok: false,
      message: `文件有${Math.ceil(text.length / 10_000)}万字，超过${CHARACTERS_MAX / 10_000}万字，不像一份年度报告。请只上传报告本身。`,
    }
  const reading = readText(read.document, { today })
  return { ok: true, text, proposal: proposeYear({ reading, year, ...content }) }
}

parentPort?.postMessage(await answer())

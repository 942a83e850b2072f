import type { Limits } from '../limits.ts'
import { damaged, Refusal } from '../problem.ts'
import { decodeXml, type XmlText } from '../xml/encoding.ts'
import { XmlScanner } from '../xml/scan.ts'
import { type Archive, type ExpandBudget, expandEntry, openArchive } from './archive.ts'
import { type Relationship, readRelationships, relationshipsPart } from './relationships.ts'

/** An opened .docx or .xlsx: its main part and what that part refers to. */
export interface OfficePackage {
  readonly archive: Archive
  readonly limits: Limits
  readonly budget: ExpandBudget
  /** `word/document.xml`, or whatever the package names. */
  readonly mainPart: string
  /** Relationships of the main part. */
  readonly relationships: readonly Relationship[]
}

/** Opens the package and finds its main part; throws a `Refusal` where there is none. */
export async function openPackage(bytes: Uint8Array, limits: Limits): Promise<OfficePackage> {
  const archive = openArchive(bytes, limits)
  const budget = { left: limits.expandedBytesMax }
  const opened = { archive, limits, budget, mainPart: '', relationships: [] }
  const top = await readPart(opened, relationshipsPart(''))
  if (top === null) throw notOffice()
  await checkPart(opened, CONTENT_TYPES)
  const main = readRelationships(top.source, '', limits.depthMax).find((found) => found.kind === 'officeDocument')
  if (main === undefined || !archive.byName.has(main.target.toLowerCase())) throw notOffice()
  const own = await readPart(opened, relationshipsPart(main.target))
  const relationships = own === null ? [] : readRelationships(own.source, main.target, limits.depthMax)
  return { ...opened, mainPart: main.target, relationships }
}

function notOffice(): Refusal {
  return new Refusal(
    'not-what-it-says',
    '这是一个压缩包，里面没有 Word 或 Excel 正文。请解压后，把其中的文件拿来校核。',
  )
}

/** The part that says what each part is. */
export const CONTENT_TYPES = '[Content_Types].xml'

/** Refuses the file where a part that writing needs is missing or not well-formed, so that what was read can be written. */
export async function checkPart(opened: OfficePackage, name: string): Promise<void> {
  const part = await readPart(opened, name)
  if (part === null) throw damaged('缺少部件', name)
  const scanner = new XmlScanner(part.source, name, opened.limits.depthMax)
  let elements = 0
  while (scanner.next() !== 'end') if (scanner.kind === 'open') elements++
  if (elements === 0) throw damaged('部件是空的', name)
}

/** The text of a part; null where the package has no such part. */
export async function readPart(opened: OfficePackage, name: string): Promise<XmlText | null> {
  const entry = opened.archive.byName.get(name.toLowerCase())
  if (entry === undefined) return null
  return decodeXml(await expandEntry(opened.archive, entry, opened.budget, opened.limits), entry.name)
}

/** Name of the part that the main part refers to by this kind; undefined where there is none. */
export function relatedPart(opened: OfficePackage, kind: string): string | undefined {
  const target = opened.relationships.find((found) => found.kind === kind)?.target
  return target === undefined ? undefined : opened.archive.byName.get(target.toLowerCase())?.name
}

import { defaultLimits } from '../limits.ts'
import { readFile } from '../read-file.ts'
import { decodeXml } from '../xml/encoding.ts'
import { escapeText } from '../xml/entities.ts'
import { expandEntry, openArchive } from '../zip/archive.ts'
import { writeArchive } from '../zip/rewrite.ts'

/** Makes .docx files by hand for tests, so that a test shows the XML that it is about. */

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMESPACES =
  `${W} xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

/** Parts beside the body, each the inside of its root element. */
export interface WordParts {
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly comments?: string
  /** Whole document.xml instead of one made around the body. */
  readonly document?: string
}

/** A .docx of the given body XML. */
export function wordFile(body: string, parts: WordParts = {}): Promise<Uint8Array> {
  const others = (['styles', 'numbering', 'footnotes', 'comments'] as const).filter((kind) => parts[kind] !== undefined)
  const overrides = ['document.main', ...others].map((kind) => {
    const name = kind === 'document.main' ? 'document' : kind
    return `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
  })
  const relationships = others.map(
    (kind, at) => `<Relationship Id="rId${at + 1}" Type="${R}/${kind}" Target="${kind}.xml"/>`,
  )
  const package2006 = 'http://schemas.openxmlformats.org/package/2006'
  const document = parts.document ?? `<w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`
  return zipOf([
    [
      '[Content_Types].xml',
      `<Types xmlns="${package2006}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${package2006}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ['word/document.xml', document],
    [
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${package2006}/relationships">${relationships.join('')}</Relationships>`,
    ],
    ...others.map((kind) => [`word/${kind}.xml`, `<w:${kind} ${NAMESPACES}>${parts[kind]}</w:${kind}>`] as const),
    ['word/media/picture.bin', 'not touched \u0001\u0002'],
  ])
}

/** A zip of named texts. */
export function zipOf(parts: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  return writeArchive(parts.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })))
}

/** `w:p` of plain runs or ready XML; `properties` is the inside of `w:pPr`. */
export function p(content: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
}

/** `w:r` of text; `properties` is the inside of `w:rPr`. */
export function r(text: string, properties = ''): string {
  const rPr = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${rPr}<w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`
}

/** A table of cells given as XML, with `w:tcPr` in front where it is needed. */
export function table(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** Reads a .docx that must be readable. */
export async function readDocument(bytes: Uint8Array) {
  const result = await readFile('试卷.docx', bytes)
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result
}

/** The text of a .docx that must be readable. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  return (await readDocument(bytes)).document.text
}

/** One part of a zip as text. */
export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const archive = openArchive(bytes, defaultLimits)
  const entry = archive.byName.get(name.toLowerCase())
  if (entry === undefined) throw new Error(`no part ${name}`)
  return decodeXml(await expandEntry(archive, entry, { left: defaultLimits.expandedBytesMax }, defaultLimits), name)
    .source
}

/** Raw bytes (header, packed data, descriptor) of every entry, by name. */
export function rawEntries(bytes: Uint8Array): Map<string, string> {
  const archive = openArchive(bytes, defaultLimits)
  return new Map(
    archive.entries.map((entry) => [
      entry.name,
      Array.from(archive.bytes.subarray(entry.rawStart, entry.rawEnd), (byte) => byte.toString(16)).join(' '),
    ]),
  )
}

/** A comment as a reader of the file finds it, without any of the code under test. */
export interface FoundComment {
  readonly id: string
  readonly author: string
  readonly text: string
  /** The words between its range marks in document.xml, line ends between paragraphs as `\n`. */
  readonly anchored: string
}

/** All comments of a .docx with the words they are anchored on. Deleted text is left out, inserted text read. */
export async function commentsOf(bytes: Uint8Array): Promise<FoundComment[]> {
  const anchored = anchoredWords(await partOf(bytes, 'word/document.xml'))
  const xml = await partOf(bytes, 'word/comments.xml')
  return [...xml.matchAll(/<w:comment\s[^>]*?w:id="(-?\d+)"[^>]*>([\s\S]*?)<\/w:comment>/g)].map((match) => {
    const [whole, id = '', inside = ''] = match
    const lines = [...inside.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)].map((line) => wordsIn(line[1] ?? ''))
    const words = anchored.get(id)
    if (words === undefined) throw new Error(`comment ${id} has no range`)
    return { id, author: /w:author="([^"]*)"/.exec(whole)?.[1] ?? '', text: lines.join('\n'), anchored: words }
  })
}

function anchoredWords(xml: string): Map<string, string> {
  const open = new Map<string, string>()
  const done = new Map<string, string>()
  const referred = new Set<string>()
  const tokens =
    /<(\w+:)?(commentRangeStart|commentRangeEnd|commentReference)\b[^>]*?\bw:id="(-?\d+)"[^>]*>|<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>|<(?:\w+:)?(tab|br)\/>|<\/(?:\w+:)?p>/g
  for (const match of xml.matchAll(tokens)) {
    const [whole, , mark, id = '', words, sign] = match
    if (mark === 'commentRangeStart') open.set(id, '')
    else if (mark === 'commentRangeEnd') {
      const text = open.get(id)
      if (text === undefined) throw new Error(`range ${id} ends before it starts`)
      done.set(id, text)
      open.delete(id)
    } else if (mark === 'commentReference') referred.add(id)
    else {
      const text = whole.startsWith('</') ? '\n' : sign === 'tab' ? '\t' : sign === 'br' ? '\n' : decoded(words ?? '')
      for (const [key, value] of open) open.set(key, value + text)
    }
  }
  for (const id of done.keys()) if (!referred.has(id)) throw new Error(`comment ${id} has no reference`)
  return done
}

function wordsIn(xml: string): string {
  return decoded([...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join(''))
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#x([0-9A-Fa-f]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&')
}

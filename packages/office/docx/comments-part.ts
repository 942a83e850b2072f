import { encodeXml } from '../xml/encoding.ts'
import { escapeAttribute, escapeText } from '../xml/entities.ts'
import { CONTENT_TYPES, type OfficePackage, readPart, relatedPart } from '../zip/office-package.ts'
import { relationshipsPart } from '../zip/relationships.ts'
import type { PartChange } from '../zip/rewrite.ts'
import { markupFor, rootTag, type Signature, tagName, WORD_NAMESPACE } from './markup.ts'

/** One comment to be written. */
export interface NumberedComment extends Signature {
  readonly id: number
  readonly text: string
}

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

/** The text of the comments part as it is; null where the file has none. */
export async function readComments(opened: OfficePackage): Promise<string | null> {
  const part = relatedPart(opened, 'comments')
  return part === undefined ? null : ((await readPart(opened, part))?.source ?? null)
}

/** The parts that change when comments are added: the comments, and, where they are the first, what makes them known. */
export async function addComments(opened: OfficePackage, comments: readonly NumberedComment[]): Promise<PartChange[]> {
  const existing = relatedPart(opened, 'comments')
  if (existing !== undefined) {
    const part = await readPart(opened, existing)
    if (part === null) throw new Error(`${existing} is listed but cannot be read`)
    const { declaration } = markupFor(part.source)
    const added = comments.map((comment) => commentXml(comment, declaration)).join('')
    return [{ name: existing, bytes: encodeXml(appendToRoot(part.source, added), part) }]
  }
  const name = freePartName(opened)
  const source =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<w:comments xmlns:w="${WORD_NAMESPACE}">${comments.map((comment) => commentXml(comment, '')).join('')}</w:comments>`
  return [...(await registerPart(opened, name)), { name, bytes: encodeXml(source, { encoding: 'utf-8', mark: false }) }]
}

function freePartName(opened: OfficePackage): string {
  const directory = opened.mainPart.slice(0, opened.mainPart.lastIndexOf('/') + 1)
  for (let number = 0; ; number++) {
    const name = `${directory}comments${number === 0 ? '' : number}.xml`
    if (!opened.archive.byName.has(name.toLowerCase())) return name
  }
}

async function registerPart(opened: OfficePackage, name: string): Promise<PartChange[]> {
  const types = await readPart(opened, CONTENT_TYPES)
  if (types === null) throw new Error('a package without content types was opened')
  const override = `<Override${plainNamespace(types.source, 'content-types')} PartName="/${escapeAttribute(name)}" ContentType="${COMMENTS_TYPE}"/>`
  const changes = [{ name: CONTENT_TYPES, bytes: encodeXml(appendToRoot(types.source, override), types) }]
  const relationshipsName = relationshipsPart(opened.mainPart)
  const own = (await readPart(opened, relationshipsName)) ?? {
    source: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}relationships"></Relationships>`,
    encoding: 'utf-8' as const,
    mark: false,
  }
  const dialect = own.source.includes('purl.oclc.org/ooxml/officeDocument')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const target = name.slice(name.lastIndexOf('/') + 1)
  const relationship = `<Relationship${plainNamespace(own.source, 'relationships')} Id="${freeId(opened)}" Type="${dialect}/comments" Target="${escapeAttribute(target)}"/>`
  return [...changes, { name: relationshipsName, bytes: encodeXml(appendToRoot(own.source, relationship), own) }]
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'

/** A namespace declaration for an element without prefix; empty where the root already gives it. */
function plainNamespace(source: string, last: 'content-types' | 'relationships'): string {
  return new RegExp(`\\sxmlns\\s*=\\s*["']${PACKAGE}${last}["']`).test(rootTag(source))
    ? ''
    : ` xmlns="${PACKAGE}${last}"`
}

function freeId(opened: OfficePackage): string {
  const taken = new Set(opened.relationships.map((relationship) => relationship.id))
  for (let number = taken.size + 1; ; number++) if (!taken.has(`rId${number}`)) return `rId${number}`
}

/** Inserts before the closing tag of the root element, opening it up where it is empty. */
function appendToRoot(source: string, xml: string): string {
  const root = rootTag(source)
  if (root.endsWith('/>')) {
    const end = source.indexOf(root) + root.length
    return `${source.slice(0, end - 2)}>${xml}</${tagName(root)}>${source.slice(end)}`
  }
  const closing = source.lastIndexOf(`</${tagName(root)}`)
  return source.slice(0, closing) + xml + source.slice(closing)
}

/**
 * A comment. Its paragraphs are formatted directly, since the styles of the file stay untouched and its body style would
 * set comments in 16 pt with an indent.
 */
function commentXml(comment: NumberedComment, declaration: string): string {
  const { id, text, author, date } = comment
  const initials = Array.from(author)[0] ?? ''
  const paragraphs = text.split(/\r\n?|\n/).map((line, index) => {
    const mark = index === 0 ? `<w:r>${COMMENT_FONT}<w:annotationRef/></w:r>` : ''
    return `<w:p>${COMMENT_PARAGRAPH}${mark}<w:r>${COMMENT_FONT}<w:t xml:space="preserve">${escapeText(line)}</w:t></w:r></w:p>`
  })
  return (
    `<w:comment${declaration} w:id="${id}" w:author="${escapeAttribute(author)}" w:date="${escapeAttribute(date)}" ` +
    `w:initials="${escapeAttribute(initials)}">${paragraphs.join('')}</w:comment>`
  )
}

const COMMENT_FONT = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
const COMMENT_PARAGRAPH =
  '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>' +
  '<w:ind w:left="0" w:right="0" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr>'

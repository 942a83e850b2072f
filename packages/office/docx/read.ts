import type { Limits } from '../limits.ts'
import type { XmlText } from '../xml/encoding.ts'
import { XmlScanner } from '../xml/scan.ts'
import { checkPart, type OfficePackage, openPackage, readPart, relatedPart } from '../zip/office-package.ts'
import { type LaidOut, layOut } from './layout.ts'
import { countLists, noNumbering, readNumbering } from './numbering.ts'
import { readStory } from './story.ts'
import { readStyles, type Styles } from './styles.ts'
import type { Story, StoryName } from './tree.ts'

/** A .docx read, with all that is needed to write into it. */
export interface WordFile {
  readonly opened: OfficePackage
  /** Name and text of the stories that the file has. */
  readonly stories: Readonly<Partial<Record<StoryName, XmlText & { readonly part: string }>>>
  readonly laidOut: LaidOut
}

/** Reads a .docx. Throws a `Refusal` for a user's mistake. */
export async function readWord(bytes: Uint8Array, limits: Limits): Promise<WordFile> {
  const opened = await openPackage(bytes, limits)
  const stylesXml = await related(opened, 'styles')
  const styles: Styles = stylesXml === null ? new Map() : readStyles(scan(opened, stylesXml))
  const numberingXml = await related(opened, 'numbering')
  const numbering = numberingXml === null ? noNumbering : readNumbering(scan(opened, numberingXml))
  const main = await readPart(opened, opened.mainPart)
  if (main === null) throw new Error('the main part was found when the package was opened')
  const document = { ...main, part: opened.mainPart }
  const footnotes = await related(opened, 'footnotes')
  const endnotes = await related(opened, 'endnotes')
  const read = (xml: (XmlText & { part: string }) | null, story: StoryName): Story | null =>
    xml === null ? null : readStory(scan(opened, xml), story, styles, limits.cellsMax)
  const body = readStory(scan(opened, document), 'document', styles, limits.cellsMax)
  const notes = { footnotes: read(footnotes, 'footnotes'), endnotes: read(endnotes, 'endnotes') }
  const comments = relatedPart(opened, 'comments')
  if (comments !== undefined) await checkPart(opened, comments)
  const laidOut = layOut(body, notes, countLists(numbering, styles), styles, limits)
  return {
    opened,
    stories: { document, ...(footnotes === null ? {} : { footnotes }), ...(endnotes === null ? {} : { endnotes }) },
    laidOut,
  }
}

async function related(opened: OfficePackage, kind: string): Promise<(XmlText & { part: string }) | null> {
  const part = relatedPart(opened, kind)
  const xml = part === undefined ? null : await readPart(opened, part)
  return part === undefined || xml === null ? null : { ...xml, part }
}

function scan(opened: OfficePackage, xml: XmlText & { part: string }): XmlScanner {
  return new XmlScanner(xml.source, xml.part, opened.limits.depthMax)
}

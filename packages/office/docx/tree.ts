import type { DocumentPart, Place } from '@taizhang/text'
import type { ParagraphProperties } from './styles.ts'

/** The parts of a .docx that text is read from. */
export type StoryName = 'document' | 'footnotes' | 'endnotes'

/** One child of a run. Places are in the XML of the run's story. */
export interface RunChild extends Place {
  /** What it adds to the text; empty for a picture, a field mark, a footnote mark. */
  readonly text: string
  /** `text` is a `w:t` and can be split; `sign` stands for its text as a whole (tab, line break, ruby). */
  readonly kind: 'text' | 'sign' | 'silent'
  /** Of a `w:t`: the raw characters that make the text, outer white space left out where Word leaves it out. */
  readonly content: Place
}

/** A run, or something else that adds text in a paragraph and cannot be taken apart (a formula: `opaque`). */
export interface Run extends Place {
  readonly story: StoryName
  readonly openEnd: number
  readonly properties: Place | null
  readonly children: readonly RunChild[]
  readonly opaque: boolean
  /** The opening tag of the `w:ins` right around it. */
  readonly insertion: Place | null
}

/** A paragraph with the text boxes anchored in it. */
export interface WordParagraph extends Place {
  readonly kind: 'paragraph'
  readonly story: StoryName
  readonly part: DocumentPart
  readonly openEnd: number
  readonly selfClosing: boolean
  /** Place of its `w:pPr`, null where it has none. */
  readonly propertiesPlace: Place | null
  readonly properties: ParagraphProperties
  readonly runs: readonly Run[]
  readonly boxes: readonly (readonly Block[])[]
  /** Of a paragraph in a text box: the run that holds the box. */
  readonly host: Run | null
}

export interface WordCell {
  readonly columnSpan: number
  /** It continues the merged cell above. */
  readonly continues: boolean
  readonly blocks: readonly Block[]
}

export interface WordRow {
  readonly columnsBefore: number
  readonly cells: readonly WordCell[]
}

export interface WordTable {
  readonly kind: 'table'
  readonly rows: readonly WordRow[]
}

export type Block = WordParagraph | WordTable

/** The mark in the body that a note hangs on. */
export interface NoteReference {
  readonly story: 'footnotes' | 'endnotes'
  readonly id: string
  readonly run: Run
}

/** All that is read from the XML of a story. */
export interface Story {
  readonly blocks: readonly Block[]
  /** Footnotes or endnotes by their id. */
  readonly notes: ReadonlyMap<string, readonly Block[]>
  readonly references: readonly NoteReference[]
}

/** Why a file is not read. Codes are stable; messages may be reworded. */
export type ProblemCode =
  | 'empty'
  | 'unsupported'
  | 'old-format'
  | 'password'
  | 'not-what-it-says'
  | 'damaged'
  | 'xml-entities'
  | 'too-large'
  | 'expands-too-large'
  | 'too-many-parts'
  | 'too-deep'
  | 'too-much-text'
  | 'paragraph-too-long'
  | 'too-many-cells'
  | 'binary'
  | 'no-text'

/** A user's mistake as a value. The message says what is wrong, where, and what to do. */
export interface ReadProblem {
  readonly code: ProblemCode
  /** The file, as the caller named it. */
  readonly subject: string
  /** Where in the file: a part of the package, a paragraph; empty where it is the whole file. */
  readonly place: string
  /** In Chinese, complete in itself, without the file's name. */
  readonly message: string
}

/** Carries a problem out of the depth of a reader; `readFile` turns it into a value and it never leaves the package. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly place: string

  constructor(code: ProblemCode, message: string, place = '') {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.place = place
  }
}

/** The message for a file that is broken inside; `what` names the thing found broken. */
export function damaged(what: string, place = ''): Refusal {
  const where = place === '' ? '' : `（${place}）`
  return new Refusal(
    'damaged',
    `文件已损坏：${what}${where}。请用 Word 或 WPS 打开并另存一份；若打不开，请重新下载或向来文单位再要一份。`,
    place,
  )
}

/** For any document type or unknown entity. */
export function entitiesRefused(place: string): Refusal {
  return new Refusal(
    'xml-entities',
    `文件里有 XML 实体定义或引用（${place}），正常的 Office 文件不会有，可能是攻击文件，已拒绝读取且没有展开。请确认文件来源，或用 Word 打开后另存一份。`,
    place,
  )
}

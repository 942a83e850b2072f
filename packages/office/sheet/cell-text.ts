/** Sheets write what XML cannot hold, and line ends other than `\n`, as `_x000D_` (ECMA-376 part 1, 22.9.2.19 ST_Xstring). */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g
const TO_ESCAPE = /[^\t\n\u0020-\ufffd]|_(?=x[0-9A-Fa-f]{4}_)/g

/** The text that a string of a sheet means. */
export const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** A text as a string of a sheet, still to be escaped for XML. */
export const escapeCell = (text: string): string =>
  text.replace(TO_ESCAPE, (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)

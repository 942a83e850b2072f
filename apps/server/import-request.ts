import { type Chosen, type Ledger, may } from '@taizhang/ledger'
import { viewOf } from './entry-view.ts'
import { type Failed, type Failure, failed, succeeded } from './route.ts'
import type { SignedRequest } from './services.ts'
import { importSheet, type SheetImported, type SheetToImport } from './sheet/import-sheet.ts'
import { bytesWithin } from './upload.ts'

/** A whole sheet is read into memory; 100,000 rows are some 20 MB. */
const SHEET_BYTES_MAX = 50 * 1024 * 1024

type ImportFailure =
  | 'unknown-ledger'
  | 'unknown-org'
  | 'not-permitted'
  | 'wrong-value'
  | 'unreadable-sheet'
  | 'wrong-header'

type Answered<T> = { readonly ok: true; readonly value: T } | Failed<ImportFailure>

/** How a request wants its file read. */
export interface SheetQuery {
  readonly name: string
  readonly org: string
  readonly sheet?: string | undefined
  readonly columns?: string | undefined
}

/** A file that came in whole, from somebody who may import it. */
export interface SheetUpload {
  readonly ledger: Ledger
  readonly query: SheetQuery
  readonly chosen: Chosen
  readonly bytes: Uint8Array
}

/** Takes in a request's bytes as a sheet for a ledger, if its sender may import there. */
export async function sheetUpload(
  { setup, caller, today, raw }: SignedRequest,
  key: string,
  query: SheetQuery,
): Promise<Answered<SheetUpload>> {
  const ledger = setup.ledgers.get(key)
  if (!ledger) return failed('unknown-ledger', key, `没有“${key}”这个台账。`)
  if (!setup.orgs.has(query.org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'write', query.org, today))
    return failed('not-permitted', 'org', '您没有在这个单位导入的权限，请联系本单位管理员。')
  const chosen = query.columns === undefined ? {} : readColumns(query.columns)
  if (chosen === null) return failed('wrong-value', 'columns', '列的对应关系写得不对。')
  const bytes = await bytesWithin(raw, SHEET_BYTES_MAX)
  if (bytes === null)
    return failed('unreadable-sheet', 'file', `表格超过${SHEET_BYTES_MAX / 1024 / 1024}MB，请拆开再导入。`)
  return succeeded({ ledger, query, chosen, bytes })
}

/** Imports or tries what came in. */
export async function importUpload(
  { services, tenant, caller, at }: SignedRequest,
  { ledger, query, chosen, bytes }: SheetUpload,
  mode: SheetToImport['mode'],
  progress?: SheetToImport['progress'],
): Promise<Answered<Extract<SheetImported, { ok: true }>>> {
  const result = await importSheet(services.store, {
    tenant,
    ledger,
    org: query.org,
    by: caller.person,
    at,
    file: { name: query.name, bytes },
    ...(query.sheet !== undefined && { sheet: query.sheet }),
    chosen,
    mode,
    ...(progress && { progress }),
  })
  return result.ok ? succeeded(result) : refusedWhole(result)
}

function refusedWhole(result: Extract<SheetImported, { ok: false }>): Failed<ImportFailure> {
  switch (result.why) {
    case 'unreadable':
      return failed('unreadable-sheet', 'file', result.problem.message)
    case 'no-such-sheet':
      return failed('unreadable-sheet', 'sheet', `没有这张工作表，文件里有：${result.sheets.join('、')}。`)
    case 'header':
      return {
        ok: false,
        error: result.problems.map(({ column, message }) => ({ code: 'wrong-header', subject: column ?? '', message })),
      }
    case 'refused':
      // The step that imports is refused as a whole in these ways alone: contract's stepFailures.
      return { ok: false, error: result.refusals as readonly Failure<ImportFailure>[] }
  }
}

function readColumns(text: string): Chosen | null {
  try {
    const read: unknown = JSON.parse(text)
    const fits =
      typeof read === 'object' &&
      read !== null &&
      !Array.isArray(read) &&
      Object.values(read).every((value) => value === null || typeof value === 'string')
    return fits ? (read as Chosen) : null
  } catch {
    return null
  }
}

import { z } from 'zod'

/** Days, ids and the other small words that endpoints share. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为日期，例如2024-03-05')
export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/)
export const id = z.string().min(1).max(100)
export const key = z.string().min(1).max(100)
export const version = z.number().int().min(1)
export const reason = z.string().max(2000)
export const hash = z.string().regex(/^[0-9a-f]{64}$/, '应为文件的SHA-256值')
export const periodKey = z.string().min(4).max(30)
/** Exact decimal text. */
export const decimal = z.string().max(40)

export const role = z.enum([
  'system-admin',
  'security-admin',
  'audit-admin',
  'recorder',
  'section-head',
  'drafter',
  'leader',
  'supervisor',
  'viewer',
])

/** A page of a list: `next` is asked for in `after`; null at the end. */
export const pageQuery = {
  after: z.string().max(2000).optional(),
  most: z.coerce.number().int().min(1).max(500).default(50),
}
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() })

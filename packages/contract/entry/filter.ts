import type { Filter } from '@taizhang/ledger'
import { z } from 'zod'

const scalar = z.union([z.string().max(200), z.number()])

/** A condition on an entry, as packages/ledger/indicator.ts has it. In a query it is written as JSON. */
export const filterSchema: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ field: z.string(), is: z.union([scalar, z.array(scalar).max(100)]) }),
    z.strictObject({ field: z.string(), isNot: scalar }),
    z.strictObject({ field: z.string(), filled: z.boolean() }),
    z.strictObject({ state: z.array(z.string()).max(50) }),
    z.strictObject({ all: z.array(filterSchema).max(20) }),
    z.strictObject({ any: z.array(filterSchema).max(20) }),
    z.strictObject({ field: z.string(), from: scalar, to: scalar }),
    z.strictObject({ field: z.string(), from: scalar }),
    z.strictObject({ field: z.string(), to: scalar }),
  ]),
)

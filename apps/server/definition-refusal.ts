import type { DefinitionRefusal } from '@taizhang/store'
import type { Failed, Failure } from './route.ts'

/** Why packs, additions and indicators of one's own are not taken, as far as an endpoint lists it. */
export function refusedDefinition<Code extends DefinitionRefusal['code']>(
  listed: readonly string[],
  refusals: readonly DefinitionRefusal[],
): Failed<Code> {
  const unlisted = refusals.find(({ code }) => !listed.includes(code))
  if (unlisted) throw new UnlistedDefinitionRefusal(unlisted.code)
  return {
    ok: false,
    error: refusals.map(({ code, place, message }): Failure<Code> => ({ code: code as Code, subject: place, message })),
  }
}

/** The store refused in a way that the contract does not list for the endpoint: a programmer's mistake. */
export class UnlistedDefinitionRefusal extends Error {
  readonly code: string
  constructor(code: string) {
    super(`the contract does not list ${code} here`)
    this.code = code
  }
}

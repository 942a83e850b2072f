import type { Day } from './day.ts'
import type { PersonId } from './org.ts'

/** A tie between a person and an object (a roster entry, an office) with a role and a term: 河长, 包保干部, 五包一. Many to many. */
export interface Assignment {
  readonly id: string
  readonly object: string
  readonly person: PersonId
  readonly role: string
  readonly from: Day
  /** Last day; null while it lasts. */
  readonly to: Day | null
}

const lastsOn = (assignment: Assignment, day: Day): boolean =>
  assignment.from <= day && (assignment.to === null || assignment.to >= day)

/** Who answers for an object as of a day, in all roles or in one. */
export const responsibleOn = (
  assignments: readonly Assignment[],
  object: string,
  day: Day,
  role?: string,
): Assignment[] =>
  assignments.filter((one) => one.object === object && lastsOn(one, day) && (role === undefined || one.role === role))

/** The objects that nobody answers for in a role as of a day. */
export function unassignedOn(
  objects: readonly string[],
  assignments: readonly Assignment[],
  role: string,
  day: Day,
): string[] {
  const covered = new Set(
    assignments.filter((one) => one.role === role && lastsOn(one, day)).map(({ object }) => object),
  )
  return objects.filter((object) => !covered.has(object))
}

/** The persons who answer for more than `most` objects in a role as of a day, with how many. */
export function overloadedOn(
  assignments: readonly Assignment[],
  role: string,
  most: number,
  day: Day,
): { readonly person: PersonId; readonly objects: number }[] {
  const objects = new Map<PersonId, Set<string>>()
  for (const one of assignments) {
    if (one.role !== role || !lastsOn(one, day)) continue
    const own = objects.get(one.person)
    if (own) own.add(one.object)
    else objects.set(one.person, new Set([one.object]))
  }
  return [...objects].filter(([, own]) => own.size > most).map(([person, own]) => ({ person, objects: own.size }))
}

/** What a change of post leaves to write: the old ties end the day before `on`, the successor's begin on it. */
export function handOver(
  assignments: readonly Assignment[],
  from: PersonId,
  to: PersonId,
  on: Day,
  dayBefore: Day,
  idFor: (old: Assignment) => string,
): { readonly ended: readonly Assignment[]; readonly begun: readonly Assignment[] } {
  const open = assignments.filter((one) => one.person === from && lastsOn(one, on))
  return {
    ended: open.map((one) => ({ ...one, to: dayBefore })),
    begun: open
      .filter(
        (one) =>
          !assignments.some(
            (other) =>
              other.person === to && other.object === one.object && other.role === one.role && lastsOn(other, on),
          ),
      )
      .map((one) => ({ ...one, id: idFor(one), person: to, from: on })),
  }
}

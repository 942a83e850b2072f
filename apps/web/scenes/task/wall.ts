import type { listTasks } from '@taizhang/contract'
import type { Given } from '../../client/answer.ts'

/** A task as the list of tasks gives it, with its light. */
export type StandingTask = Given<typeof listTasks>['items'][number]
export type Colour = StandingTask['light']['color']

/** The worst first, as who chases reads them. */
export const colours: readonly Colour[] = ['red', 'yellow', 'green']

/** One person's tasks by light. */
export interface OwnerRow {
  readonly owner: string
  readonly tasks: Readonly<Record<Colour, readonly StandingTask[]>>
}

/** The wall: owners with the most red first, then the most yellow; within a light those that are latest first. */
export function wallOf(tasks: readonly StandingTask[]): readonly OwnerRow[] {
  const count = (row: OwnerRow, colour: Colour) => row.tasks[colour].length
  return [...Map.groupBy(tasks, ({ task }) => task.owner)]
    .map(([owner, own]): OwnerRow => ({ owner, tasks: byLight(own) }))
    .sort(
      (one, other) =>
        count(other, 'red') - count(one, 'red') ||
        count(other, 'yellow') - count(one, 'yellow') ||
        count(other, 'green') - count(one, 'green') ||
        one.owner.localeCompare(other.owner),
    )
}

/** Tasks by light, the latest first. */
export function byLight(tasks: readonly StandingTask[]): Readonly<Record<Colour, readonly StandingTask[]>> {
  const of = (colour: Colour) =>
    tasks
      .filter(({ light }) => light.color === colour)
      .sort((one, other) => other.light.daysLate - one.light.daysLate || one.task.id.localeCompare(other.task.id))
  return { red: of('red'), yellow: of('yellow'), green: of('green') }
}

/** How far the value has come towards the target, 0 to 100 and more; null where that says nothing. */
export function shareDone(
  value: string | null,
  target: { readonly value: string; readonly op: '>=' | '<=' } | null,
): number | null {
  if (value === null || target === null || target.op === '<=' || Number(target.value) <= 0) return null
  return Math.round((Number(value) / Number(target.value)) * 100)
}

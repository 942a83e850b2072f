import type { Output, showMe } from '@taizhang/contract'
import { Observed } from './observed.ts'

/** Who is signed in. */
export type Me = Output<typeof showMe>

/**
 * What the page knows of the session. `unknown`: not asked yet. `none`: nobody is signed in. `in`: somebody is. `over`: the server
 * has forgotten the session while the page was open; what is typed stays until the same person has signed in again.
 */
export type Session =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'in'; readonly me: Me }
  | { readonly kind: 'over'; readonly me: Me }

/** The session as the page knows it, and those who wait for it to begin anew. */
export class SessionWatch {
  readonly state = new Observed<Session>({ kind: 'unknown' })
  #waiting: ((renewed: boolean) => void)[] = []

  /** Somebody has signed in, or is found to be. Gives false where it is another person than the page was drawn for. */
  begin(me: Me): boolean {
    const before = this.state.get()
    const known = before.kind === 'in' || before.kind === 'over' ? before.me : null
    const isSame = known === null || (known.person.id === me.person.id && known.tenant === me.tenant)
    if (!isSame) return false
    // Asked again and unchanged, it is the same value: nothing on the page has to begin anew.
    const isUnchanged = JSON.stringify(known) === JSON.stringify(me)
    if (before.kind !== 'in' || !isUnchanged) this.state.set({ kind: 'in', me: known && isUnchanged ? known : me })
    this.#release(true)
    return true
  }

  /** Nobody is signed in any more, and that is meant. */
  end(): void {
    this.state.set({ kind: 'none' })
    this.#release(false)
  }

  /** The server does not know the session. Resolves to true once the same person has signed in again. */
  renew(): Promise<boolean> {
    const state = this.state.get()
    if (state.kind === 'unknown' || state.kind === 'none') {
      this.state.set({ kind: 'none' })
      return Promise.resolve(false)
    }
    this.state.set({ kind: 'over', me: state.me })
    return new Promise((done) => this.#waiting.push(done))
  }

  #release(renewed: boolean): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const done of waiting) done(renewed)
  }
}

import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { people } from '../demonstration.ts'
import type { Journey, JourneyGround } from '../journey.ts'
import { phone, type Visit, wide } from '../workbench.ts'

/** Every scene, by who looks at it. A press opens what the address alone does not show. */
const scenes: readonly (readonly [who: keyof typeof people, path: string, press?: string])[] = [
  ['head', '/'],
  ['head', '/ledgers'],
  ['head', '/ledgers/hazard'],
  ['head', '/ledgers/hazard/new'],
  ['head', '/ledgers/hazard/import'],
  ['head', '/ledgers/hazard/entries/first', '修改'],
  ['head', '/ledgers/hazard/entries/first'],
  ['head', '/indicators'],
  ['head', '/indicators/hazard.found'],
  ['head', '/tasks'],
  ['head', '/tasks/new'],
  ['head', '/tasks/first'],
  ['head', '/year'],
  ['head', '/year/first'],
  ['head', '/reports', '起草材料'],
  ['drafter', '/reports/annual', '插入数'],
  ['leader', '/reports/annual'],
  ['head', '/settings'],
  ['head', '/settings/offices'],
  ['head', '/settings/people'],
  ['head', '/settings/packs'],
  ['head', '/settings/periods'],
  ['security', '/settings/grants'],
  ['system', '/settings/people'],
  ['system', '/settings/packs'],
  ['audit', '/settings/access'],
  ['audit', '/settings/history'],
  ['head', '/check'],
  ['head', '/nowhere'],
]

/** No serious or critical violation of WCAG on any scene, at a desk and on a phone. */
export const accessibleJourney: Journey = {
  title: 'no scene has a serious or critical fault for those who do not see or use a mouse, at a desk and on a phone',
  run: async (ground) => {
    const faults: string[] = []
    let looked = 0
    for (const size of [wide, phone]) {
      const visits = new Map<string, Visit>()
      const stranger = await ground.opened.stranger(size)
      await stranger.page.getByLabel('登录名').waitFor()
      faults.push(...(await faultsOf(stranger.page, `sign-in at ${size.width}`)))
      looked++
      for (const [who, path, press] of scenes) {
        const visit = visits.get(who) ?? (await ground.opened.signIn(people[who], size))
        visits.set(who, visit)
        await visit.go(await addressOf(ground, visit, path))
        await settled(visit.page)
        if (press) {
          await visit.page.getByRole('button', { name: press, exact: true }).first().click()
          await settled(visit.page)
        }
        faults.push(...(await faultsOf(visit.page, `${path} ${press ?? ''} at ${size.width}`)))
        await visit.picture(`scene-${size.width}${path.replaceAll(/[^a-z]+/g, '-')}${press ? '-opened' : ''}-${who}`)
        looked++
      }
    }
    console.log(`scenes looked at: ${looked}`)
    assert.deepEqual(faults, [])
  },
}

/** `first` stands for whatever the list shows first. */
async function addressOf({ annual }: JourneyGround, { page, go }: Visit, path: string): Promise<string> {
  if (path === '/reports/annual') return annual
  if (!path.endsWith('/first')) return path
  const list = path.includes('/entries/')
    ? path.replace(/\/entries\/first$/, '?state=found')
    : path.replace(/\/first$/, '')
  await go(list)
  const link = page.locator(`main a[href^="${path.replace(/first$/, '')}"]:not([href$="/new"])`).first()
  return (await link.getAttribute('href')) ?? list
}

/** Everything that the scene reads has come. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('.waiting').waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => done(null))))')
}

interface AxeResult {
  readonly passes: readonly unknown[]
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary: string }[]
  }[]
}

async function faultsOf(page: Page, where: string): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations, passes } = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] })",
  )) as AxeResult
  assert.ok(passes.length > 10, `${where}: axe looked at nothing`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${where}: ${id} ${target.join(' ')} ${failureSummary}`),
    )
}

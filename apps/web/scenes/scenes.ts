import { businessRoles, type Scene } from './scene.ts'

/** Every scene of the workbench. A new one is a line here, and nothing elsewhere. */
export const scenes: readonly Scene[] = [
  { path: '/check', title: '校核', menu: '校核', for: 'everybody', load: () => import('./check/check-scene.tsx') },
]
void businessRoles

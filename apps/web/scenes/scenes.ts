import { businessRoles, type Scene } from './scene.ts'

/** Every scene of the workbench, in the order of the navigation. A new one is a line here, and nothing elsewhere. */
export const scenes: readonly Scene[] = [
  {
    path: '/',
    title: '首页',
    menu: '首页',
    menuFor: businessRoles,
    for: 'signed-in',
    load: () => import('./home/home-scene.tsx'),
  },
  {
    path: '/ledgers',
    title: '台账',
    menu: '台账',
    for: businessRoles,
    load: () => import('./ledger/ledger-list-scene.tsx'),
  },
  { path: '/ledgers/:key', title: '台账', for: businessRoles, load: () => import('./ledger/ledger-scene.tsx') },
  { path: '/ledgers/:key/new', title: '录入', for: businessRoles, load: () => import('./ledger/new-entry-scene.tsx') },
  { path: '/ledgers/:key/import', title: '导入', for: businessRoles, load: () => import('./ledger/import-scene.tsx') },
  {
    path: '/ledgers/:key/entries/:id',
    title: '记录',
    for: businessRoles,
    load: () => import('./ledger/entry-scene.tsx'),
  },
  {
    path: '/indicators',
    title: '指标',
    menu: '指标',
    for: businessRoles,
    load: () => import('./indicator/indicator-list-scene.tsx'),
  },
  {
    path: '/indicators/:key',
    title: '指标',
    for: businessRoles,
    load: () => import('./indicator/indicator-scene.tsx'),
  },
  { path: '/tasks', title: '任务', menu: '任务', for: businessRoles, load: () => import('./task/task-list-scene.tsx') },
  { path: '/tasks/new', title: '下达任务', for: businessRoles, load: () => import('./task/new-task-scene.tsx') },
  { path: '/tasks/:id', title: '任务', for: businessRoles, load: () => import('./task/task-scene.tsx') },
  { path: '/year', title: '年度', menu: '年度', for: businessRoles, load: () => import('./year/year-list-scene.tsx') },
  { path: '/year/:id', title: '年度', for: businessRoles, load: () => import('./year/year-scene.tsx') },
  {
    path: '/reports',
    title: '材料',
    menu: '材料',
    for: businessRoles,
    load: () => import('./report/report-list-scene.tsx'),
  },
  { path: '/reports/:id', title: '材料', for: businessRoles, load: () => import('./report/report-scene.tsx') },
  { path: '/check', title: '校核', menu: '校核', for: 'everybody', load: () => import('./check/check-scene.tsx') },
  {
    path: '/settings',
    title: '设置',
    menu: '设置',
    for: 'signed-in',
    load: () => import('./settings/settings-scene.tsx'),
  },
  { path: '/settings/:part', title: '设置', for: 'signed-in', load: () => import('./settings/settings-scene.tsx') },
]

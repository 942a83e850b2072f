import type { Pack } from '../pack.ts'

/** 综合工作：每个单位都有的学习、党建、廉政、保密、安全、督查、信访、整改、走访、文件、资金、培训、宣传。 */
const office: Pack = {
  id: 'office',
  title: '综合工作',
  version: 1,
  summary:
    '每个单位都有的工作：学习与党建、廉政、意识形态、保密、安全、督查、信访、问题整改、走访、文件、资金、培训、宣传。',
  builtOn: [],
  ledgers: [],
  indicators: [],
  duties: [],
  auditRules: [],
  tieRoles: [],
  taskTemplates: [],
  outlines: [],
  examples: [],
}

export default office

import { joinParts, under } from '../define.ts'
import type { Pack } from '../pack.ts'
import { assistance, fundProblemKinds } from './assistance.ts'
import { benefit } from './benefit.ts'
import { charity } from './charity.ts'
import { children } from './children.ts'
import { elder } from './elder.ts'
import { examples } from './examples.ts'
import { funeral } from './funeral.ts'
import { marriage } from './marriage.ts'
import { outlines } from './outlines.ts'
import { placeNames } from './place-name.ts'
import { socialWork } from './social-work.ts'
import { taskTemplates } from './task-templates.ts'
import { villageAffairs } from './village.ts'

/** 民政管的机构，安全隐患和监管单位按它们分。 */
const places = ['敬老院', '殡仪馆', '儿童福利机构', '救助站', '婚姻登记处', '公墓']

/** 民政：救助、养老、儿童、殡葬、婚姻、慈善福彩、基层治理、社会组织、地名。学习、廉政、安全等在综合工作里。 */
const civilAffairs: Pack = {
  id: 'civil-affairs',
  title: '民政',
  version: 1,
  summary:
    '县级民政部门的业务：社会救助与保障标准、特困供养与养老服务、儿童福利与未成年人保护、殡葬、婚姻登记、流浪救助、慈善与福利彩票、基层治理、社会工作与社会组织、区划地名。',
  builtOn: ['office'],
  moreChoices: [
    { ledger: 'safety-unit', field: 'placeKind', of: places },
    { ledger: 'hazard', field: 'placeKind', of: places },
    { ledger: 'issue', field: 'category', of: fundProblemKinds },
    { ledger: 'meeting', field: 'kinds', of: ['未成年人保护领导小组会议'] },
    { ledger: 'training', field: 'audience', of: ['护理人员', '社会工作者', '儿童主任', '救助经办人员'] },
  ],
  ...joinParts(
    under('待遇和标准', benefit),
    under('社会救助', assistance),
    under('养老服务', elder),
    under('儿童福利和未成年人保护', children),
    under('殡葬', funeral),
    under('婚姻登记', marriage),
    under('慈善、福彩和救助管理', charity),
    under('基层治理', villageAffairs),
    under('社会组织和社会工作', socialWork),
    under('区划地名', placeNames),
    {
      tieRoles: [
        { role: '联系领导', roster: 'care-home', most: 5 },
        { role: '包联干部', roster: 'village', most: 10 },
        { role: '结对帮扶', roster: 'low-income-household', most: 10 },
        { role: '照料人', roster: 'destitute', most: 5 },
        { role: '儿童主任', roster: 'child', most: 60 },
        { role: '党建指导员', roster: 'social-organisation', most: 8 },
      ],
      taskTemplates,
      examples,
    },
  ),
  outlines,
}

export default civilAffairs

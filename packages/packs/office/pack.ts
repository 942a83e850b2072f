import { joinParts, under } from '../define.ts'
import type { Pack } from '../pack.ts'
import { document } from './document.ts'
import { fundPart } from './fund.ts'
import { ideology } from './ideology.ts'
import { inspectionPart } from './inspection.ts'
import { integrity } from './integrity.ts'
import { meetingPart } from './meeting.ts'
import { openness } from './openness.ts'
import { outlines } from './outlines.ts'
import { party } from './party.ts'
import { petitionPart } from './petition.ts'
import { projectPart } from './project.ts'
import { publicity } from './publicity.ts'
import { rectification } from './rectification.ts'
import { safety } from './safety.ts'
import { secrecy } from './secrecy.ts'
import { staffPart } from './staff.ts'
import { trainingPart } from './training.ts'
import { visitPart } from './visit.ts'

/** 综合工作：每个单位都有的事，各行业包都依托它。 */
const office: Pack = {
  id: 'office',
  title: '综合工作',
  version: 1,
  summary:
    '每个单位都有的工作：学习与党建、廉政、意识形态、保密、安全、督查、信访、信息公开、问题整改、走访、文件、资金、项目、培训、宣传。',
  builtOn: [],
  ...joinParts(
    under('党建和学习', party),
    under('廉政', integrity),
    under('意识形态', ideology),
    under('保密', secrecy),
    under('会议和文件', meetingPart),
    under('安全生产', safety),
    under('督查和整改', inspectionPart),
    under('信访和诉求', petitionPart),
    under('督查和整改', rectification),
    under('信访和诉求', openness),
    under('走访慰问', visitPart),
    under('会议和文件', document),
    under('资金和项目', fundPart),
    under('资金和项目', projectPart),
    under('队伍和培训', trainingPart),
    under('宣传', publicity),
    under('队伍和培训', staffPart),
  ),
  outlines,
}

export default office

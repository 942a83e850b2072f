import type { Ledger } from '@taizhang/ledger'
import { identityNumber, text } from '../define.ts'

/** 记着个人情况的台账：姓名、证件号只给负责人看全。 */
export const personal = { seesProtected: ['section-head', 'leader'] } as const satisfies Partial<Ledger>

/** 享受待遇的人（户）的名册：从纳入之日到退出之日。 */
export const personalRoster = {
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  ...personal,
} as const satisfies Partial<Ledger>

const who = (label: string) => text(label, 20, { required: true, protected: true })

/** 名册上的人：姓名和身份证号。 */
export const listedPerson = { name: who('姓名'), identity: identityNumber('身份证号') }

/** 提出申请的人：姓名和身份证号。 */
export const applicant = { applicant: who('申请人'), identity: identityNumber('身份证号') }

import { enablePack, leavePack, listPacks, type Output } from '@taizhang/contract'
import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Given } from '../../client/answer.ts'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { useNames } from '../../components/names.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { rolesOf } from '../../workbench/admission.ts'
import { OwnPart } from './own-part.tsx'

type Pack = Output<typeof listPacks>['items'][number]

/** The lines of business that there are, and which offices use them. */
export function PacksPart() {
  const mayChange = rolesOf(useMe()).has('system-admin')
  const { value, problem, again } = useRead(listPacks, {})
  const [enabling, setEnabling] = useState<Pack | null>(null)
  return (
    <>
      <p className="settings__words">
        行业包是一类业务的台账、指标、任务模板、报告提纲和审核关系。启用后各单位可在上面加自己的字段和指标，升级不会丢。
      </p>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {value?.items.map((pack) => (
        <PackSheet key={pack.id} pack={pack} mayChange={mayChange} onEnable={() => setEnabling(pack)} />
      ))}
      {enabling && <EnableForm pack={enabling} onClose={() => setEnabling(null)} />}
    </>
  )
}

interface PackSheetProps {
  readonly pack: Pack
  readonly mayChange: boolean
  readonly onEnable: () => void
}

function PackSheet({ pack, mayChange, onEnable }: PackSheetProps) {
  const names = useNames()
  const leave = useWrite(leavePack)
  const [isOpen, setOpen] = useState(false)
  const { id, title, version, summary, counts, enabled } = pack
  const old = enabled !== null && enabled.version < version
  return (
    <section>
      <h2>
        {title} <span className="settings__faint">第{version}版</span>
      </h2>
      <p className="settings__words">{summary}</p>
      <p className="settings__faint">
        台账{counts.ledgers}本，指标{counts.indicators}个，应办{counts.duties}项，审核关系{counts.auditRules}
        条，任务模板
        {counts.taskTemplates}个，提纲{counts.outlines}份
      </p>
      <div className="settings__bar">
        {enabled === null || enabled.orgs.length === 0 ? (
          <span>还没有单位启用。</span>
        ) : (
          <span>
            {old && `正在使用第${enabled.version}版，可升级到第${version}版。`}使用单位：
            {enabled.orgs.map((org) => (
              <span key={org} className="settings__org">
                {names.org(org)}
                {mayChange && (
                  <Popconfirm
                    title={`${names.org(org)}不再使用“${title}”？`}
                    description="清单里不再列出；台账和记录都留着，随时可以再启用。"
                    okText="停用"
                    onConfirm={() => leave.send({ params: { id }, body: { org } })}
                  >
                    <Button type="link" size="small" aria-label={`${names.org(org)}停用${title}`}>
                      停用
                    </Button>
                  </Popconfirm>
                )}
              </span>
            ))}
          </span>
        )}
        {enabled !== null && enabled.orgs.length > 0 && (
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? '收起本地所加' : '本地所加的字段、环节和指标'}
          </Button>
        )}
        {mayChange && <Button onClick={onEnable}>{old ? '升级或为单位启用' : '为单位启用'}</Button>}
      </div>
      {leave.problem && <ProblemView problem={leave.problem} />}
      {isOpen && <OwnPart pack={id} users={enabled?.orgs ?? []} />}
    </section>
  )
}

function EnableForm({ pack, onClose }: { readonly pack: Pack; readonly onClose: () => void }) {
  const [org, setOrg] = useState<string | null>(pack.enabled?.orgs[0] ?? null)
  const [outcome, setOutcome] = useState<Given<typeof enablePack> | null>(null)
  const enable = useWrite(enablePack)
  const send = async () => {
    if (org === null) return
    const answer = await enable.send({ params: { id: pack.id }, body: { org } })
    if (answer.ok) setOutcome(answer.value)
  }
  return (
    <Modal open title={`启用“${pack.title}”`} footer={null} onCancel={onClose}>
      {outcome === null ? (
        <div className="settings__form">
          <label htmlFor="pack-org">为哪个单位（含下级）</label>
          <OrgPicker id="pack-org" value={org} onChange={setOrg} />
          {enable.problem && <ProblemView problem={enable.problem} />}
          <div className="settings__bar">
            <Button type="primary" disabled={org === null} loading={enable.busy} onClick={send}>
              启用第{pack.version}版
            </Button>
          </div>
        </div>
      ) : (
        <>
          <p>
            {outcome.was === null ? '已启用' : `已由第${outcome.was}版升级到`}第{outcome.version}版：新增
            {outcome.added.length}
            项，改动{outcome.changed.length}项，去掉{outcome.removed.length}项。
          </p>
          {outcome.retired.length > 0 && (
            <>
              <p>这几项新版已没有，因仍被引用而保留：</p>
              <ul>
                {outcome.retired.map(({ key, referredToBy }) => (
                  <li key={key}>
                    {key}：{referredToBy.join('、')}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Button type="primary" onClick={onClose}>
            看完了，关闭
          </Button>
        </>
      )}
    </Modal>
  )
}

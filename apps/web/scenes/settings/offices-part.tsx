import { changeOrg, createOrg, listOrgs, type Output } from '@taizhang/contract'
import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { orgTree } from '../../components/org-tree.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { rolesOf } from '../../workbench/admission.ts'

type Org = Output<typeof listOrgs>['items'][number]

const kinds: Readonly<Record<Org['kind'], string>> = {
  county: '县（市、区）',
  bureau: '部门',
  township: '乡镇街道',
  section: '科室',
  village: '村（社区）',
  institution: '事业单位',
}
const kindOptions = Object.entries(kinds).map(([value, label]) => ({ value, label }))

/** The tree of offices; the system administrator changes it. */
export function OfficesPart() {
  const mayChange = rolesOf(useMe()).has('system-admin')
  const { value, problem, again } = useRead(listOrgs, {})
  const [edited, setEdited] = useState<Org | 'new' | null>(null)
  return (
    <>
      <div className="settings__bar">
        <span className="settings__faint">共{value?.items.length ?? 0}个单位</span>
        {mayChange && (
          <Button type="primary" onClick={() => setEdited('new')}>
            增加单位
          </Button>
        )}
      </div>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">类别</th>
            <th scope="col">
              <span className="unseen">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {orgTree(value?.items ?? []).map(({ org, depth }) => (
            <tr key={org.id}>
              <td style={{ paddingLeft: `${depth * 1.6}em` }}>{org.name}</td>
              <td>{kinds[org.kind]}</td>
              <td className="plain-table__actions">
                {mayChange && (
                  <Button size="small" onClick={() => setEdited(org)}>
                    修改
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited !== null && <OfficeForm org={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  )
}

interface OfficeFormProps {
  /** Null for a new one. */
  readonly org: Org | null
  readonly onClose: () => void
}

function OfficeForm({ org, onClose }: OfficeFormProps) {
  const [parent, setParent] = useState<string | null>(null)
  const [name, setName] = useState(org?.name ?? '')
  const [kind, setKind] = useState<Org['kind']>(org?.kind ?? 'section')
  const [order, setOrder] = useState(org?.order ?? 0)
  const create = useWrite(createOrg)
  const change = useWrite(changeOrg)
  const problem = create.problem ?? change.problem
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { name, kind, order }
    const answer = org
      ? await change.send({ params: { id: org.id }, body })
      : await create.send({ body: { ...body, parent: parent ?? '' } })
    if (answer.ok) onClose()
  }
  return (
    <Modal open title={org ? `修改“${org.name}”` : '增加单位'} footer={null} onCancel={onClose}>
      <form className="settings__form" onSubmit={submit}>
        {org === null && (
          <>
            <label htmlFor="office-parent">上级单位</label>
            <OrgPicker id="office-parent" value={parent} onChange={setParent} />
          </>
        )}
        <label htmlFor="office-name">名称</label>
        <Input
          id="office-name"
          value={name}
          required
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="office-kind">类别</label>
        <Select id="office-kind" value={kind} options={kindOptions} onChange={(next) => setKind(next as Org['kind'])} />
        <label htmlFor="office-order">次序（小的在前）</label>
        <InputNumber id="office-order" value={order} min={0} max={100_000} onChange={(next) => setOrder(next ?? 0)} />
        {problem && <ProblemView problem={problem} kept="填写的内容还在。" />}
        <div className="settings__bar">
          <Button
            type="primary"
            htmlType="submit"
            disabled={org === null && parent === null}
            loading={create.busy || change.busy}
          >
            {org ? '保存修改' : '增加单位'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

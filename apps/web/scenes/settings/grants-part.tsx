import { endGrant, giveGrant, listGrants } from '@taizhang/contract'
import { type Role, roleTitles } from '@taizhang/ledger'
import { Button, Checkbox, Input, Modal, Popconfirm, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useRead } from '../../client/use-read.ts'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { useNames } from '../../components/names.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { PersonPicker } from '../../components/person-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'

const roleOptions = Object.entries(roleTitles).map(([value, label]) => ({ value, label }))

/** Who holds which role where; the security administrator gives and takes. */
export function GrantsPart() {
  const { value, problem, again } = useRead(listGrants, {})
  const names = useNames()
  const [words, setWords] = useState('')
  const [giving, setGiving] = useState(false)
  const [past, setPast] = useState(false)
  const end = useWrite(endGrant)
  const shown = (value?.items ?? [])
    .filter(({ to }) => past || to === null || to >= today())
    .map((grant) => ({
      grant,
      text: `${names.person(grant.person)} ${names.org(grant.org)} ${roleTitles[grant.role]}`,
    }))
    .filter(({ text }) => text.includes(words.trim()))
  return (
    <>
      <p className="settings__words">
        角色决定能看什么、能办什么，当日生效。系统、安全、审计三个管理员由三个人分任，都不看业务数据。
      </p>
      <div className="settings__bar">
        <Input
          aria-label="按姓名、单位、角色找"
          placeholder="姓名、单位、角色"
          value={words}
          allowClear
          style={{ width: '14em' }}
          onChange={(event) => setWords(event.target.value)}
        />
        <Checkbox checked={past} onChange={(event) => setPast(event.target.checked)}>
          也列已到期的
        </Checkbox>
        <Button type="primary" onClick={() => setGiving(true)}>
          授予角色
        </Button>
      </div>
      {problem && <ProblemView problem={problem} onAgain={again} />}
      {end.problem && <ProblemView problem={end.problem} />}
      <div className="plain-table__scroll">
        <table className="plain-table plain-table--stacked">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">角色</th>
              <th scope="col">单位</th>
              <th scope="col">范围</th>
              <th scope="col">起止</th>
              <th scope="col">
                <span className="unseen">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ grant: { person, role, org, reach, from, to } }) => (
              <tr key={`${person} ${role} ${org} ${from}`}>
                <td>{names.person(person)}</td>
                <td>{roleTitles[role]}</td>
                <td>{names.org(org)}</td>
                <td>{reach === 'below' ? '含下级' : '本单位'}</td>
                <td>
                  {from}—{to ?? '长期'}
                </td>
                <td className="plain-table__actions">
                  <Popconfirm
                    title={`收回${names.person(person)}的“${roleTitles[role]}”？`}
                    description="立即生效；已办的事和历史不受影响。"
                    okText="收回角色"
                    onConfirm={() => end.send({ body: { person, role, org, from } })}
                  >
                    <Button size="small">收回</Button>
                  </Popconfirm>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {giving && <GrantForm onClose={() => setGiving(false)} />}
    </>
  )
}

function GrantForm({ onClose }: { readonly onClose: () => void }) {
  const [person, setPerson] = useState<string | null>(null)
  const [role, setRole] = useState<Role | null>(null)
  const [org, setOrg] = useState<string | null>(null)
  const [below, setBelow] = useState(false)
  const [to, setTo] = useState<string | null>(null)
  const give = useWrite(giveGrant)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (person === null || role === null || org === null) return
    const answer = await give.send({ body: { person, role, org, reach: below ? 'below' : 'own', to } })
    if (answer.ok) onClose()
  }
  return (
    <Modal open title="授予角色" footer={null} onCancel={onClose}>
      <form className="settings__form" onSubmit={submit}>
        <label htmlFor="grant-person">人员</label>
        <PersonPicker id="grant-person" value={person} onChange={setPerson} />
        <label htmlFor="grant-role">角色</label>
        <Select
          id="grant-role"
          value={role}
          options={roleOptions}
          placeholder="选择角色"
          onChange={(next) => setRole(next as Role)}
        />
        <label htmlFor="grant-org">在哪个单位</label>
        <OrgPicker id="grant-org" value={org} onChange={setOrg} />
        <Checkbox checked={below} onChange={(event) => setBelow(event.target.checked)}>
          也管下级单位
        </Checkbox>
        <label htmlFor="grant-to">到哪一天为止（不填为长期）</label>
        <DayInput id="grant-to" value={to} onChange={setTo} />
        {give.problem && <ProblemView problem={give.problem} kept="填写的内容还在。" />}
        <div className="settings__bar">
          <Button
            type="primary"
            htmlType="submit"
            disabled={person === null || role === null || org === null}
            loading={give.busy}
          >
            授予角色
          </Button>
        </div>
      </form>
    </Modal>
  )
}

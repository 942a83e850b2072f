import {
  changePerson,
  createPerson,
  disableAccount,
  listAccounts,
  listPeople,
  type Output,
  openAccount,
  resetAccount,
  unlockAccount,
} from '@taizhang/contract'
import { Button, Input, Modal, Popconfirm } from 'antd'
import { type FormEvent, useState } from 'react'
import { useRead } from '../../client/use-read.ts'
import { useMe } from '../../client/use-session.ts'
import { useWrite } from '../../client/use-write.ts'
import { useNames } from '../../components/names.ts'
import { OrgPicker } from '../../components/org-picker.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { rolesOf } from '../../workbench/admission.ts'
import { OneTimePassword } from './one-time-password.tsx'

type Person = Output<typeof listPeople>['items'][number]
type Account = Output<typeof listAccounts>['items'][number]

interface Given {
  readonly name: string
  readonly password: string
}

/** Everybody, by office; the system administrator adds people and looks after their accounts. */
export function PeoplePart() {
  const mayChange = rolesOf(useMe()).has('system-admin')
  const names = useNames()
  const [org, setOrg] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [edited, setEdited] = useState<Person | 'new' | null>(null)
  const [opened, setOpened] = useState<Person | null>(null)
  const [given, setGiven] = useState<Given | null>(null)
  const people = useRead(listPeople, { query: { ...(org !== null && { org }) } }, { keepOld: true })
  const accounts = useRead(listAccounts, {}, { when: mayChange })
  const byPerson = new Map(accounts.value?.items.map((account) => [account.person, account]))
  const shown = (people.value?.items ?? []).filter(({ name, post }) => `${name} ${post}`.includes(words.trim()))
  return (
    <>
      <div className="settings__bar">
        <OrgPicker label="只看一个单位" value={org} onChange={setOrg} clearable />
        <Input
          aria-label="按姓名或职务找"
          placeholder="姓名或职务"
          value={words}
          allowClear
          style={{ width: '12em' }}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className="settings__faint">{shown.length}人</span>
        {mayChange ? (
          <Button type="primary" onClick={() => setEdited('new')}>
            增加人员
          </Button>
        ) : (
          <span />
        )}
      </div>
      {people.problem && <ProblemView problem={people.problem} onAgain={people.again} />}
      <div className="plain-table__scroll">
        <table className="plain-table plain-table--stacked">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">单位</th>
              <th scope="col">职务</th>
              {mayChange && <th scope="col">账号</th>}
              {mayChange && (
                <th scope="col">
                  <span className="unseen">操作</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <tr key={person.id}>
                <td>{person.name}</td>
                <td>{names.org(person.org)}</td>
                <td>{person.post}</td>
                {mayChange && <td>{accountWords(byPerson.get(person.id))}</td>}
                {mayChange && (
                  <td className="plain-table__actions">
                    <Button size="small" onClick={() => setEdited(person)}>
                      修改
                    </Button>{' '}
                    <AccountActions
                      person={person}
                      account={byPerson.get(person.id)}
                      onOpen={accounts.value ? () => setOpened(person) : undefined}
                      onReset={(password) => setGiven({ name: person.name, password })}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited !== null && (
        <PersonForm
          person={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onAccount={(name, password) => setGiven({ name, password })}
        />
      )}
      {opened && (
        <AccountForm
          person={opened}
          onClose={() => setOpened(null)}
          onAccount={(password) => setGiven({ name: opened.name, password })}
        />
      )}
      {given && <OneTimePassword {...given} onClose={() => setGiven(null)} />}
    </>
  )
}

function accountWords(account: Account | undefined): string {
  if (!account) return '无账号'
  const { signInName, locked, disabled, passwordMustChange, secondFactor } = account
  const states = [
    disabled && '已停用',
    locked && '已锁定',
    passwordMustChange && '未改一次性密码',
    secondFactor && '有动态口令',
  ].filter((state) => state !== false)
  return states.length > 0 ? `${signInName}（${states.join('，')}）` : signInName
}

interface AccountActionsProps {
  readonly person: Person
  readonly account: Account | undefined
  /** Undefined until the accounts are known. */
  readonly onOpen: (() => void) | undefined
  readonly onReset: (password: string) => void
}

function AccountActions({ person, account, onOpen, onReset }: AccountActionsProps) {
  const reset = useWrite(resetAccount)
  const unlock = useWrite(unlockAccount)
  const disable = useWrite(disableAccount)
  const problem = reset.problem ?? unlock.problem ?? disable.problem
  if (!account)
    return onOpen === undefined ? null : (
      <Button size="small" aria-label={`为${person.name}开账号`} onClick={onOpen}>
        开账号
      </Button>
    )
  const about = { params: { person: person.id } }
  return (
    <>
      {account.locked && (
        <Button size="small" loading={unlock.busy} onClick={() => unlock.send(about)}>
          解锁
        </Button>
      )}{' '}
      <Popconfirm
        title={`重置${person.name}的密码？`}
        description="给出新的一次性密码，解锁，关闭动态口令，结束其全部登录。"
        okText="重置密码"
        onConfirm={async () => {
          const answer = await reset.send(about)
          if (answer.ok) onReset(answer.value.oneTimePassword)
        }}
      >
        <Button size="small" loading={reset.busy}>
          重置密码
        </Button>
      </Popconfirm>{' '}
      <Popconfirm
        title={account.disabled ? `恢复${person.name}的账号？` : `停用${person.name}的账号？`}
        description={account.disabled ? '可以重新登录。' : '其全部登录立即结束，不能再登录；记录和历史不受影响。'}
        okText={account.disabled ? '恢复账号' : '停用账号'}
        onConfirm={() => disable.send({ ...about, body: { disabled: !account.disabled } })}
      >
        <Button size="small" loading={disable.busy}>
          {account.disabled ? '恢复' : '停用'}
        </Button>
      </Popconfirm>
      {problem && <ProblemView problem={problem} />}
    </>
  )
}

interface AccountFormProps {
  readonly person: Person
  readonly onClose: () => void
  readonly onAccount: (password: string) => void
}

/** An account for somebody who is in the list already. */
function AccountForm({ person, onClose, onAccount }: AccountFormProps) {
  const [signInName, setSignInName] = useState('')
  const open = useWrite(openAccount)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await open.send({ params: { person: person.id }, body: { signInName } })
    if (!answer.ok) return
    onClose()
    onAccount(answer.value.oneTimePassword)
  }
  return (
    <Modal open title={`为“${person.name}”开账号`} footer={null} onCancel={onClose}>
      <form className="settings__form" onSubmit={submit}>
        <label htmlFor="account-sign-in">登录名</label>
        <SignInName id="account-sign-in" value={signInName} required onChange={setSignInName} />
        {open.problem && <ProblemView problem={open.problem} kept="填写的内容还在。" />}
        <div className="settings__bar">
          <Button type="primary" htmlType="submit" loading={open.busy}>
            开账号
          </Button>
        </div>
        <p className="settings__faint">开好后给出一次性密码，只显示一次，请当面交给本人。</p>
      </form>
    </Modal>
  )
}

interface SignInNameProps {
  readonly id: string
  readonly value: string
  readonly required?: boolean
  readonly onChange: (name: string) => void
}

function SignInName({ id, value, required = false, onChange }: SignInNameProps) {
  return (
    <Input
      id={id}
      value={value}
      required={required}
      autoCapitalize="none"
      maxLength={50}
      placeholder="小写字母、数字、汉字和 . _ -"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface PersonFormProps {
  /** Null for a new one. */
  readonly person: Person | null
  readonly onClose: () => void
  readonly onAccount: (name: string, password: string) => void
}

function PersonForm({ person, onClose, onAccount }: PersonFormProps) {
  const [name, setName] = useState(person?.name ?? '')
  const [org, setOrg] = useState<string | null>(person?.org ?? null)
  const [post, setPost] = useState(person?.post ?? '')
  const [signInName, setSignInName] = useState('')
  const create = useWrite(createPerson)
  const change = useWrite(changePerson)
  const problem = create.problem ?? change.problem
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (org === null) return
    if (person) {
      const answer = await change.send({ params: { id: person.id }, body: { name, org, post } })
      if (answer.ok) onClose()
      return
    }
    const account = signInName.trim() === '' ? {} : { signInName }
    const answer = await create.send({ body: { name, org, post, ...account } })
    if (!answer.ok) return
    onClose()
    if (answer.value.oneTimePassword !== null) onAccount(name, answer.value.oneTimePassword)
  }
  return (
    <Modal open title={person ? `修改“${person.name}”` : '增加人员'} footer={null} onCancel={onClose}>
      <form className="settings__form" onSubmit={submit}>
        <label htmlFor="person-name">姓名</label>
        <Input
          id="person-name"
          value={name}
          required
          maxLength={50}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="person-org">单位</label>
        <OrgPicker id="person-org" value={org} onChange={setOrg} />
        <label htmlFor="person-post">职务</label>
        <Input id="person-post" value={post} maxLength={100} onChange={(event) => setPost(event.target.value)} />
        {person === null && (
          <>
            <label htmlFor="person-sign-in">登录名（不填则不开账号）</label>
            <SignInName id="person-sign-in" value={signInName} onChange={setSignInName} />
          </>
        )}
        {problem && <ProblemView problem={problem} kept="填写的内容还在。" />}
        <div className="settings__bar">
          <Button type="primary" htmlType="submit" disabled={org === null} loading={create.busy || change.busy}>
            {person ? '保存修改' : '增加人员'}
          </Button>
        </div>
        {person === null && <p className="settings__faint">角色由安全管理员另行授予。</p>}
      </form>
    </Modal>
  )
}

import { Modal } from 'antd'
import { leave, session } from '../client/client.ts'
import { useSession } from '../client/use-session.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Lies over the page where the session has ended; what is typed stays below, and goes on once the same person is back. */
export function SessionOver() {
  const state = useSession()
  if (state.kind !== 'over') return null
  const { person, signInName, tenant } = state.me
  return (
    <Modal
      open
      title="登录已超时"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      width={360}
    >
      <p>{person.name}，您有一段时间没有操作，或登录已在别处结束。页面上填写的内容都还在，重新登录后接着办。</p>
      <SignInForm
        name={signInName}
        tenant={tenant}
        onSignedIn={(me) => {
          if (!session.begin(me)) window.location.assign('/')
        }}
      />
      <button type="button" className="plain-link sign-in__other" onClick={leave}>
        换一个人登录（未提交的内容将丢失）
      </button>
    </Modal>
  )
}

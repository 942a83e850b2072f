import { askWho, leave } from '../../client/client.ts'
import { useMe } from '../../client/use-session.ts'
import { ChangePasswordForm } from '../../workbench/change-password-form.tsx'
import './sign-in.css'

/** A one-time password must be changed before anything else. */
export default function ChangePasswordScene() {
  const { person } = useMe()
  return (
    <main className="sign-in">
      <section className="sign-in__sheet">
        <p className="sign-in__brand">台账</p>
        <h1>设置自己的密码</h1>
        <p>{person.name}，您登录用的是一次性密码。请先改成只有自己知道的密码。</p>
        <ChangePasswordForm onChanged={askWho} />
        <button type="button" className="plain-link sign-in__other" onClick={leave}>
          退出登录
        </button>
      </section>
    </main>
  )
}

import { Link, useParams } from 'react-router'
import { useMe } from '../../client/use-session.ts'
import { isFor, rolesOf } from '../../workbench/admission.ts'
import { settingsParts } from './parts.ts'
import '../../components/plain-table.css'
import './settings.css'

/** The settings: oneself, offices, people, roles, and what the administrators look after. */
export default function SettingsScene() {
  const { part = '' } = useParams()
  const roles = rolesOf(useMe())
  const mine = settingsParts.filter((one) => isFor(one, roles))
  const shown = mine.find(({ path }) => path === part)
  return (
    <section className="page settings">
      <div className="page__head">
        <h1>设置</h1>
      </div>
      <nav className="settings__parts" aria-label="设置的各部分">
        {mine.map(({ path, title }) => (
          <Link
            key={path}
            to={path === '' ? '/settings' : `/settings/${path}`}
            aria-current={path === part ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      {shown ? <shown.Content /> : <p>没有这一部分，或者您的角色不能打开它。</p>}
    </section>
  )
}

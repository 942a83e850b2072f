import { listOrgs } from '@taizhang/contract'
import { roleTitles } from '@taizhang/ledger'
import { Button, Drawer, Dropdown, Select } from 'antd'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { leave, listen, watchWho } from '../client/client.ts'
import { useRead } from '../client/use-read.ts'
import { useMe, useReached } from '../client/use-session.ts'
import { FaultBoundary } from '../components/fault-boundary.tsx'
import { useNames } from '../components/names.ts'
import { TraceContext, type Traced } from '../components/trace.ts'
import { TracePanel } from '../components/trace-panel.tsx'
import { useMedia } from '../components/use-media.ts'
import { businessRoles } from '../scenes/scene.ts'
import { scenes } from '../scenes/scenes.ts'
import { menuAt, menuOf, rolesOf } from './admission.ts'
import { KeyHelp } from './key-help.tsx'
import { isWriting } from './keys.ts'
import { OfficeProvider, TREE_FRESH_MS, useOffice } from './office.tsx'
import { useScrolling } from './scrolling.ts'
import { SessionOver } from './session-over.tsx'
import './frame.css'

/** From this width on the navigation stands at the side; below it at the foot. Also in frame.css. */
const WIDE = '(min-width: 761px)'
/** So many words of the navigation fit at the foot, beside the one that opens the rest. */
const AT_FOOT = 4

/** What stands around every scene for somebody who is signed in: navigation, office, who one is, and the trace at the side. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const me = useMe()
  const menu = useMemo(() => menuOf(scenes, me), [me])
  const wide = useMedia(WIDE)
  const [traced, setTraced] = useState<Traced | null>(null)
  const [helping, setHelping] = useState(false)
  const { pathname } = useLocation()
  const { scene, onScroll } = useScrolling()
  const help = useCallback(() => setHelping(true), [])
  useMenuKeys(menu, help)
  useEffect(() => {
    if (businessRoles.some((role) => rolesOf(me).has(role))) return listen()
    return undefined
  }, [me])
  useEffect(watchWho, [])
  const close = useCallback(() => setTraced(null), [])
  // A trace belongs to the page on which its figure stands; to the entries that it leads to it may come along, where there is room.
  const staysOpen = wide && pathname.includes('/entries/')
  const [tracedAt, setTracedAt] = useState(pathname)
  if (tracedAt !== pathname) {
    setTracedAt(pathname)
    if (!staysOpen) setTraced(null)
  }

  return (
    <OfficeProvider>
      <TraceContext value={setTraced}>
        <div className={`frame ${traced && wide ? 'frame--traced' : ''}`}>
          <a className="frame__skip" href="#scene">
            跳到正文
          </a>
          {wide && (
            <aside className="frame__side">
              <Link to="/" className="frame__brand">
                台账
              </Link>
              <Menu menu={menu} />
            </aside>
          )}
          <Head onHelp={help} wide={wide} />
          <main className="frame__scene" id="scene" tabIndex={-1} ref={scene} onScroll={onScroll}>
            <ConnectionLost />
            <FaultBoundary at={pathname} words="已提交的内容不受影响。请重新打开本页再试，或从导航到别的页。">
              {children}
            </FaultBoundary>
          </main>
          {traced && wide && (
            <aside className="frame__trace" aria-label="数据来源">
              <TracePanel traced={traced} onClose={close} />
            </aside>
          )}
          {!wide && <Foot menu={menu} />}
        </div>
        {!wide && (
          <Drawer
            open={traced !== null}
            placement="bottom"
            size="85%"
            closable={false}
            onClose={close}
            rootClassName="frame__trace-drawer"
          >
            {traced && <TracePanel traced={traced} onClose={close} />}
          </Drawer>
        )}
      </TraceContext>
      {helping && <KeyHelp menu={menu} onClose={() => setHelping(false)} />}
      <SessionOver />
    </OfficeProvider>
  )
}

type MenuWords = ReturnType<typeof menuOf>

function Menu({ menu, label = '主导航' }: { readonly menu: MenuWords; readonly label?: string }) {
  const { pathname } = useLocation()
  const current = menuAt(menu, pathname)
  return (
    <nav className="menu" aria-label={label}>
      {menu.map((scene) => (
        <Link
          key={scene.path}
          to={scene.path}
          className="menu__link"
          aria-current={scene === current ? 'page' : undefined}
        >
          {scene.menu}
        </Link>
      ))}
    </nav>
  )
}

/** The navigation of a phone: what is used most in reach of the thumb, the rest behind one word. */
function Foot({ menu }: { readonly menu: MenuWords }) {
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  const atFoot = menu.length > AT_FOOT + 1 ? menu.slice(0, AT_FOOT) : menu
  // Whoever has chosen a page wants to see it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what closes it
  useEffect(() => setOpen(false), [pathname])
  return (
    <div className="frame__foot">
      <Menu menu={atFoot} />
      {menu.length > atFoot.length && (
        <button type="button" className="menu__link" aria-expanded={open} onClick={() => setOpen(true)}>
          更多
        </button>
      )}
      <Drawer open={open} placement="bottom" size="auto" title="全部" onClose={() => setOpen(false)}>
        <Menu menu={menu} label="全部导航" />
      </Drawer>
    </div>
  )
}

function Head({ wide, onHelp }: { readonly wide: boolean; readonly onHelp: () => void }) {
  const me = useMe()
  const navigate = useNavigate()
  const names = useNames()
  const roles = [...rolesOf(me)].map((role) => roleTitles[role]).join('、')
  const items = [
    { key: 'who', type: 'group' as const, label: `${names.org(me.person.org)}　${me.person.post || roles}` },
    { key: '/settings', label: '我的账号' },
    ...(wide ? [{ key: 'help', label: '快捷键' }] : []),
    { type: 'divider' as const },
    { key: 'leave', label: '退出登录' },
  ]
  const act = (key: string) => {
    if (key === 'leave') void leave()
    else if (key === 'help') onHelp()
    else navigate(key)
  }
  return (
    <header className="frame__head">
      <OfficeChoice />
      <span className="frame__roles">{roles}</span>
      {wide && (
        <Button type="text" size="small" aria-label="快捷键" title="快捷键（?）" onClick={onHelp}>
          ?
        </Button>
      )}
      <Dropdown menu={{ items, onClick: ({ key }) => act(key) }} trigger={['click']} placement="bottomRight">
        <Button type="text" size="small" className="frame__me">
          {me.person.name}
        </Button>
      </Dropdown>
    </header>
  )
}

/** The office in whose name one works: a choice where a person has roles in several, else its name. */
function OfficeChoice() {
  const { org, own, choose } = useOffice()
  const names = useNames()
  const tree = useRead(listOrgs, {}, { freshMs: TREE_FRESH_MS })
  if (own.length < 2) return <span className="frame__office">{tree.value ? names.org(org) : ''}</span>
  return (
    <Select
      className="frame__office"
      size="small"
      variant="borderless"
      aria-label="以哪个单位的身份办理"
      value={org}
      options={own.map((one) => ({ value: one, label: names.org(one) }))}
      popupMatchSelectWidth={false}
      onChange={choose}
    />
  )
}

/** Says that the server cannot be reached, as long as it is so. */
function ConnectionLost() {
  const isReached = useReached()
  if (isReached) return null
  return (
    <p className="frame__lost" role="status">
      <strong>连不上服务，正在重新连接……</strong> 页面上填写的内容都在；恢复后提示消失，可以接着提交，不会重复。
    </p>
  )
}

/** Alt with a digit goes to an entry of the navigation; a question mark shows the keys. */
function useMenuKeys(menu: MenuWords, onHelp: () => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return
      const scene = event.altKey ? menu[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1] : undefined
      const asks = !event.altKey && (event.key === '?' || event.key === '？') && !isWriting(event.target)
      if (!scene && !asks) return
      event.preventDefault()
      if (scene) navigate(scene.path)
      else onHelp()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [menu, navigate, onHelp])
}

import { lazy, Suspense, useEffect, useLayoutEffect } from 'react'
import { createBrowserRouter, Outlet, useMatches, useRouteError } from 'react-router'
import { askWho } from '../client/client.ts'
import { useSession } from '../client/use-session.ts'
import type { Scene } from '../scenes/scene.ts'
import { scenes } from '../scenes/scenes.ts'
import { admit } from './admission.ts'
import { Frame } from './frame.tsx'

const SignInScene = lazy(() => import('../scenes/sign-in/sign-in-scene.tsx'))
const ChangePasswordScene = lazy(() => import('../scenes/sign-in/change-password-scene.tsx'))

const nowhere: Pick<Scene, 'title' | 'for'> = { title: '没有这一页', for: 'signed-in' }

/** Every address of the workbench: the table of scenes, each behind what admits to it, and a page for all others. */
export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <NotLoaded />,
    HydrateFallback: Waiting,
    children: [
      ...scenes.map((scene) => ({
        path: scene.path,
        handle: scene,
        lazy: async () => ({ Component: (await scene.load()).default }),
      })),
      { path: '*', handle: nowhere, element: <NotFound /> },
    ],
  },
])

/** Shows the scene of the address in the frame to whom it is for, and to others what they need first. */
function Root() {
  const scene = useMatches().at(-1)?.handle as typeof nowhere
  const session = useSession()
  const isOpen = scene.for === 'everybody'
  useEffect(() => {
    if (session.kind === 'unknown' && !isOpen) void askWho()
  }, [session.kind, isOpen])
  // Before the effects of the scene itself, which may know better what it shows.
  useLayoutEffect(() => {
    document.title = `${scene.title} · 台账`
  }, [scene.title])
  // An open scene asks nobody who is there; the frame stands around it only for who came from the workbench.
  if (isOpen && session.kind !== 'in' && session.kind !== 'over') return <Outlet />
  if (session.kind === 'unknown') return <Waiting />
  const admission = admit(scene, session.kind === 'none' ? null : session.me)
  if (admission === 'sign-in' || admission === 'change-password')
    return <Suspense>{admission === 'sign-in' ? <SignInScene /> : <ChangePasswordScene />}</Suspense>
  return <Frame>{admission === 'shown' ? <Outlet /> : <NotYours title={scene.title} />}</Frame>
}

/** Nothing for the blink in which a page comes; after that a word. */
function Waiting() {
  return (
    <p className="waiting" role="status">
      正在打开……
    </p>
  )
}

function NotFound() {
  return (
    <section className="page page--words">
      <h1>没有这一页</h1>
      <p>地址可能写错了，或者这一页已经不在了。请从左侧或下方的导航进入。</p>
    </section>
  )
}

function NotYours({ title }: { readonly title: string }) {
  return (
    <section className="page page--words">
      <h1>{title}</h1>
      <p>您现在的角色不能打开这一页。需要时，请安全管理员授予相应角色。</p>
    </section>
  )
}

/** A part of the page did not come: the network, or a newer version has taken its place. */
function NotLoaded() {
  const error = useRouteError()
  useEffect(() => console.error(error), [error])
  return (
    <section className="page page--words" role="alert">
      <h1>这一页没有打开</h1>
      <p>可能是网络断了，或者系统刚刚升级。请重新打开；已提交的内容不受影响。</p>
      <button type="button" onClick={() => window.location.reload()}>
        重新打开
      </button>
    </section>
  )
}

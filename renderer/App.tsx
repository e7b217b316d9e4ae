import { lazy, Suspense } from 'react'
import { Notices } from './panels/Notices'
import { parts } from './panels/parts'
import { StatusBar } from './panels/StatusBar'
import { Toolbar } from './panels/Toolbar'
import { useTheme } from './panels/useTheme'
import { useWindowTitle } from './panels/useWindowTitle'
import { Welcome } from './panels/Welcome'
import { Workspace } from './panels/Workspace'
import { useStore } from './state/store'

const Dialogs = lazy(parts.dialogs)

/** The window: a welcome without a folder, else toolbar, columns and status bar. */
export function App() {
  const isStarted = useStore((state) => state.isStarted)
  const hasFolder = useStore((state) => state.folder !== null)
  const hasDialog = useStore((state) => state.dialog !== null)
  useTheme()
  useWindowTitle()
  return (
    <div className="window">
      {isStarted && !hasFolder && <Welcome />}
      {isStarted && hasFolder && (
        <>
          <Toolbar />
          <Workspace />
          <StatusBar />
        </>
      )}
      {hasDialog && (
        <Suspense fallback={null}>
          <Dialogs />
        </Suspense>
      )}
      <Notices />
    </div>
  )
}

import { Dialogs } from './panels/Dialogs'
import { Notices } from './panels/Notices'
import { StatusBar } from './panels/StatusBar'
import { Toolbar } from './panels/Toolbar'
import { useTheme } from './panels/useTheme'
import { useWindowTitle } from './panels/useWindowTitle'
import { Welcome } from './panels/Welcome'
import { Workspace } from './panels/Workspace'
import { useStore } from './state/store'

/** The window: a welcome without a folder, else toolbar, columns and status bar. */
export function App() {
  const isStarted = useStore((state) => state.isStarted)
  const hasFolder = useStore((state) => state.folder !== null)
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
      <Dialogs />
      <Notices />
    </div>
  )
}

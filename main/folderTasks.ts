import type { Result } from '#api'
import type { ContentFolder } from './contentFolder'
import { fail } from './result'
import type { Session } from './session'

/** Ways to run a task on the folder that is open in a session; without one it is a failure. */
export function folderTasks(session: Pick<Session, 'folder'>) {
  /** Runs a task on the open folder. */
  async function withFolder<T>(task: (folder: ContentFolder) => Promise<Result<T>>): Promise<Result<T>> {
    const folder = session.folder()
    return folder
      ? task(folder)
      : fail('no-folder', 'No folder is open. Open the folder with your posts first.')
  }

  /** Runs a task on the open folder if it is still the one that was shown. */
  function withSameFolder<T>(
    key: string,
    task: (folder: ContentFolder) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return withFolder(async (folder) =>
      folder.info.key === key
        ? task(folder)
        : fail('no-folder', 'Another folder is open now. Open the one that this window shows again.'),
    )
  }

  return { withFolder, withSameFolder }
}

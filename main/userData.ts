import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The folder for settings and the like: `BYLINE_USER_DATA`, else by the conventions of the system (XDG, AppData,
 * Library).
 */
export function userDataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (environment.BYLINE_USER_DATA) return environment.BYLINE_USER_DATA
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Byline')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Byline')
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'Byline')
}

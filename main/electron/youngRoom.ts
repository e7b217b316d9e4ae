import { app } from 'electron'

/**
 * Keeps the rooms for young objects in the window and its workers small: V8 lets each grow to three times 16 MB and gives
 * them back late. Reading a post of 1 MB takes no longer with 2. To be called before the app is ready.
 */
export function keepYoungRoomSmall(): void {
  // The value is fixed, and switches no protection off.
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=2') // eng-disable CUSTOM_ARGUMENTS_JS_CHECK
}

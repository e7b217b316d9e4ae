import { join } from 'node:path'
import * as v from 'valibot'
import type { RequestName } from '#api'
import type { RequestTable } from './answerRequest'
import { key, path } from './argumentSchemas'
import { isInside } from './confine'
import { detailsOf } from './details'
import { ok } from './result'
import type { Session } from './session'

type WindowRequest = Extract<RequestName, 'setEnabledCommands' | 'showDocument' | 'getDetails'>

/** Requests by which the page tells of itself to what is around it: menu, title bar, bug reports. */
export function createWindowRequests(session: Session): Pick<RequestTable, WindowRequest> {
  const { host } = session
  return {
    setEnabledCommands: {
      args: v.strictObject({ ids: v.pipe(v.array(key), v.maxLength(1000)) }),
      async handle({ ids }) {
        host.setEnabledCommands?.(ids)
        return ok(null)
      },
    },
    showDocument: {
      args: v.strictObject({ id: v.nullable(path), isEdited: v.boolean() }),
      async handle({ id, isEdited }) {
        const root = session.folder()?.root
        const file = root === undefined || id === null ? null : join(root, id)
        const isOwn = root !== undefined && file !== null && isInside(root, file)
        session.takeShown(isOwn ? id : null)
        host.showDocument?.(isOwn ? file : null, isEdited)
        return ok(null)
      },
    },
    getDetails: { args: v.strictObject({}), handle: async () => ok(detailsOf(host)) },
  }
}

import * as v from 'valibot'
import type { Answer, Args, RequestName, Result } from '#api'
import { fail, failureOf } from './result'

/** One request of the contract: what its arguments must be, and how it is answered. */
export interface RequestHandler<N extends RequestName> {
  args: v.GenericSchema<unknown, Args<N>>
  handle(args: Args<N>): Promise<Answer<N>>
}

export type RequestTable = { [N in RequestName]: RequestHandler<N> }

/** Answers one request from outside: unknown names and wrong arguments are failures as values; never throws. */
export async function answerRequest(
  requests: Partial<RequestTable>,
  name: string,
  args: unknown,
): Promise<Result<unknown>> {
  const handler = isRequestName(requests, name) ? requests[name] : undefined
  if (handler === undefined) return fail('bad-request', `Byline knows no request “${name.slice(0, 60)}”.`)
  return answerKnown(handler as RequestHandler<RequestName>, name as RequestName, args)
}

async function answerKnown<N extends RequestName>(
  handler: RequestHandler<N>,
  name: N,
  args: unknown,
): Promise<Result<unknown>> {
  const parsed = v.safeParse(handler.args, args)
  if (!parsed.success) {
    const at = v.getDotPath(parsed.issues[0])
    return fail('bad-request', `The request “${name}” came with wrong arguments${at ? ` (${at})` : ''}.`)
  }
  try {
    return await handler.handle(parsed.output)
  } catch (error) {
    return failureOf(error, `“${name}” failed`, 'Try again; if it happens again, start Byline anew.')
  }
}

function isRequestName(requests: Partial<RequestTable>, name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}

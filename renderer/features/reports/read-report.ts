import type { InputOf, OutputOf } from '#common/contract/index.ts'
import { CodedError, type CallFunction } from '#renderer/api/index.ts'

/** @returns undefined if the room of the workshop was never open */
export async function readReport(call: CallFunction, input: InputOf<'reports.read'>): Promise<OutputOf<'reports.read'> | undefined> {
  try {
    return await call('reports.read', input)
  } catch (error) {
    // Fails with `not-found` again if the workshop itself no longer exists.
    if (!(error instanceof CodedError) || error.code !== 'not-found') throw error
    await call('workshops.read', { workshopId: input.workshopId })
    return undefined
  }
}

import type { InputOf, OutputOf } from '#common/contract/index.ts'
import { CodedError, type CallFunction } from '#renderer/api/index.ts'

/** The report of a workshop; undefined: its room was never open. */
export async function readReport(call: CallFunction, input: InputOf<'reports.read'>): Promise<OutputOf<'reports.read'> | undefined> {
  try {
    return await call('reports.read', input)
  } catch (error) {
    // Only of a workshop that is there: one that is gone is said to be gone.
    if (!(error instanceof CodedError) || error.code !== 'not-found') throw error
    await call('workshops.read', { workshopId: input.workshopId })
    return undefined
  }
}

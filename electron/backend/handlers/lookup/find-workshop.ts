import { CodedError } from '#common/contract/errors.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import type { Context } from '#backend/handlers/context.ts'

/** The workshop, or the error `not-found`. */
export async function requireWorkshop(workshopId: string, { storage }: Pick<Context, 'storage'>): Promise<Workshop> {
  const workshop = await storage.workshops.read(workshopId)
  if (workshop === undefined) throw new CodedError('not-found', { workshop: workshopId })
  return workshop
}

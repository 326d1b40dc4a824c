import { mkdir } from 'node:fs/promises'
import type { Locale } from '#common/domain/shared/locale.ts'
import { openTestBackend } from '#tests/support/test-backend.ts'
import { COURSES, openLaptop } from '#tests/support/room/open-test-room.ts'

/** What is in a data folder before the suite is opened on it. */
export interface Seed {
  /** The learner who is chosen when the suite opens. */
  readonly learner?: string
  readonly locale?: Locale
  readonly isFacilitator?: boolean
  /** A workshop in its half day from the guide of this module. */
  readonly workshopOf?: string
}

export interface SeededData {
  /** Empty without a workshop. */
  readonly workshopId: string
}

/** Fills a data folder by the backend's own procedures, as the first launch would have. */
export async function seedData(
  dataFolder: string,
  { learner, locale = 'en', isFacilitator = false, workshopOf }: Seed,
): Promise<SeededData> {
  await mkdir(dataFolder, { recursive: true })
  const backend = await openTestBackend({ dataFolder, coursesFolder: COURSES })
  const { call, close } = await openLaptop(backend)
  try {
    await call('settings.change', { locale })
    if (learner !== undefined) await call('learners.create', { name: learner, organisation: '', locale })
    if (isFacilitator || workshopOf !== undefined) await call('facilitators.switch', { isOn: true })
    if (workshopOf === undefined) return { workshopId: '' }
    const { id } = await call('workshops.make', { source: { kind: 'guide', courseId: workshopOf, agenda: 'half-day' }, lang: locale })
    return { workshopId: id }
  } finally {
    close()
    await backend.close()
  }
}

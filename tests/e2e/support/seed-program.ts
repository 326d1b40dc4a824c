import { mkdir } from 'node:fs/promises'
import { COURSES, openLaptop } from '#tests/support/room/open-test-room.ts'
import { openTestBackend } from '#tests/support/test-backend.ts'
import { missQuizzes } from './miss-quizzes.ts'
import { seedUnbroken } from './seed-unbroken.ts'
import type { Seed, SeededData } from './seed.ts'

// A program that fills the data folder it is told by the backend's own procedures, as a first launch would, and says what it made.
const DAY_MS = 24 * 60 * 60_000
const [dataFolder = '', seed = '{}'] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await fill(JSON.parse(seed) as Seed)))

async function fill({ learner, locale = 'en', isFacilitator = false, workshopOf, missed, isUnbroken = false }: Seed): Promise<SeededData> {
  await mkdir(dataFolder, { recursive: true })
  const now = missed && (() => new Date(Date.now() - missed.daysAgo * DAY_MS))
  const backend = await openTestBackend({ dataFolder, coursesFolder: COURSES, ...(now && { now }) })
  const laptop = await openLaptop(backend)
  const { call, close } = laptop
  try {
    await call('settings.change', { locale })
    if (isUnbroken) return await seedUnbroken(backend, laptop)
    if (learner !== undefined) await call('learners.create', { name: learner, organisation: '', locale })
    if (missed !== undefined) await missQuizzes(backend, laptop, missed.courses)
    if (isFacilitator || workshopOf !== undefined) await call('facilitators.setEnabled', { isOn: true })
    if (workshopOf === undefined) return { workshopId: '' }
    const { id } = await call('workshops.create', { source: { kind: 'guide', courseId: workshopOf, agenda: 'half-day' }, lang: locale })
    return { workshopId: id }
  } finally {
    close()
    await backend.close()
  }
}

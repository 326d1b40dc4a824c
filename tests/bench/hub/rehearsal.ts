import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { limitedValue, type Figure } from '#tests/bench/figure.ts'
import { openBenchServer, type BenchServer } from './bench-server.ts'
import { launchBrowser, openPage, readSlowFrames, watchFrames } from './watched-page.ts'

const PHONES = 30
const SPEED = 60
const LATE_MS = 50
const MINUTE_MS = 60_000
const ARRIVING_MS = 5000

/** A half day is rehearsed in as many seconds as it has minutes, with the projector before everybody's eyes. */
export async function rehearsalFigures(): Promise<readonly Figure[]> {
  const server = await openBenchServer({ rehearse: PHONES, speed: SPEED })
  const browser = await launchBrowser()
  try {
    const page = await openPage(browser, await server.newAddress(), '/projector')
    await page.getByText('Rehearsal').first().waitFor()
    // People arrive for a while before the first session.
    await page.waitForTimeout(ARRIVING_MS)
    await watchFrames(page)
    let views = 0
    const stop = server.laptop.subscribe('room.projectorViewChanged', () => (views += 1))
    const { agenda } = await server.laptop.call('workshops.read', { workshopId: server.workshopId })
    for (const entry of agenda) await runEntry(server, entry)
    stop()
    const late = (await readSlowFrames(page)).filter(script => script > LATE_MS).length
    await server.laptop.call('room.close')
    await server.end()
    return [
      limitedValue(
        `late frames of the projector while ${String(PHONES)} pretend phones rehearse a half day ${String(SPEED)}x as fast as the clock, against the views it was sent`,
        'frames',
        late,
        views,
        0,
      ),
    ]
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** With its slides and all of its activities, in its share of the time. */
async function runEntry({ laptop }: BenchServer, entry: PlannedEntry): Promise<void> {
  const over = new Promise(resolve => setTimeout(resolve, (entry.minutes * MINUTE_MS) / SPEED))
  await laptop.call('room.startEntry', { entryId: entry.id })
  if (entry.kind === 'session') {
    for (const slide of entry.script?.slides.keys() ?? [])
      await laptop.call('room.project', { projection: { kind: 'slide', entryId: entry.id, slide }, frozen: false })
    for (const { id, kind } of entry.activities) {
      const answered = kind === 'show-of-hands' ? Promise.resolve() : everybodyAnswers(laptop)
      const { runId } = await laptop.call('room.startActivity', {
        activityId: id,
        again: false,
        points: false,
        teams: false,
        selfPaced: true,
      })
      await answered
      await laptop.call('room.setRunState', { runId, to: 'revealed' })
    }
  }
  await over
}

/** @throws when they have not answered within the longest call */
function everybodyAnswers(laptop: BenchServer['laptop']): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('the pretend phones do not answer')), MINUTE_MS)
    const stop = laptop.subscribe('room.facilitatorViewChanged', ({ runs, currentRun }: FacilitatorView) => {
      const run = runs.find(({ id }) => id === currentRun)
      if (run?.state !== 'open' || run.answered < PHONES) return
      clearTimeout(patience)
      stop()
      resolve()
    })
  })
}

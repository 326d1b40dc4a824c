import type { Page } from '@playwright/test'
import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'
import { openStorage } from '#backend/storage/open-storage.ts'
import { limitedRatio, median, type Figure } from '#tests/bench/figure.ts'
import { activity, closedRoom, person, run, testId, workshop } from '#tests/support/room/rooms.ts'
import { openBenchServer } from './bench-server.ts'
import { launchBrowser, openPage } from './watched-page.ts'

const LARGE = { id: testId(901), people: 200, activities: 40 }
const SMALL = { id: testId(902), people: 20, activities: 4 }
const SAMPLES = 7
const KINDS = ['poll', 'scale', 'word-cloud', 'open-question'] as const

/** From the click until a report can be read and used, down to its last part: of a large workshop against a small one. Long lists go on growing. */
export async function reportFigures(): Promise<readonly Figure[]> {
  const server = await openBenchServer({ seed: storeReports })
  const browser = await launchBrowser()
  try {
    const page = await openPage(browser, await server.newAddress(), '/workshops')
    const [large, small]: [number[], number[]] = [[], []]
    for (let sample = -1; sample < SAMPLES; sample += 1) {
      const [one, other] = [await timeReport(page, LARGE.id), await timeReport(page, SMALL.id)]
      // The first of each warms up.
      if (sample < 0) continue
      large.push(one)
      small.push(other)
    }
    await server.end()
    return [
      limitedRatio(
        'opening a report of 200 people and 40 activities, against one of 20 and 4, as a ratio',
        'ms',
        median(large),
        median(small),
        3,
      ),
    ]
  } finally {
    await browser.close()
    await server.remove()
  }
}

async function timeReport(page: Page, workshopId: string): Promise<number> {
  await page.evaluate(() => (location.hash = '/workshops'))
  await page.locator('#new-workshop').waitFor()
  return page.evaluate(openReport, workshopId)
}

/** In the page. The last part of a report is the one that deletes it. */
async function openReport(workshopId: string): Promise<number> {
  const nextFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve))
  const started = performance.now()
  location.hash = `/workshops/${workshopId}/report`
  while (document.getElementById('erase') === null) await nextFrame()
  await nextFrame()
  return performance.now() - started
}

async function storeReports(dataFolder: string): Promise<void> {
  const opened = await openStorage({ path: dataFolder })
  if (opened.kind === 'in-use') throw new Error(`${dataFolder} is in use`)
  const { storage } = opened
  for (const { id, people, activities } of [LARGE, SMALL]) {
    const everybody = Array.from({ length: people }, (_, index) => person(index + 1))
    const runs = Array.from({ length: activities }, (_, index) => makeRun(index, people))
    await storage.workshops.add(workshop({ id }))
    await storage.rooms.save(id, { openingId: 'held', seq: 1, room: closedRoom(everybody, { workshopId: id, runs }) })
  }
  await storage.close()
}

function makeRun(index: number, people: number): ActivityRun {
  const kind = KINDS[index % KINDS.length] ?? 'poll'
  const takesPosts = kind === 'word-cloud' || kind === 'open-question'
  const respondents = Array.from({ length: people }, (_, person) => person)
  return run({
    id: `run-${String(index)}`,
    activity: activity({ id: `run-${String(index)}`, kind, items: takesPosts ? [] : ['Housing', 'Work', 'School'] }),
    ballots: takesPosts ? {} : Object.fromEntries(respondents.map(person => [testId(person + 1), { '': answer(kind, person) }])),
    posts: takesPosts ? respondents.map(person => makePost(person, index, kind === 'word-cloud')) : [],
  })
}

function answer(kind: (typeof KINDS)[number], person: number): ActivityRun['ballots'][string][string] {
  return kind === 'scale' ? { kind: 'ratings', steps: [person % 4, person % 3, person % 2] } : { kind: 'choice', items: [person % 3] }
}

function makePost(person: number, index: number, isWord: boolean): RoomPost {
  const text = isWord ? `word ${String(person % 25)}` : `What ${String(person)} wrote about the plan of the town`
  return {
    id: testId(10_000 + index * 1000 + person),
    by: testId(person + 1),
    group: undefined,
    text,
    state: 'shown',
    mergedInto: undefined,
    votes: [],
  }
}

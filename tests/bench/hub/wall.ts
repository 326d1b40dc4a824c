import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import { limitedValue, type Figure } from '#tests/bench/figure.ts'
import { openBenchServer, type BenchServer } from './bench-server.ts'
import { openCrowd, openMember, type Member } from './crowd.ts'
import { launchBrowser, openPage, readSlowFrames, slowDown, watchFrames } from './watched-page.ts'

const PEOPLE = 200
const SLOWDOWN = 4
const WORDS = ['work', 'trust', 'housing', 'language', 'school', 'papers', 'health', 'family', 'rent', 'future', 'hope', 'law']
/** Until what the first showing of the cloud brought with it is over. */
const SETTLE_MS = 2000
/** Between the words of two people: everybody has answered in half a minute. */
const PAUSE_MS = 150

/** The projector while everybody sends words to a cloud that it shows, on a slow machine. */
export async function wallFigures(): Promise<readonly Figure[]> {
  const server = await openBenchServer()
  const browser = await launchBrowser()
  try {
    const people = await openCrowd(PEOPLE, index => joins(server, index))
    const page = await openPage(browser, await server.newAddress(), '/projector')
    await page.getByRole('main').getByText('Code').first().waitFor()
    await slowDown(page, SLOWDOWN)
    const runId = await startCloud(server)
    const say = (person: Member, index: number): Promise<unknown> =>
      person.call('room.post', { runId, text: `${WORDS[index % WORDS.length] ?? ''}${index % 3 === 0 ? ` ${String(index)}` : ''}` })
    const [first, ...others] = people
    const counted = countedAll(server, runId)
    if (first !== undefined) await say(first, 0)
    // The cloud is on the screen: from now on it grows.
    await page
      .getByText(`${WORDS[0] ?? ''} 0`)
      .first()
      .waitFor()
    await page.waitForTimeout(SETTLE_MS)
    await watchFrames(page)
    for (const [index, person] of others.entries()) {
      await say(person, index + 1)
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    }
    await counted
    const slow = await readSlowFrames(page)
    const bare = await page.evaluate(rebuildList, WORDS)
    for (const person of people) person.close()
    await server.end()
    return [
      limitedValue(
        `longest script of a frame of the projector while ${String(PEOPLE)} people answer a growing cloud, at ${String(SLOWDOWN)}x slowdown, against writing a bare list of the words`,
        'ms',
        Math.max(0, ...slow),
        bare,
        50,
      ),
    ]
  } finally {
    await browser.close()
    await server.remove()
  }
}

async function joins({ port, code }: BenchServer, index: number): Promise<Member> {
  const phone = await openMember(port, '/room')
  await phone.call('room.join', { code, name: `Person ${String(index)}`, lang: 'en', organisation: '' })
  return phone
}

/** Words are shown as they come. */
async function startCloud({ laptop, workshopId }: BenchServer): Promise<string> {
  const { room } = await laptop.call('workshops.read', { workshopId })
  await laptop.call('workshops.change', { workshopId, change: { room: { ...room, moderated: false } } })
  const cloud = {
    id: 'cloud',
    kind: 'word-cloud',
    title: 'One word',
    promptHtml: '',
    items: [],
    questionIds: [],
    multiple: false,
    names: 'anonymous',
    translations: {},
  } as const
  const { runId } = await laptop.call('room.startAdHocActivity', { activity: cloud })
  await laptop.call('room.project', { projection: { kind: 'results', runId }, frozen: false })
  return runId
}

function countedAll({ laptop }: BenchServer, runId: string): Promise<void> {
  return new Promise(resolve => {
    const stop = laptop.subscribe('room.facilitatorViewChanged', ({ runs }: FacilitatorView) => {
      if (runs.find(({ id }) => id === runId)?.answered !== PEOPLE) return
      stop()
      resolve()
    })
  })
}

/** In the page: how long it takes to write a list of as many words and to lay it out. */
function rebuildList(words: readonly string[]): number {
  const list = document.body.appendChild(document.createElement('div'))
  const started = performance.now()
  list.innerHTML = Array.from({ length: 80 }, (_, index) => `<span>${words[index % words.length] ?? ''}</span>`).join(' ')
  list.getBoundingClientRect()
  return performance.now() - started
}

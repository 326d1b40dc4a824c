// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/vue'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import { openRoomBeside, type RoomBeside } from '#tests/support/room/room-beside.ts'
import { openRoomPage, phoneStorage } from '#tests/support/room/room-page.ts'

let room: RoomBeside
let made = 0

beforeAll(async () => {
  room = await openRoomBeside()
})
afterAll(() => room.close())
afterEach(() => room.call('room.showRun', { runId: null }))

async function enter(given: Parameters<typeof openRoomPage>[1] = {}) {
  const page = await openRoomPage(room, given)
  const name = `Person ${++made}`
  await fireEvent.update(await page.findByLabelText('Your name'), name)
  await fireEvent.click(page.getByRole('button', { name: 'Join the workshop' }))
  await expect.poll(() => page.client.my.value?.me.name).toBe(name)
  return page
}

async function begin(kind: ActivityKind, over: Partial<PlannedActivity> = {}): Promise<string> {
  const activity = {
    id: `own-${++made}`,
    kind,
    title: 'The task',
    promptHtml: '',
    items: ['Housing', 'Work', 'School'],
    questionIds: [],
    multiple: false,
    anonymous: false,
    translations: {},
    ...over,
  }
  return (await room.call('room.startAdHocActivity', { activity })).runId
}

async function runOf(runId: string): Promise<RunView> {
  const run = (await room.control()).live.runs.find(({ id }) => id === runId)
  if (run === undefined) throw new Error(`no run ${runId}`)
  return run
}

const SEND = { name: 'Submit answer' }
const RECEIVED = 'Received: your answer is saved'

describe('a poll on a phone', () => {
  it('says before the answer whether it is named, and "received" only when the laptop has it', async () => {
    const page = await enter()
    const runId = await begin('poll')
    expect(await page.findByText('The facilitator sees your name with your answer.')).toBeTruthy()
    expect((page.getByRole('button', SEND) as HTMLButtonElement).disabled).toBe(true)
    await fireEvent.click(page.getByRole('radio', { name: 'Work' }))
    expect(page.queryByText(RECEIVED)).toBeNull()
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
    expect((await runOf(runId)).result).toMatchObject({ kind: 'choices', counts: [0, 1, 0] })
  })

  it('may be changed while it is open', async () => {
    const page = await enter()
    const runId = await begin('poll', { anonymous: true })
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await fireEvent.click(await page.findByRole('button', { name: 'Change answer' }))
    await fireEvent.click(page.getByRole('radio', { name: 'School' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect((await runOf(runId)).result).toMatchObject({ counts: [0, 0, 1] })
  })

  it('keeps what was chosen over a reload and a change of language', async () => {
    const storage = phoneStorage()
    const page = await enter({ storage: () => storage })
    await begin('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'School' }))
    await fireEvent.update(page.getByLabelText('Page language'), 'fr')
    await page.findByRole('button', { name: 'Envoyer la réponse' })
    expect((page.getByRole('radio', { name: 'School' }) as HTMLInputElement).checked).toBe(true)
    page.unmount()
    const again = await openRoomPage(room, { storage: () => storage })
    expect(((await again.findByRole('radio', { name: 'School' })) as HTMLInputElement).checked).toBe(true)
  })

  it('is read in the own language where somebody gave it', async () => {
    const page = await enter()
    await fireEvent.update(page.getByLabelText('Page language'), 'es')
    await begin('poll', { translations: { es: { title: 'La tarea', promptHtml: '', items: ['Vivienda', 'Trabajo', 'Escuela'] } } })
    expect(await page.findByRole('radio', { name: 'Trabajo' })).toBeTruthy()
  })

  it('stands still while it is paused, thanks when it is closed, and marks the own answer in what the room says', async () => {
    const page = await enter()
    const runId = await begin('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    await room.call('room.setRunState', { runId, to: 'paused' })
    expect(await page.findByText(/^Paused/)).toBeTruthy()
    expect(page.queryByRole('button', { name: 'Change answer' })).toBeNull()
    await room.call('room.setRunState', { runId, to: 'closed' })
    expect(await page.findByText(/Now look at the screen/)).toBeTruthy()
    await room.call('room.setRunState', { runId, to: 'revealed' })
    const row = (await page.findByText('Your answer')).closest('li') as HTMLElement
    expect(within(row).getByText('Work')).toBeTruthy()
  })

  it('says in words why an answer was not taken', async () => {
    const page = await enter()
    const runId = await begin('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    const closing = room.call('room.setRunState', { runId, to: 'closed' })
    await closing
    expect(await page.findByText(/Now look at the screen/)).toBeTruthy()
    expect(await page.client.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })).toEqual({
      kind: 'refused',
      because: 'not-open',
    })
  })
})

describe('tasks by taps', () => {
  it('rank in the order of the taps, with an undo', async () => {
    const page = await enter()
    const runId = await begin('ranking')
    const tap = async (name: RegExp): Promise<void> => void (await fireEvent.click(await page.findByRole('button', { name })))
    for (const name of [/School/, /Housing/]) await tap(name)
    await fireEvent.click(page.getByRole('button', { name: 'Undo last choice' }))
    for (const name of [/Work/, /Housing/]) await tap(name)
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect((await runOf(runId)).result).toMatchObject({ items: [{ meanPlace: 3 }, { meanPlace: 2 }, { meanPlace: 1 }] })
  })

  it('rate each statement in four steps; one may be passed over', async () => {
    const page = await enter()
    const runId = await begin('scale', { anonymous: true })
    const statement = (await page.findByText('Work')).closest('fieldset') as HTMLElement
    await fireEvent.click(within(statement).getByRole('radio', { name: 'Mostly' }))
    expect(page.getByText(/2 are left/)).toBeTruthy()
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect((await runOf(runId)).result).toMatchObject({ items: [{ counts: [0, 0, 0, 0] }, { mean: 2 }, { counts: [0, 0, 0, 0] }] })
  })

  it('place one actor after another, and hand in what stands at each step', async () => {
    const page = await enter()
    const runId = await begin('stakeholder-matrix')
    const cell = (power: string, interest: string): HTMLElement =>
      page.getByRole('button', {
        name: (_, element) =>
          (element.getAttribute('aria-label') ?? '')
            .replace(/[\u2068\u2069]/g, '')
            .startsWith(`Influence: ${power}. Interest: ${interest}.`),
      })
    await page.findByText(/1 of 3/)
    await fireEvent.click(cell('very high', 'low'))
    await fireEvent.click(page.getByRole('button', { name: 'Next' }))
    await expect
      .poll(async () => (await runOf(runId)).result)
      .toMatchObject({ actors: [{ power: 3, interest: 1 }, { spread: 0 }, { spread: 0 }] })
    expect(page.queryByText(RECEIVED)).toBeNull()
    await fireEvent.click(cell('low', 'high'))
    await fireEvent.click(page.getByRole('button', { name: 'Next' }))
    await fireEvent.click(cell('very low', 'very high'))
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
    expect((await runOf(runId)).result).toMatchObject({
      actors: [
        { power: 3, interest: 1 },
        { power: 1, interest: 2 },
        { power: 0, interest: 3 },
      ],
    })
  })
})

describe('what is taken home', () => {
  it('is offered once the room has found something, as a paper that the hub gives for a ticket', async () => {
    const page = await enter()
    const runId = await begin('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    await room.call('room.setRunState', { runId, to: 'revealed' })
    await room.call('room.showRun', { runId: null })
    const followed: string[] = []
    const notice = (event: MouseEvent): void => {
      if (event.target instanceof HTMLAnchorElement) followed.push(event.target.pathname)
      event.preventDefault()
    }
    document.addEventListener('click', notice)
    await fireEvent.click(await page.findByRole('button', { name: 'Download results (PDF)' }))
    await expect.poll(() => followed).toEqual([expect.stringMatching(/^\/take-home\/[\w-]+\.pdf$/)])
    document.removeEventListener('click', notice)
  })
})

describe('words for others', () => {
  it('go into the cloud one by one, three at most', async () => {
    const page = await enter()
    const runId = await begin('word-cloud', { items: [] })
    for (const word of ['bridge', 'home', 'work']) {
      await fireEvent.update(await page.findByLabelText('One or two words'), word)
      await fireEvent.click(page.getByRole('button', { name: 'Send' }))
      await page.findByText(word)
    }
    await expect.poll(() => page.queryByLabelText('One or two words')).toBeNull()
    expect((await runOf(runId)).result).toMatchObject({ kind: 'words', n: 1 })
  })

  it('reach other phones once they were let through, as text, and can be voted for', async () => {
    const [one, other] = [await enter(), await enter()]
    const runId = await begin('question-wall', { items: [] })
    await fireEvent.update(await one.findByLabelText('Your question to the room'), '<b>Who pays?</b>')
    await fireEvent.click(within(one.container as HTMLElement).getByRole('button', { name: 'Send' }))
    await expect.poll(async () => (await runOf(runId)).result).toMatchObject({ posts: [{ state: 'waiting' }] })
    const { result } = await runOf(runId)
    await room.call('room.moderate', { runId, postIds: result.kind === 'posts' ? result.posts.map(({ id }) => id) : [], state: 'shown' })
    const vote = await within(other.container as HTMLElement).findByRole('button', { name: /Vote for this/ })
    expect(within(other.container as HTMLElement).getByText('<b>Who pays?</b>')).toBeTruthy()
    await fireEvent.click(vote)
    await expect.poll(async () => (await runOf(runId)).result).toMatchObject({ posts: [{ votes: 1 }] })
  })

  it('are the own group’s, whose task is read first', async () => {
    const page = await enter()
    await room.call('room.assignGroups', { groups: 1, by: 'random' })
    await begin('group-work', { items: ['Draw the map'] })
    expect(await page.findByText('Draw the map')).toBeTruthy()
    expect(await page.findByText(/Your group:/)).toBeTruthy()
    await fireEvent.update(page.getByLabelText('Your group’s result'), 'A map with two arrows')
    await fireEvent.click(page.getByRole('button', { name: 'Send' }))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
  })

  it('may follow the rating of an evaluation, which nobody can be told from', async () => {
    const page = await enter()
    await begin('evaluation', { items: ['It was useful'] })
    expect(await page.findByText('Anonymous: no one sees who answered what.')).toBeTruthy()
    expect(page.queryByLabelText('A comment (optional)')).toBeNull()
    await fireEvent.click(page.getByRole('radio', { name: 'Fully' }))
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByLabelText('A comment (optional)')).toBeTruthy()
  })
})

describe('questions of a bank', () => {
  async function bankActivity(kind: ActivityKind): Promise<PlannedActivity> {
    const { workshop } = await room.control()
    const found = workshop.agenda
      .flatMap(entry => (entry.kind === 'session' ? entry.activities : []))
      .find(one => one.questionIds.length > 0)
    if (found === undefined) throw new Error('the guide has no questions')
    return { ...found, id: `own-${++made}`, kind, anonymous: false }
  }

  it('come one by one in a test, at one’s own pace, and tell nothing', async () => {
    const page = await enter()
    const runId = (await room.call('room.startAdHocActivity', { activity: { ...(await bankActivity('post-test')), translations: {} } })).runId
    expect(await page.findByText(/^Question 1 of/)).toBeTruthy()
    const radios = await page.findAllByRole('radio')
    await fireEvent.click(radios[0] as HTMLElement)
    await fireEvent.click(page.getByRole('button', { name: 'Submit and continue' }))
    expect(await page.findByText(/^Question 2 of/)).toBeTruthy()
    expect(page.queryByText(/correct/i)).toBeNull()
    expect((await runOf(runId)).result.n).toBe(1)
  })

  it('are looked through from the first once the room has seen the answers of a test', async () => {
    const page = await enter()
    const { runId } = await room.call('room.startAdHocActivity', { activity: { ...(await bankActivity('post-test')), translations: {} } })
    await fireEvent.click((await page.findAllByRole('radio'))[0] as HTMLElement)
    await fireEvent.click(page.getByRole('button', { name: 'Submit and continue' }))
    await page.findByText(/^Question 2 of/)
    await room.call('room.setRunState', { runId, to: 'revealed' })
    expect(await page.findByText('The correct answers are shown, question by question.')).toBeTruthy()
    expect(page.getByText(/Your answer: (in)?correct/)).toBeTruthy()
    expect(page.getByText(/^Question 1 of/)).toBeTruthy()
    expect(page.getByText(/^[01] of 1 people in the room answered correctly\.$/)).toBeTruthy()
    for (let next = page.queryByRole('button', { name: 'Next' }); next !== null; next = page.queryByRole('button', { name: 'Next' }))
      await fireEvent.click(next)
    expect(page.queryByText(/received/)).toBeNull()
  })

  it('are stepped by the facilitator in a round, and marked by words once the room has seen the answer', async () => {
    const page = await enter()
    const runId = (await room.call('room.startAdHocActivity', { activity: { ...(await bankActivity('quiz-round')), translations: {} } }))
      .runId
    await fireEvent.click((await page.findAllByRole('radio'))[0] as HTMLElement)
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect(page.queryByText(/Your answer: /)).toBeNull()
    await room.call('room.setQuestion', { runId, to: 'reveal' })
    expect(await page.findByText(/Your answer: (in)?correct/)).toBeTruthy()
    await room.call('room.setQuestion', { runId, to: 1 })
    expect(await page.findByText(/^Question 2 of/)).toBeTruthy()
  })
})

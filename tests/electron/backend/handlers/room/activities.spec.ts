import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { phonesIn } from '#tests/support/room/open-phones.ts'
import type { OwnQuestion } from '#common/domain/workshops/own-questions/own-question.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import { activity as plannedActivity } from '#tests/support/room/rooms.ts'
import type { PhoneLink } from '#tests/support/room/phone-link.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { phone } = phonesIn(() => room)

describe('an activity', () => {
  it('counts one answer from each participant and shows the result only after the reveal', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const views: unknown[] = []
    two.link.subscribe('room.participantViewChanged', view => views.push(view))
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    const answer = { kind: 'choice', items: [2] } as const
    expect(await one.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'saved' })
    expect(await one.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })).toEqual({ kind: 'saved' })
    expect(await two.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'saved' })
    expect(await two.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1, 2] } })).toEqual({
      kind: 'refused',
      because: 'does-not-fit',
    })
    const { activity } = (await two.link.call('room.participantState')).view
    expect([activity?.names, activity?.state, activity?.result]).toEqual(['anonymous', 'open', undefined])
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    expect((await two.link.call('room.participantState')).view.activity?.result).toMatchObject({
      kind: 'choices',
      n: 2,
      counts: [0, 1, 1, 0, 0],
    })
    expect(await one.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'refused', because: 'not-open' })
  })

  it('that was discarded and started again counts no answer that was meant for the first', async () => {
    const one = await phone('One')
    const start = (): Promise<{ readonly runId: string }> =>
      room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    const first = await start()
    await room.laptop.call('room.setRunState', { runId: first.runId, to: 'discarded' })
    const second = await start()
    const late = { runId: first.runId, part: '', answer: { kind: 'choice', items: [1] } } as const
    await expect(one.link.call('room.answer', late)).rejects.toMatchObject({ code: 'not-found' })
    const { control } = await room.laptop.call('room.state')
    expect(control?.live.runs.map(({ id, answered }) => [id, answered])).toEqual([[second.runId, 0]])
  })

  it('gets an id that no round of it has, also in a room whose older rounds were discarded unnoticed', async () => {
    const start = async (): Promise<string> =>
      (await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN, again: true })).runId
    const ids = [await start(), await start(), await start()]
    await room.laptop.call('room.setRunState', { runId: ids[1] ?? '', to: 'discarded' })
    const next = await start()
    const { control } = await room.laptop.call('room.state')
    expect(control?.live.runs.map(({ id }) => id)).toEqual([ids[0], ids[2], next])
  })

  it('stops its timer when the next session is started', async () => {
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    await room.laptop.call('room.setRunState', { runId, to: 'open' })
    await room.laptop.call('room.setTimer', { minutes: 3 })
    await room.laptop.call('room.startEntry', { entryId: 'who-counts' })
    expect((await room.laptop.call('room.projectorView'))?.timer?.leftMs).toBeGreaterThan(0)
  })

  it('that was written during the day can be asked again after it was discarded', async () => {
    const activity = plannedActivity({ id: 'own-1', promptHtml: '' })
    const { runId } = await room.laptop.call('room.startAdHocActivity', { activity })
    await room.laptop.call('room.setRunState', { runId, to: 'discarded' })
    expect((await room.laptop.call('room.startAdHocActivity', { activity })).runId).not.toBe(runId)
  })

  it('that was written during the day and discarded runs once when it is asked again twice', async () => {
    const activity = plannedActivity({ id: 'own-1', promptHtml: '' })
    const { runId } = await room.laptop.call('room.startAdHocActivity', { activity })
    await room.laptop.call('room.setRunState', { runId, to: 'discarded' })
    const again = await room.laptop.call('room.startAdHocActivity', { activity })
    await expect(room.laptop.call('room.startAdHocActivity', { activity })).rejects.toMatchObject({ code: 'conflict' })
    expect((await room.control()).live.runs.map(({ id }) => id)).toEqual([again.runId])
  })

  it('that is not anonymous tells the facilitator who answered what, and who has not answered', async () => {
    const [one] = [await phone('One'), await phone('Two')]
    await room.laptop.call('room.startAdHocActivity', { activity: plannedActivity({ id: 'own-1', promptHtml: '' }) })
    await one.link.call('room.answer', { runId: 'own-1', part: '', answer: { kind: 'choice', items: [1] } })
    expect(await room.laptop.call('room.namedAnswers', { runId: 'own-1' })).toMatchObject({
      answered: [{ name: 'One', answers: { '': { kind: 'choice', items: [1] } } }],
      missing: ['Two'],
    })
  })

  it('takes its timer with it: it stands on every screen while answers are paused, and ends with the activity', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await room.laptop.call('room.setTimer', { minutes: 3 })
    await room.laptop.call('room.setRunState', { runId, to: 'paused' })
    const standing = (await room.laptop.call('room.projectorView'))?.timer?.leftMs
    expect(standing).toBeGreaterThan(0)
    expect((await one.link.call('room.participantState')).view).toMatchObject({ timerMs: standing, isTimerStanding: true })
    await room.laptop.call('room.setRunState', { runId, to: 'open' })
    expect((await one.link.call('room.participantState')).view.isTimerStanding).toBe(false)
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    expect((await room.laptop.call('room.projectorView'))?.timer).toBeUndefined()
    expect((await one.link.call('room.participantState')).view.timerMs).toBeUndefined()
  })

  it('that is anonymous leaves no key on the disk and no participant beside an answer', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await one.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
    const { storage } = room.backend
    expect(Object.keys(await storage.rooms.readAnonymityKeys(room.workshopId))).toEqual([runId])
    expect(JSON.stringify(await storage.rooms.readJournal(room.workshopId)).includes(`"by":"${one.state.me.id}"`)).toBe(false)
    await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    expect(await storage.rooms.readAnonymityKeys(room.workshopId)).toEqual({})
    expect(await storage.rooms.readJournal(room.workshopId)).toEqual([])
    expect(Object.keys((await storage.rooms.read(room.workshopId))?.runs[0]?.ballots ?? {})).toEqual(['sealed-1'])
    await expect(room.laptop.call('room.setRunState', { runId, to: 'open' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('that is anonymous and was discarded leaves no key, unless the other test still needs it', async () => {
    const keys = async (): Promise<readonly string[]> => Object.keys(await room.backend.storage.rooms.readAnonymityKeys(room.workshopId))
    const one = await phone('One')
    const before = await room.laptop.call('room.startActivity', { activityId: 'before', ...PLAIN_RUN })
    const question = Object.values((await room.control()).live.runs[0]?.questions ?? {})
      .flat()
      .find(({ kind }) => kind === 'single')
    if (question?.kind !== 'single') throw new Error('the test has no question with one answer')
    const response = { kind: 'single', optionId: question.options[0]?.id ?? '' } as const
    await one.link.call('room.answer', { runId: before.runId, part: question.id, answer: { kind: 'question', response } })
    await room.laptop.call('room.setRunState', { runId: before.runId, to: 'closed' })
    const after = await room.laptop.call('room.startActivity', { activityId: 'after', ...PLAIN_RUN })
    await room.laptop.call('room.setRunState', { runId: after.runId, to: 'discarded' })
    expect(await keys()).toHaveLength(1)
    await room.laptop.call('room.setRunState', { runId: before.runId, to: 'discarded' })
    expect(await keys()).toEqual([])
  })

  it('computes the gain of those who took both tests, then drops the key that tied their answers together', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const before = await room.laptop.call('room.startActivity', { activityId: 'before', ...PLAIN_RUN })
    const questions = (await one.link.call('room.participantState')).view.activity?.questions.en ?? []
    expect(JSON.stringify(questions)).not.toMatch(/"right"|feedback/)
    const keys = (await room.control()).live.runs[0]?.keys.en ?? []
    const respond = async (link: PhoneLink, runId: string, right: boolean): Promise<void> => {
      for (const question of questions) {
        if (question.kind !== 'single') continue
        const rightId = keys.find(({ questionId }) => questionId === question.id)?.optionIds[0] ?? ''
        const optionId = right ? rightId : (question.options.find(({ id }) => id !== rightId)?.id ?? '')
        expect(
          await link.call('room.answer', {
            runId,
            part: question.id,
            answer: { kind: 'question', response: { kind: 'single', optionId } },
          }),
        ).toEqual({ kind: 'saved' })
      }
    }
    await respond(one.link, before.runId, false)
    await respond(two.link, before.runId, true)
    await room.laptop.call('room.setRunState', { runId: before.runId, to: 'closed' })
    const after = await room.laptop.call('room.startActivity', { activityId: 'after', ...PLAIN_RUN })
    await respond(one.link, after.runId, true)
    await respond(two.link, after.runId, true)
    await room.laptop.call('room.setRunState', { runId: after.runId, to: 'revealed' })
    const { live } = await room.control()
    expect(live.gain).toMatchObject({ n: 2 })
    expect(live.gain?.after).toBeGreaterThan(0.3)
    expect(await room.backend.storage.rooms.readAnonymityKeys(room.workshopId)).toEqual({})
  })
})

describe('a quiz round', () => {
  it('takes its questions from the question bank of any module', async () => {
    const bank = await room.laptop.call('workshops.questions', { workshopId: room.workshopId, lang: 'en', courseId: 'core' })
    const questionIds = bank.questions.slice(0, 5).map(({ id }) => id)
    const activity = {
      id: 'from-core',
      kind: 'quiz-round',
      title: 'From the Core Module',
      promptHtml: '',
      items: [],
      questionIds,
      multiple: false,
      names: 'facilitator',
      translations: {},
      courseId: 'core',
    } as const
    await room.laptop.call('room.startAdHocActivity', { activity })
    const { view } = await (await phone('One')).link.call('room.participantState')
    expect(view.activity?.questions.en?.map(({ id }) => id)).toEqual(questionIds)
  })

  it('asks questions of its own in every language of the room that has them all, with their pictures', async () => {
    await room.laptop.call('workshops.change', { workshopId: room.workshopId, change: { languages: ['en', 'fr', 'es'] } })
    const picture = await addPicture()
    await startOwn({ picture, alt: 'A market', translations: { fr: { ...FRENCH, alt: 'Un marché' } } })
    const { view } = await (await phone('One')).link.call('room.participantState')
    const questions = view.activity?.questions
    expect(Object.keys(questions ?? {})).toEqual(['en', 'fr'])
    expect(questions?.fr?.[0]?.title).toBe(FRENCH.text)
    const src = /src="([^"]+)" alt="Un marché"/.exec(questions?.fr?.[0]?.stemHtml ?? '')?.[1] ?? ''
    const served = await fetch(`http://127.0.0.1:${String(room.port)}${src}`, { headers: { host: `127.0.0.1:${String(room.port)}` } })
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await served.arrayBuffer()).equals(PNG)).toBe(true)
    expect(JSON.stringify(questions)).not.toContain('"right"')
  })

  it('refuses an answer after the time of its question, says so, and counts speed from when the answer came', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const runId = await startOwn({}, { points: true, seconds: 20, speed: true })
    const answer = { kind: 'question', response: { kind: 'single', optionId: 'a' } } as const
    expect(await one.link.call('room.answer', { runId, part: 'own-1', answer })).toEqual({ kind: 'saved' })
    await room.backend.rooms.current()?.commit({ t: 'time-up', runId, questionId: 'own-1' }, { t: 'timer', timer: undefined })
    expect(await two.link.call('room.answer', { runId, part: 'own-1', answer })).toEqual({ kind: 'refused', because: 'too-late' })
    expect(await one.link.call('room.answer', { runId, part: 'own-1', answer })).toEqual({ kind: 'saved' })
    expect((await two.link.call('room.participantState')).view.activity?.isTimeUp).toBe(true)
    await room.laptop.call('room.setQuestion', { runId, to: 'reveal' })
    const [points, late] = [one, two].map(({ link }) => link.call('room.participantState'))
    expect((await points)?.points).toBeGreaterThan(50)
    expect((await points)?.points).toBeLessThanOrEqual(100)
    expect((await late)?.points).toBe(0)
  })

  it('starts the time of each question when it is asked, and ends it when its answer is shown', async () => {
    const runId = await startOwn({}, { seconds: 30 })
    const timer = async () => (await room.control()).live.timer
    expect(await timer()).toMatchObject({ runId, questionId: 'own-1', minutes: 0.5 })
    await room.laptop.call('room.setQuestion', { runId, to: 'reveal' })
    expect(await timer()).toBeUndefined()
    await room.laptop.call('room.setQuestion', { runId, to: 1 })
    expect(await timer()).toMatchObject({ questionId: 'own-2' })
    await room.laptop.call('room.setRunState', { runId, to: 'paused' })
    expect((await timer())?.leftMs).toBeGreaterThan(0)
    await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    expect(await timer()).toBeUndefined()
    await room.laptop.call('room.setRunState', { runId, to: 'open' })
    expect(await timer()).toMatchObject({ questionId: 'own-2' })
  })
})

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const FRENCH = { text: 'Où ?', options: ['Au marché', 'Au port', 'Aux champs'], unit: '', explanation: '', alt: '' }

async function addPicture(): Promise<string> {
  const added = await room.laptop.call('workshops.addPicture', { workshopId: room.workshopId, base64: PNG.toString('base64') })
  return added.kind === 'added' ? added.name : ''
}

/** Plans a quiz of two own questions and starts it; `over`: of both questions. */
async function startOwn(
  over: Partial<OwnQuestion>,
  options: { points?: boolean; seconds?: 20 | 30; speed?: boolean } = {},
): Promise<string> {
  const ownQuestions = ['own-1', 'own-2'].map(id => ownQuestion({ translations: {}, ...over, id }))
  const activity = plannedActivity({
    id: 'own-quiz',
    kind: 'quiz-round',
    promptHtml: '',
    items: [],
    questionIds: ['own-1', 'own-2'],
    ownQuestions,
  })
  await room.laptop.call('workshops.setActivities', { workshopId: room.workshopId, entryId: 'lasting-paper', activities: [activity] })
  return (await room.laptop.call('room.startActivity', { activityId: 'own-quiz', ...PLAIN_RUN, ...options })).runId
}

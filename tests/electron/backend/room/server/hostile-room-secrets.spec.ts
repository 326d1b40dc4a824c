import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Question } from '#common/domain/quizzes/question.ts'
import { listActivities, DEFAULT_ROOM_SETTINGS, type PlannedActivity } from '#common/domain/workshops/workshop.ts'
import { listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, type Phone } from '#tests/support/room/phone-link.ts'
import { getOutput, rawPhone, type RawPhone } from '#tests/support/room/raw-phone.ts'

const EXPECTED = ['Zenobia Quartermain', 'Ulrika Vandersloot']
const RUN_OPTIONS = { again: false, points: true, teams: false, selfPaced: false }

let room: TestRoom
let listener: RawPhone
let others: readonly Phone[]

/** A half day of module 2, and a phone that records everything it receives. */
beforeEach(async () => {
  room = await openTestRoom()
  const { workshopId, laptop } = room
  await laptop.call('workshops.setParticipants', {
    workshopId,
    groups: ['North'],
    participants: EXPECTED.map(name => ({ id: v7(), name, organisation: 'Secretariat of Whispers' })),
  })
  await laptop.call('workshops.change', {
    workshopId,
    change: { room: { ...DEFAULT_ROOM_SETTINGS, wifi: { name: 'Hall', password: 'wifi-password-of-the-hall', hidden: false } } },
  })
  others = [await joinByPhone(room, 'Binod Prajapati'), await joinByPhone(room, 'Celestine Uwimana')]
  listener = await rawPhone(room.port)
  await listener.call('room.lookUp', { code: room.code })
  await listener.call('room.join', { code: room.code, name: 'Listener', lang: 'en', organisation: '' })
})

afterEach(async () => {
  listener.socket.terminate()
  for (const { link } of others) link.close()
  await room.close()
})

const allReceived = (): string => listener.received.join('\n')
const asJson = (text: string): string => JSON.stringify(text).slice(1, -1)
const findReceived = (secrets: readonly (string | undefined)[]): readonly string[] =>
  secrets.flatMap(secret => (secret !== undefined && secret !== '' && allReceived().includes(asJson(secret)) ? [secret] : []))

function listSecrets(question: Question): readonly (string | undefined)[] {
  const feedback =
    'options' in question
      ? question.options.map(({ feedbackHtml }) => feedbackHtml)
      : 'targets' in question
        ? question.targets.map(({ feedbackHtml }) => feedbackHtml)
        : []
  return [question.explanationHtml, question.contentHash, ...feedback]
}

async function start({ id }: PlannedActivity): Promise<string> {
  const { runId } = await room.laptop.call('room.startActivity', { activityId: id, ...RUN_OPTIONS })
  await Promise.all(others.map(({ link }, index) => answerAs(link, runId, index)))
  await listener.call('room.participantState')
  return runId
}

async function answerAs(link: Phone['link'], runId: string, index: number): Promise<void> {
  const { activity } = (await link.call('room.participantState')).view
  if (activity === undefined) throw new Error('no activity')
  for (const question of activity.questions.en ?? []) {
    if (question.kind === 'single')
      await link.call('room.answer', {
        runId,
        part: question.id,
        answer: { kind: 'question', response: { kind: 'single', optionId: question.options[index]?.id ?? '' } },
      })
  }
  await link.call('room.post', { runId, text: `Unmoderated words of ${String(index)}` })
}

const listLoadedQuestions = (): readonly Question[] => (room.backend.rooms.current()?.live.state.runs ?? []).flatMap(listQuestions)

/** Long texts for the facilitator that are not also shown on phones. */
async function listScripts(): Promise<readonly string[]> {
  const { workshop } = await room.control()
  const onPhones = JSON.stringify(listActivities(workshop))
  const texts = workshop.agenda.flatMap(entry =>
    entry.kind === 'session' && entry.script !== undefined ? collectStrings(entry.script) : [],
  )
  return texts.filter(text => text.length > 30 && !onPhones.includes(asJson(text)))
}

function collectStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collectStrings) : []
}

describe('a phone that records everything it receives in a half day', () => {
  it('receives no right answer, feedback, explanation, script, name, id, token or code of anybody else before the reveal', async () => {
    for (const activity of listActivities((await room.control()).workshop)) {
      const runId = await start(activity)
      await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    }
    await room.laptop.call('room.openLesson', { lesson: { courseId: 'partnerships', lessonId: await firstLesson() } })
    await listener.call('room.lesson', { lang: 'en' })
    const { people, workshop } = await room.control()
    const strangers = people.filter(({ name }) => name !== 'Listener')
    expect(listLoadedQuestions().length).toBeGreaterThan(5)
    expect((await listScripts()).length).toBeGreaterThan(20)
    expect(findReceived(listLoadedQuestions().flatMap(listSecrets))).toEqual([])
    expect(findReceived(await listScripts())).toEqual([])
    expect(
      findReceived([...EXPECTED, 'Secretariat of Whispers', 'wifi-password-of-the-hall', ...workshop.participants.map(({ id }) => id)]),
    ).toEqual([])
    expect(findReceived(strangers.flatMap(({ id, returnCode, name }) => [id, returnCode, name]))).toEqual([])
    expect(findReceived([...others.map(({ token }) => token), room.facilitatorCode, 'Unmoderated words'])).toEqual([])
    expect(allReceived()).not.toMatch(/"(?:right|accepted|tolerance|tokenHashes|driveCode|facilitatorCode|script)":(?!0)/)
  })

  it('receives only the view of the room, and nothing before it has joined', async () => {
    const outside = await rawPhone(room.port)
    await outside.call('room.lookUp', { code: room.code })
    for (const activity of listActivities((await room.control()).workshop).slice(0, 3)) await start(activity)
    await room.laptop.call('room.setTimer', { minutes: 5 })
    await new Promise(resolve => setTimeout(resolve, 600))
    const events = (phone: RawPhone): ReadonlySet<string> =>
      new Set(phone.received.flatMap(text => /^\{"t":"event","name":"([^"]+)"/.exec(text)?.[1] ?? []))
    expect([...events(listener)]).toEqual(['room.participantViewChanged'])
    expect([...events(outside)]).toEqual([])
    outside.socket.terminate()
  })

  it('receives what is right at the reveal, but never of the pre-test', async () => {
    const activities = listActivities((await room.control()).workshop)
    const [before, after] = [activities.find(({ kind }) => kind === 'pre-test'), activities.find(({ kind }) => kind === 'post-test')]
    if (before === undefined || after === undefined) throw new Error('the workshop has no tests')
    await room.laptop.call('room.setRunState', { runId: await start(before), to: 'revealed' })
    await listener.call('room.participantState')
    expect(findReceived(listLoadedQuestions().flatMap(listSecrets))).toEqual([])
    const activity = (
      getOutput(await listener.call('room.participantState'))['view'] as {
        activity: { result: { questions: readonly { right: number; n: number }[] } }
      }
    ).activity
    expect(activity.result.questions.map(({ right }) => right)).toEqual(activity.result.questions.map(() => 0))
    await room.laptop.call('room.setRunState', { runId: await start(after), to: 'revealed' })
    await listener.call('room.participantState')
    expect(findReceived(listLoadedQuestions().map(({ explanationHtml }) => explanationHtml)).length).toBeGreaterThan(0)
  })
})

async function firstLesson(): Promise<string> {
  const outline = await room.laptop.call('courses.outline', { courseId: 'partnerships', lang: 'en' })
  return outline.lessons[0]?.id ?? ''
}

import { fireEvent } from '@testing-library/vue'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { RunView } from '#common/domain/room/views/facilitator.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'
import { openRoomBeside, type RoomBeside } from '#tests/support/room/room-beside.ts'
import { openRoomPage } from '#tests/support/room/room-page.ts'

export const SEND = { name: 'Submit answer' }
export const RECEIVED = 'Received: your answer is saved'

/** A room for all tests of a file, with phones that join it and activities that are started in it. */
export function useTaskRoom() {
  let room: RoomBeside
  let count = 0

  beforeAll(async () => {
    room = await openRoomBeside()
  })
  afterAll(() => room.close())
  afterEach(() => room.call('room.showRun', { runId: null }))

  async function join(options: Parameters<typeof openRoomPage>[1] = {}) {
    const page = await openRoomPage(room, options)
    const name = `Person ${++count}`
    await fireEvent.update(await page.findByLabelText('Your name'), name)
    await fireEvent.click(page.getByRole('button', { name: 'Join the workshop' }))
    await expect.poll(() => page.client.participant.value?.me.name).toBe(name)
    return page
  }

  /** Starts an ad-hoc activity and resolves with the id of its run. */
  async function start(kind: ActivityKind, over: Partial<PlannedActivity> = {}): Promise<string> {
    const activity = {
      id: `own-${++count}`,
      kind,
      title: 'The task',
      promptHtml: '',
      items: ['Housing', 'Work', 'School'],
      questionIds: [],
      multiple: false,
      names: 'facilitator' as const,
      translations: {},
      ...over,
    }
    return (await room.call('room.startAdHocActivity', { activity })).runId
  }

  /** Starts an activity with the questions of the guide. */
  async function startWithQuestions(kind: ActivityKind): Promise<string> {
    const { workshop } = await room.control()
    const planned = workshop.agenda
      .flatMap(entry => (entry.kind === 'session' ? entry.activities : []))
      .find(activity => activity.questionIds.length > 0)
    if (planned === undefined) throw new Error('the guide has no questions')
    return start(kind, { ...planned, id: `own-${++count}`, kind, names: 'facilitator', translations: {} })
  }

  async function findRun(runId: string): Promise<RunView> {
    const run = (await room.control()).live.runs.find(({ id }) => id === runId)
    if (run === undefined) throw new Error(`no run ${runId}`)
    return run
  }

  return { room: () => room, join, start, startWithQuestions, findRun }
}

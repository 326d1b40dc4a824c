import type { roomContract } from '#common/contract/room/index.ts'
import { createWorkshopForQuestion } from '#common/domain/workshops/create-workshop.ts'
import type { HandlersFor } from '#backend/handlers/context.ts'
import { requireAdHoc, startAdHocRun } from './activities.ts'

export const roomAskNowHandlers: HandlersFor<Extract<keyof typeof roomContract, 'room.askNow'>> = {
  'room.askNow': async ({ activity, lang, today }, context) => {
    const { callId, rooms, storage, now, publish } = context
    requireAdHoc(activity, false)
    const before = rooms.current()
    if (before !== undefined && before.workshop().id !== callId) return { kind: 'refused', because: 'other-open' }
    const { issuer } = await storage.settings.read()
    const question = createWorkshopForQuestion(activity.title, today, lang, issuer.organisation, { id: callId, now: now() })
    const workshop = await storage.workshops.add(question)
    const opened = await rooms.open(workshop)
    if (opened.kind === 'refused') {
      await storage.workshops.remove(workshop.id)
      return { kind: 'refused', because: opened.because === 'no-port' ? 'no-port' : 'other-open' }
    }
    // The same call again after a crash: the question may have been asked already.
    if (opened.room.live.state.runs.length === 0) await startAdHocRun(opened.room, activity, context)
    // Nobody is here yet: first the room reads how to join, and phones that join find the question.
    await opened.room.commit({ t: 'projection', projection: { kind: 'code' }, frozen: false })
    publish('workshops.changed', { workshopId: workshop.id })
    return { kind: 'asked', workshopId: workshop.id }
  },
}

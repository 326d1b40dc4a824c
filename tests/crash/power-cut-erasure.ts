import type { Fact } from '#tests/support/facts.ts'
import { learnerNamed } from '#tests/support/records.ts'
import type { Scenario } from './power-cut-scenarios.ts'

const SECRET = { salt: 'salt', hash: 'hash' }

/** Until the erasure is on the disk the learner is there whole; from then on nothing of them is, in backups neither. */
export const erasedLearner: Scenario = {
  name: 'a learner who is deleted for good, with their backups',
  damaged: true,
  play: async ({ storage, recorder, path, reopen }) => {
    const { id: otherId } = await storage.learners.add(learnerNamed('Basma'))
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    for (const text of ['1', '2']) await storage.notes.save(id, 'core', 'box', text, `write-${text}`)
    for (const learnerId of [otherId, id]) await storage.learnerPins.write(learnerId, { pin: SECRET, recovery: SECRET })
    for (const lastLearnerId of [otherId, id]) await storage.settings.change(settings => ({ ...settings, lastLearnerId }))
    const backups = [await storage.backups.make('asked'), await storage.backups.make('before-removal')]
    await recorder.damage(path(`learners/${id}/notes/core.json`), 'rotten')
    const next = await reopen()
    await next.notes.list(id, 'core')
    await next.learners.remove(id)
    await next.learners.restore(id)
    const kept: readonly Fact[] = [{ kind: 'learner', learnerId: otherId }, ...backups.map(({ name }): Fact => ({ kind: 'backup', name }))]
    recorder.acknowledge(...kept, { kind: 'learner', learnerId: id })
    recorder.replacing([...kept, { kind: 'no-trace', text: id }])
    await next.backups.erase(id)
    recorder.settled()
    await next.notes.save(otherId, 'core', 'box', '1', 'later')
  },
}

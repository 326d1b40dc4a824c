import { CodedError } from '#common/contract/errors.ts'
import type { myDataContract } from '#common/contract/study/my-data.ts'
import { findNamesakes } from '#common/domain/learners/find-namesakes.ts'
import { LEARNER_FILE_ENDING, LEARNER_FILE_LIMITS, LEARNER_FILE_PART_BYTES } from '#common/domain/learners/learner-file-limits.ts'
import { getExportFileName } from '#common/domain/workshops/export-file-name.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Context, HandlersFor, LearnerContext } from './context.ts'
import { eraseLearner } from './lookup/erase-learner.ts'
import { listCourseAttempts } from './lookup/course-attempts.ts'
import { createLearnerUploads } from './lookup/learner-uploads.ts'
import { loadStandings } from './lookup/standing.ts'

const uploads = createLearnerUploads()

export const myDataHandlers: HandlersFor<keyof typeof myDataContract> = {
  'myData.export': async (_, { storage, learnerId, now }) => {
    const bytes = await storage.learnerCopies.exportFile(learnerId)
    return {
      fileName: await nameFile('', LEARNER_FILE_ENDING.slice(1), { storage, learnerId, now }),
      mediaType: 'application/zip',
      base64: Buffer.from(bytes).toString('base64'),
    }
  },

  'myData.answers': async ({ lang }, context) => {
    const [{ renderAnswersCsv }, courses] = await Promise.all([
      import('#backend/documents/answers-csv.ts'),
      listCourseAttempts(lang, context),
    ])
    return {
      fileName: await nameFile(messagesFor(lang).answers.what, 'csv', context),
      mediaType: 'text/csv',
      base64: Buffer.from(renderAnswersCsv(courses, lang)).toString('base64'),
    }
  },

  'myData.begin': async ({ bytes }, { callId, caller }) => {
    if (bytes > LEARNER_FILE_LIMITS.fileBytes) return { kind: 'refused', because: 'too-large' }
    uploads.begin(callId, caller.id, bytes)
    return { kind: 'begun', importId: callId, partBytes: LEARNER_FILE_PART_BYTES }
  },

  'myData.send': async ({ importId, offset, base64 }) => ({ received: uploads.send(importId, offset, Buffer.from(base64, 'base64')) }),

  'myData.inspect': async ({ importId }, { storage }) => {
    const opened = await storage.learnerCopies.open(uploads.read(importId))
    if (opened.kind === 'refused') return opened
    const { learner, madeAt } = opened.file
    const here = (await storage.learners.list()).flatMap(entry => (entry.kind === 'known' ? [entry.learner] : []))
    const others = here.filter(({ id }) => id !== learner.id)
    const { id, name, organisation } = learner
    return {
      kind: 'file',
      learner: { id, name, organisation },
      madeAt,
      isHere: others.length < here.length,
      hasNamesake: findNamesakes([learner, ...others]).has(id),
    }
  },

  'myData.import': async ({ importId, pass }, context) => {
    const { storage, publish } = context
    const opened = await storage.learnerCopies.open(uploads.read(importId))
    if (opened.kind === 'refused') return opened
    const { id } = opened.file.learner
    await requireOpen(id, pass, context)
    await backUp(context)
    const receipt = await storage.learnerCopies.merge(opened.file)
    await storage.learners.noteRestored()
    uploads.discard(importId)
    const learner = (await storage.learners.read(id)) ?? opened.file.learner
    publish('learners.changed', learner, id)
    for (const standing of await loadStandings({ ...context, learnerId: id })) publish('progress.changed', standing, id)
    return { kind: 'imported', learner, receipt }
  },

  'myData.erase': async ({ pin = '' }, context) => {
    const verdict = await context.learnerLocks.unlock(context.learnerId, pin)
    if (verdict.kind !== 'unlocked') return verdict
    return { kind: 'erased', ...(await eraseLearner(context.learnerId, context)) }
  },
}

async function nameFile(what: string, extension: string, context: Pick<LearnerContext, 'storage' | 'learnerId' | 'now'>): Promise<string> {
  const title = (await context.storage.learners.read(context.learnerId))?.name ?? ''
  return getExportFileName({ title, what, date: context.now().toISOString().slice(0, 10), extension })
}

/** @throws CodedError `forbidden` where the learner's PIN must be given first */
async function requireOpen(learnerId: string, pass: string | undefined, { learnerLocks, caller }: Context): Promise<void> {
  if (caller.learnerId === learnerId || (await learnerLocks.mayOpen(learnerId, pass, caller.id))) return
  throw new CodedError('forbidden')
}

/** On a computer without any records there is nothing to keep. */
async function backUp({ storage }: Context): Promise<void> {
  await storage.backups.make('before-import').catch((error: unknown) => {
    if (!(error instanceof CodedError) || error.code !== 'conflict') throw error
  })
}

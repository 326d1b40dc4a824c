import { v7 } from 'uuid'
import { answerTo, attemptFinished, highlightOf, lessonFinished, reviewOf, runningAttempt } from '#tests/support/records.ts'
import type { TestBackend } from '#tests/support/test-backend.ts'
import type { TestLink } from '#tests/support/test-links.ts'

export const PROFILE = { name: 'Amal', organisation: '', locale: 'en' } as const

export async function study({ storage }: TestBackend, learnerId: string, at: Date): Promise<void> {
  const attempt = runningAttempt({ answers: [answerTo('stock-or-flow'), answerTo('asylum-or-refugee')] })
  await storage.records.append(learnerId, 'small', [
    lessonFinished('first', at),
    { ...attemptFinished(attempt, at), id: v7({ msecs: at.getTime() }) },
  ])
  await storage.reviews.append(learnerId, [reviewOf('quiz:small:one', at)])
  await storage.highlights.save({ learnerId, courseId: 'small', lessonId: 'first' }, v7(), highlightOf({ note: 'Ask Amal' }), v7())
  await storage.attempts.add(learnerId, runningAttempt({ courseId: 'small', answers: [answerTo('stock-or-flow')] }))
}

export async function upload(link: TestLink, bytes: Uint8Array): Promise<string> {
  const begun = await link.call('myData.begin', { bytes: bytes.length })
  if (begun.kind === 'refused') throw new Error(begun.because)
  for (let offset = 0; offset < bytes.length; offset += begun.partBytes) {
    const part = Buffer.from(bytes.subarray(offset, offset + begun.partBytes))
    await link.call('myData.send', { importId: begun.importId, offset, base64: part.toString('base64') })
  }
  return begun.importId
}

export const exported = async (link: TestLink): Promise<Uint8Array> => Buffer.from((await link.call('myData.export')).base64, 'base64')

export const bringFile = async (to: TestLink, bytes: Uint8Array) => to.call('myData.import', { importId: await upload(to, bytes) })

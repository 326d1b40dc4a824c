import type { certificatesContract, CertificateStatus } from '#common/contract/certificates.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { Certificate } from '#common/domain/certificates/certificate.ts'
import { certificateRefusal, issueCertificate, type CertificateClaim } from '#common/domain/certificates/issue-certificate.ts'
import { createSerial, SERIAL_RANDOM_BYTES } from '#common/domain/certificates/serial.ts'
import { computeCourseStanding } from '#common/domain/progress/course-standing.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { createRecordStamp, saveRecord } from './lookup/save-record.ts'
import { requireCourse } from './lookup/find-course.ts'

export const certificatesHandlers: HandlersFor<keyof typeof certificatesContract> = {
  'certificates.list': async (_, context) => listCertificates(context),

  'certificates.status': async ({ courseId }, context): Promise<CertificateStatus> => {
    const records = await context.storage.records.list(context.learnerId, courseId)
    const issued = selectCertificates(records)[0]
    if (issued !== undefined) return { kind: 'issued', certificate: issued }
    const refusal = certificateRefusal(await prepareClaim(courseId, 'en', records, context))
    return refusal === undefined ? { kind: 'ready' } : { kind: 'refused', refusal }
  },

  'certificates.issue': async ({ courseId, lang }, context) => {
    const records = await context.storage.records.list(context.learnerId, courseId)
    const before = selectCertificates(records)[0]
    if (before !== undefined) return { kind: 'issued', certificate: before }
    const serial = createSerial(context.randomBytes(SERIAL_RANDOM_BYTES))
    const verdict = issueCertificate(await prepareClaim(courseId, lang, records, context), {
      now: context.now(),
      id: context.callId,
      serial,
    })
    if (verdict.kind === 'refused') return verdict
    await saveRecord(
      courseId,
      { ...(await createRecordStamp(context)), kind: 'certificate-issued', certificate: verdict.certificate },
      context,
    )
    return verdict
  },

  'certificates.document': async ({ certificateId, paper }, context) => {
    const certificate = (await listCertificates(context)).find(({ id }) => id === certificateId)
    if (certificate === undefined) throw new CodedError('not-found', { certificate: certificateId })
    const pdf = await context.documents.makeCertificate(certificate, paper)
    return {
      fileName: `${certificate.courseId}-${certificate.serial}.pdf`,
      mediaType: 'application/pdf',
      base64: Buffer.from(pdf).toString('base64'),
    }
  },
}

async function listCertificates({ storage, learnerId }: LearnerContext): Promise<readonly Certificate[]> {
  const courseIds = await storage.records.listCourses(learnerId)
  const records = await Promise.all(courseIds.map(courseId => storage.records.list(learnerId, courseId)))
  return selectCertificates(records.flat()).toSorted((left, right) => (left.issuedAt < right.issuedAt ? 1 : -1))
}

function selectCertificates(records: readonly ProgressRecord[]): readonly Certificate[] {
  return records.flatMap(record => (record.kind === 'certificate-issued' ? [record.certificate] : []))
}

async function prepareClaim(
  courseId: string,
  lang: Locale,
  records: readonly ProgressRecord[],
  context: LearnerContext,
): Promise<CertificateClaim> {
  const { storage, courses, documents, learnerId } = context
  const [course, learner, { issuer }] = await Promise.all([
    requireCourse(courseId, context),
    storage.learners.read(learnerId),
    storage.settings.read(),
  ])
  if (learner === undefined) throw new CodedError('not-signed-in')
  const { lessonsFinished, bestScore, quizPassed } = computeCourseStanding(courseId, records)
  const { lessons } = await courses.lessons(courseId, lang)
  const { text: courseTitle, lang: courseTitleLang } = textIn(course.title, lang)
  const { name: learnerName, organisation } = learner
  const printed = [learnerName, organisation, courseTitle, ...Object.values(issuer)].join('')
  const lessonsLeft = lessons.map(({ id }) => id).filter(id => !lessonsFinished.includes(id))
  const unsupportedLetters = await documents.findUnsupportedLetters(printed)
  return {
    learnerName,
    organisation,
    course,
    courseTitle,
    courseTitleLang,
    lang,
    lessonsLeft,
    bestScore,
    quizPassed,
    unsupportedLetters,
    issuer,
  }
}

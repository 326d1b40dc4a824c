import type { certificatesContract, CertificateStatus } from '#common/contract/certificates.ts'
import { CodedError } from '#common/contract/errors.ts'
import { findValidCertificate, type Certificate } from '#common/domain/certificates/certificate.ts'
import {
  certificateRefusal,
  issueCertificate,
  listCertificateChanges,
  replaceCertificate,
  type CertificateClaim,
} from '#common/domain/certificates/issue-certificate.ts'
import { createSerial, SERIAL_RANDOM_BYTES } from '#common/domain/certificates/serial.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { createRecordStamp, saveRecord } from './lookup/save-record.ts'
import { requireCourse } from './lookup/find-course.ts'
import { loadStanding } from './lookup/standing.ts'

export const certificatesHandlers: HandlersFor<keyof typeof certificatesContract> = {
  'certificates.list': async (_, context) => listCertificates(context),

  'certificates.status': async ({ courseId, lang }, context): Promise<CertificateStatus> => {
    const records = await context.storage.records.list(context.learnerId, courseId)
    const issued = findValidCertificate(selectCertificates(records))
    const claim = await prepareClaim(courseId, lang, context)
    if (issued !== undefined) return { kind: 'issued', certificate: issued, changes: listCertificateChanges(issued, claim) }
    const refusal = certificateRefusal(claim)
    return refusal === undefined ? { kind: 'ready' } : { kind: 'refused', refusal }
  },

  'certificates.issue': async ({ courseId, lang, replaces }, context) => {
    const records = await context.storage.records.list(context.learnerId, courseId)
    const issued = findValidCertificate(selectCertificates(records))
    if (issued !== undefined && issued.serial !== replaces) return { kind: 'issued', certificate: issued }
    const claim = await prepareClaim(courseId, lang, context)
    const input = { now: context.now(), id: context.callId, serial: createSerial(context.randomBytes(SERIAL_RANDOM_BYTES)) }
    const verdict = issued === undefined ? issueCertificate(claim, input) : replaceCertificate(issued, claim, input)
    if (verdict.kind === 'refused' || verdict.certificate === issued) return verdict
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

async function prepareClaim(courseId: string, lang: Locale, context: LearnerContext): Promise<CertificateClaim> {
  const { storage, courses, documents, learnerId } = context
  const [course, learner, { issuer }] = await Promise.all([
    requireCourse(courseId, context),
    storage.learners.read(learnerId),
    storage.settings.read(),
  ])
  if (learner === undefined) throw new CodedError('not-signed-in')
  const [{ lessonsLeft, bestScore, quizPassed }, competencies] = await Promise.all([
    loadStanding(courseId, context),
    courses.competencies(courseId),
  ])
  const { text: courseTitle, lang: courseTitleLang } = textIn(course.title, lang)
  const outcomes = course.competencies.map(id => {
    const title = textIn(competencies.get(id)?.title ?? {}, lang)
    return { title: title.text, lang: title.lang }
  })
  const { name: learnerName, organisation } = learner
  const printed = [learnerName, organisation, courseTitle, ...Object.values(issuer)].join('')
  const unsupportedLetters = await documents.findUnsupportedLetters(printed)
  return {
    learnerName,
    organisation,
    course,
    courseTitle,
    courseTitleLang,
    lang,
    outcomes,
    lessonsLeft,
    bestScore,
    quizPassed,
    unsupportedLetters,
    issuer,
  }
}

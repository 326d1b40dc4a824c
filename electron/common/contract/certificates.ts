import { z } from 'zod'
import { PAPERS, type Certificate, type CertificateRefusal, type CertificateVerdict } from '#common/domain/certificates/certificate.ts'
import type { DocumentFile } from './document-file.ts'
import { mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, nothing, recordIdInput } from './shared.ts'

/** Whether a certificate can be had. */
export type CertificateStatus =
  | { readonly kind: 'issued'; readonly certificate: Certificate }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly refusal: CertificateRefusal }

const ofCourse = z.object({ courseId: contentIdInput })

export const certificatesContract = {
  'certificates.list': query({ reach: ['window', 'learner'], owner: 'caller', input: nothing, output: returns<readonly Certificate[]>() }),
  'certificates.standing': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: ofCourse,
    output: returns<CertificateStatus>(),
  }),
  /** Issues the certificate, or gives the one issued before. */
  'certificates.issue': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: ofCourse.extend({ lang: localeInput }),
    output: returns<CertificateVerdict>(),
  }),
  'certificates.document': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ certificateId: recordIdInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
}

import { z } from 'zod'
import { PAPERS, type Certificate, type CertificateRefusal, type CertificateVerdict } from '#common/domain/certificates/certificate.ts'
import type { DocumentFile } from './document-file.ts'
import { mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, noInput, recordIdInput } from './shared.ts'

/** Whether a certificate is available. */
export type CertificateStatus =
  | { readonly kind: 'issued'; readonly certificate: Certificate }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly refusal: CertificateRefusal }

const courseInput = z.object({ courseId: contentIdInput })

export const certificatesContract = {
  'certificates.list': query({ reach: ['window', 'learner'], owner: 'caller', input: noInput, output: returns<readonly Certificate[]>() }),
  'certificates.status': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput,
    output: returns<CertificateStatus>(),
  }),
  /** Issues the certificate, or returns the one issued before. */
  'certificates.issue': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({ lang: localeInput }),
    output: returns<CertificateVerdict>(),
  }),
  'certificates.document': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ certificateId: recordIdInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
}

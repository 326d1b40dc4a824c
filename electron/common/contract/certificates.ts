import { z } from 'zod'
import {
  PAPERS,
  type Certificate,
  type CertificateChange,
  type CertificateRefusal,
  type CertificateVerdict,
} from '#common/domain/certificates/certificate.ts'
import type { DocumentFile } from './document-file.ts'
import { mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, noInput, recordIdInput } from './shared.ts'

/** Whether a certificate is available. */
export type CertificateStatus =
  | { readonly kind: 'issued'; readonly certificate: Certificate; readonly changes: readonly CertificateChange[] }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly refusal: CertificateRefusal }

const courseInput = z.object({ courseId: contentIdInput })

export const certificatesContract = {
  'certificates.list': query({ reach: ['window', 'learner'], owner: 'caller', input: noInput, output: returns<readonly Certificate[]>() }),
  'certificates.status': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({ lang: localeInput }),
    output: returns<CertificateStatus>(),
  }),
  /** Issues the certificate, or returns the one issued before; `replaces`: its serial number, when it is to be replaced by what holds now. */
  'certificates.issue': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({ lang: localeInput, replaces: z.string().max(20).optional() }),
    output: returns<CertificateVerdict>(),
  }),
  'certificates.document': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ certificateId: recordIdInput, paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
}

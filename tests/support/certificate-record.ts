import type { Certificate } from '#common/domain/certificates/certificate.ts'

/** A certificate with everything on it; `overrides` change what a test is about. */
export function certificateRecord(overrides: Partial<Certificate> = {}): Certificate {
  return {
    id: '01932f6e-7b1a-7c3d-8e4f-5a6b7c8d9e0f',
    serial: '7K3M-R9TX-4HVC',
    learnerName: 'Amina El Khoury',
    organisation: 'Municipality of Sousse',
    courseId: 'core',
    courseVersion: '1.0.0',
    courseTitle: 'Migration and local development',
    lang: 'en',
    courseTitleLang: 'en',
    score: 92,
    minutes: 240,
    outcomes: [
      { title: 'Choose the right word for people who move', lang: 'en' },
      { title: 'Read migration figures with care', lang: 'en' },
    ],
    replaces: undefined,
    issuedAt: '2026-03-05T10:00:00.000Z',
    issuer: {
      organisation: 'Institute for Local Governance',
      signatoryName: 'Ngozi Adebayo',
      signatoryTitle: 'Head of training',
      place: 'Tunis',
    },
    ...overrides,
  }
}

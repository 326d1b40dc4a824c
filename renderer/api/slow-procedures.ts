import type { DocumentFile } from '#common/contract/document-file.ts'
import type { OutputOf, ProcedureName } from '#common/contract/index.ts'

/** A learner's data and the table of a class are no drawn documents. */
type DocumentProcedure = Exclude<
  { [N in ProcedureName]: OutputOf<N> extends DocumentFile ? N : never }[ProcedureName],
  'myData.export' | 'myData.answers' | 'class.file'
>
type SlowProcedure = DocumentProcedure | 'reports.certificates' | 'learners.erase' | 'myData.erase'

/** What Typst draws, and what rewrites every backup. */
const SLOW: Readonly<Record<SlowProcedure, true>> = {
  'certificates.document': true,
  'guides.document': true,
  'learners.erase': true,
  'myData.erase': true,
  'notes.booklet': true,
  'notes.document': true,
  'reports.document': true,
  'reports.certificates': true,
  'reports.takeHome': true,
  'workshops.document': true,
}

/** The backend allows 220 s for two hundred certificates. */
const SLOW_MS = 240_000
const USUAL_MS = 60_000

/** How long the backend may take for a procedure before its call fails, milliseconds. */
export function callTimeoutMs(name: string): number {
  return name in SLOW ? SLOW_MS : USUAL_MS
}

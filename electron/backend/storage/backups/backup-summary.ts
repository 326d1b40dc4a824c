import { isRecordId, LEARNERS_FOLDER, profilePath } from '#backend/storage/documents/document-paths.ts'
import { PREVIOUS_EXTENSION } from '#backend/storage/disk/durable-write.ts'

/** What the list of backups says about the records in one. */
export interface RecordsSummary {
  readonly learners: number
  /** When the newest answer was given; undefined when there is none. */
  readonly newestAnswer?: string | undefined
}

export interface SummaryBuilder {
  readonly add: (path: string, content: Uint8Array) => void
  readonly build: () => RecordsSummary
}

/** Quotes in what somebody typed are escaped, so only the field itself matches. */
const ANSWERED_AT = /"answeredAt":"(\d[\d:.TZ-]+)"/g

export function createSummaryBuilder(): SummaryBuilder {
  const profiles = new Set<string>()
  let newestAnswer: string | undefined

  function add(path: string, content: Uint8Array): void {
    const profile = findProfile(path)
    if (profile !== undefined) profiles.add(profile)
    if (!path.startsWith(`${LEARNERS_FOLDER}/`)) return
    for (const [, at = ''] of new TextDecoder().decode(content).matchAll(ANSWERED_AT)) {
      if (newestAnswer === undefined || at > newestAnswer) newestAnswer = at
    }
  }

  return { add, build: () => ({ learners: profiles.size, newestAnswer }) }
}

/** Backups that were made before they had a summary. */
export function summarizePaths(paths: readonly string[]): RecordsSummary {
  return { learners: new Set(paths.map(findProfile).filter(profile => profile !== undefined)).size }
}

function findProfile(path: string): string | undefined {
  const current = path.endsWith(PREVIOUS_EXTENSION) ? path.slice(0, -PREVIOUS_EXTENSION.length) : path
  const id = current.split('/')[1] ?? ''
  return isRecordId(id) && current === profilePath(id) ? current : undefined
}

import { shallowReactive } from 'vue'
import type { WorkshopPart } from '#common/domain/workshops/part-revision.ts'

const PREFIX = 'jmdi-workshop:'

/** What is typed and not saved, and the saved state that it was begun on. */
interface KeptDraft {
  readonly draft: unknown
  readonly base: { readonly draft: unknown; readonly revision: string }
}

/** By workshop and part. It outlives a page that is left, loaded again or crashed, and no more than the window. */
const drafts = shallowReactive(readAll())
updateCloseWarning()

export function getDraftKey(workshopId: string, { kind, ...of }: WorkshopPart): string {
  return [workshopId, kind, ...Object.values(of)].join('/')
}

export function findKeptDraft(key: string): KeptDraft | undefined {
  return drafts.get(key)
}

export function hasKeptDraft(key: string): boolean {
  return drafts.has(key)
}

export function keepDraft(key: string, draft: KeptDraft): void {
  drafts.set(key, draft)
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(draft))
  } catch (error) {
    // A full session storage must not stop anyone from writing: the work is on the screen still.
    if (!(error instanceof DOMException)) throw error
  }
  updateCloseWarning()
}

export function dropKeptDraft(key: string): void {
  drafts.delete(key)
  sessionStorage.removeItem(PREFIX + key)
  updateCloseWarning()
}

export function dropDraftsOfWorkshop(workshopId: string): void {
  for (const key of [...drafts.keys()]) if (key.startsWith(`${workshopId}/`)) dropKeptDraft(key)
}

function readAll(): Map<string, KeptDraft> {
  const found = new Map<string, KeptDraft>()
  for (const name of Object.keys(sessionStorage)) {
    const kept = name.startsWith(PREFIX) ? parse(sessionStorage.getItem(name) ?? '') : undefined
    if (kept !== undefined) found.set(name.slice(PREFIX.length), kept)
  }
  return found
}

function parse(text: string): KeptDraft | undefined {
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null && 'draft' in kept && 'base' in kept ? (kept as KeptDraft) : undefined
  } catch {
    return undefined
  }
}

/** While anything is unsaved, the browser asks before the window closes, whichever page is open. */
function updateCloseWarning(): void {
  if (drafts.size === 0) window.removeEventListener('beforeunload', preventClose)
  else window.addEventListener('beforeunload', preventClose)
}

function preventClose(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

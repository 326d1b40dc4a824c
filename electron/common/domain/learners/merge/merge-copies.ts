import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import { findKindMerge, ITEM_SORTS, type Item, type ItemSort } from './learner-kinds.ts'

/** A document of a learner. */
export interface LearnerDocument {
  /** Name of its kind. */
  readonly kind: string
  readonly data: unknown
}

/** All documents of one learner as they are on one computer, by path below the learner's folder. */
export type LearnerCopy = ReadonlyMap<string, LearnerDocument>

/**
 * Two copies of one learner as one. In any order and any number of times the outcome is the same.
 * An attempt that is finished in one of them runs no longer: what the other answered in it afterwards does not count.
 */
export function mergeCopies(left: LearnerCopy, right: LearnerCopy): LearnerCopy {
  const merged = new Map(left)
  for (const [path, document] of right) {
    const here = merged.get(path)
    merged.set(path, here === undefined ? document : mergeDocuments(here, document))
  }
  const finished = collectFinished(merged)
  return new Map([...merged].filter(([, { kind, data }]) => kind !== 'attempt' || !finished.has((data as { readonly id: string }).id)))
}

function mergeDocuments(left: LearnerDocument, right: LearnerDocument): LearnerDocument {
  return { kind: left.kind, data: requireMerge(left.kind).merge(left.data, right.data) }
}

function requireMerge(kind: string) {
  const found = findKindMerge(kind)
  if (found === undefined) throw new Error(`no merge for ${kind}`)
  return found
}

function collectFinished(copy: LearnerCopy): ReadonlySet<string> {
  const finished = new Set<string>()
  for (const { kind, data } of copy.values()) {
    if (kind !== 'records') continue
    for (const record of (data as { readonly records: readonly ProgressRecord[] }).records)
      if (record.kind === 'attempt-finished') finished.add(record.attempt.id)
  }
  return finished
}

/** What an import brought, by sort. */
export type Receipt = Readonly<Record<ItemSort, { readonly added: number; readonly known: number }>>

/** `added`: was not here before. `known`: came with the file and was here already. */
export function countReceived(here: LearnerCopy, incoming: LearnerCopy, merged: LearnerCopy): Receipt {
  const before = collectKeys(here)
  const added = countItems(merged, key => !before.has(key))
  const known = countItems(incoming, key => before.has(key))
  return Object.fromEntries(ITEM_SORTS.map(sort => [sort, { added: added(sort), known: known(sort) }])) as Record<
    ItemSort,
    { added: number; known: number }
  >
}

function collectKeys(copy: LearnerCopy): ReadonlySet<string> {
  return new Set(listItems(copy).map(toKey))
}

function countItems(copy: LearnerCopy, isCounted: (key: string) => boolean): (sort: ItemSort) => number {
  const counted = new Map(listItems(copy).map(item => [toKey(item), item.sort]))
  const sorts = [...counted].filter(([key]) => isCounted(key)).map(([, sort]) => sort)
  return sort => sorts.filter(one => one === sort).length
}

function listItems(copy: LearnerCopy): readonly Item[] {
  return [...copy.values()].flatMap(({ kind, data }) => requireMerge(kind).list(data))
}

function toKey({ sort, key }: Item): string {
  return `${sort} ${key}`
}

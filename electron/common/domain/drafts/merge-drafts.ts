import { isSame } from './reconcile-draft.ts'

export interface MergedDraft<T> {
  readonly draft: T
  /** Fields, or ids of list items, that both sides changed, each differently: there the preferred side won. */
  readonly conflicts: readonly string[]
}

type Side = 'mine' | 'theirs'
type Item = object & { readonly id: string }

/** What only one side changed since `base` is taken from it. Items with an id are taken or left whole. */
export function mergeDrafts<T>(base: T, mine: T, theirs: T, prefer: Side = 'mine'): MergedDraft<T> {
  const conflicts: string[] = []
  const choose = (path: string, own: unknown, other: unknown): unknown => {
    conflicts.push(path)
    return prefer === 'mine' ? own : other
  }
  return { draft: mergeValues('', base, mine, theirs, choose) as T, conflicts }
}

type Choose = (path: string, mine: unknown, theirs: unknown) => unknown

function mergeValues(path: string, base: unknown, mine: unknown, theirs: unknown, choose: Choose): unknown {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine
  if (isSame(mine, base)) return theirs
  if (isItemList(base) && isItemList(mine) && isItemList(theirs)) return mergeLists(path, base, mine, theirs, choose)
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return choose(path, mine, theirs)
  const merged = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map(key => {
    const inside = path === '' ? key : `${path}.${key}`
    return [key, mergeValues(inside, base[key], mine[key], theirs[key], choose)] as const
  })
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined))
}

function mergeLists(path: string, base: readonly Item[], mine: readonly Item[], theirs: readonly Item[], choose: Choose): readonly Item[] {
  const [bases, own, others] = [base, mine, theirs].map(list => new Map(list.map(item => [item.id, item])))
  return orderIds(path, base, mine, theirs, choose).flatMap(id => {
    const item = mergeValues(id, bases?.get(id), own?.get(id), others?.get(id), (_, left, right) => choose(id, left, right))
    return item === undefined ? [] : [item as Item]
  })
}

/** The ids of both lists in the order of the side that moved something, new ones after what they followed. */
function orderIds(path: string, base: readonly Item[], mine: readonly Item[], theirs: readonly Item[], choose: Choose): readonly string[] {
  const [inBase, own, others] = [toIds(base), toIds(mine), toIds(theirs)] as const
  const everywhere = (ids: readonly string[]): readonly string[] =>
    ids.filter(id => inBase.includes(id) && own.includes(id) && others.includes(id))
  const hasMoved = (ids: readonly string[]): boolean => !isSame(everywhere(ids), everywhere(inBase))
  const isMine =
    hasMoved(own) && hasMoved(others) && !isSame(everywhere(own), everywhere(others))
      ? choose(path === '' ? 'order' : path, true, false) === true
      : hasMoved(own)
  const [first, second] = isMine ? [own, others] : [others, own]
  const ids = [...first]
  for (const [place, id] of second.entries()) {
    if (ids.includes(id)) continue
    const before = second[place - 1]
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id)
  }
  return ids
}

function toIds(list: readonly Item[]): readonly string[] {
  return list.map(({ id }) => id)
}

function isItemList(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every(one => typeof one === 'object' && one !== null && typeof one.id === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('id' in value)
}

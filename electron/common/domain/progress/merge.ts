import type { Register } from './progress.ts'

/**
 * The union of two copies of a grow-only set of records, sorted by id.
 * Records never change, so of two with one id either will do; the left one is taken.
 */
export function mergeRecords<R extends { readonly id: string }>(left: readonly R[], right: readonly R[]): readonly R[] {
  const byId = new Map([...right, ...left].map(record => [record.id, record]))
  return [...byId.values()].sort((one, other) => compare(one.id, other.id))
}

/**
 * The winner of two copies of a register: the higher counter, then the higher id. Never a clock.
 * An id is given to one write only; of a damaged copy that gave it to two, every copy chooses the same.
 */
export function joinRegisters<T>(left: Register<T>, right: Register<T>): Register<T> {
  if (left.counter !== right.counter) return left.counter > right.counter ? left : right
  if (left.id !== right.id) return compare(left.id, right.id) > 0 ? left : right
  return compare(JSON.stringify(left), JSON.stringify(right)) >= 0 ? left : right
}

/** Two copies of a set of registers, joined name by name. */
export function mergeRegisters<R>(
  left: Readonly<Record<string, R>>,
  right: Readonly<Record<string, R>>,
  join: (left: R, right: R) => R,
): Readonly<Record<string, R>> {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(compare)
  return Object.fromEntries(names.flatMap(name => mergeEntry(name, [findRegister(left, name), findRegister(right, name)], join)))
}

function mergeEntry<R>(
  name: string,
  [left, right]: readonly [R | undefined, R | undefined],
  join: (left: R, right: R) => R,
): readonly (readonly [string, R])[] {
  if (left === undefined) return right === undefined ? [] : [[name, right]]
  return [[name, right === undefined ? left : join(left, right)]]
}

/** The register of a name, safe for names of inherited properties such as `constructor`. */
export function findRegister<R>(registers: Readonly<Record<string, R>>, name: string): R | undefined {
  return Object.hasOwn(registers, name) ? registers[name] : undefined
}

/** A new write to a register: its counter is one higher than the last seen. An undefined `value` leaves a tombstone. */
export function writeRegister<T>(seen: Register<T> | undefined, value: T | undefined, id: string): Register<T> {
  const counter = (seen?.counter ?? 0) + 1
  return value === undefined ? { kind: 'gone', counter, id } : { kind: 'value', value, counter, id }
}

/** By code unit: the same on every machine and in every locale. */
function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

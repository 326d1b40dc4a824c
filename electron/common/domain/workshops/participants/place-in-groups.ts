import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { WORKSHOP_LIMITS } from '#common/domain/workshops/workshop.ts'

export interface GroupPlaces {
  /** The workshop's groups, then those that are new. */
  readonly groups: readonly string[]
  /** Index of each wanted group; undefined: none. */
  readonly places: readonly (number | undefined)[]
  /** Names of groups for which there is no room any more. */
  readonly leftOut: readonly string[]
}

/** Finds the groups that a list names, and creates those that the workshop does not have yet. "2" is also "Group 2". */
export function placeInGroups(groups: readonly string[], wanted: readonly string[]): GroupPlaces {
  const all = [...groups]
  const leftOut = new Set<string>()
  const places = wanted.map(name => {
    if (name === '') return undefined
    const found = findGroup(all, name)
    if (found !== -1) return found
    if (all.length < WORKSHOP_LIMITS.groups) return all.push(name) - 1
    leftOut.add(name)
    return undefined
  })
  return { groups: all, places, leftOut: [...leftOut] }
}

function findGroup(groups: readonly string[], name: string): number {
  const exact = groups.findIndex(group => foldText(group) === foldText(name))
  const number = readNumber(name)
  return exact !== -1 || number === undefined || !isNumber(name) ? exact : groups.findIndex(group => readNumber(group) === number)
}

/** The only number in a name, also in Arabic digits. */
function readNumber(name: string): number | undefined {
  const [digits, ...more] = name.match(/\p{Nd}+/gu) ?? []
  if (digits === undefined || more.length > 0) return undefined
  return Number(digits.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660)))
}

function isNumber(name: string): boolean {
  return /^\p{Nd}+$/u.test(name)
}

import { foldText } from '#common/domain/quizzes/fold-text.ts'

export interface NamedPerson {
  readonly name: string
  readonly organisation: string
}

/**
 * What somebody of a list is to the people before them. `same`: that person. `alike`: perhaps that person, or a namesake. `other`:
 * nobody before them, or a namesake whom the organisation tells apart.
 */
export type Likeness<P extends NamedPerson> = { readonly kind: 'other' } | { readonly kind: 'same' | 'alike'; readonly person: P }

/** People by their names, to find namesakes. */
export class Namesakes<P extends NamedPerson> {
  readonly #byName = new Map<string, P[]>()

  constructor(people: readonly P[]) {
    for (const person of people) this.add(person)
  }

  add(person: P): void {
    const name = foldText(person.name)
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), person])
  }

  compare(person: NamedPerson): Likeness<P> {
    const namesakes = this.#byName.get(foldText(person.name)) ?? []
    const same = namesakes.find(known => isSpelledAlike(known.name, person.name) && isSameText(known.organisation, person.organisation))
    if (same !== undefined) return { kind: 'same', person: same }
    const alike = namesakes.find(known => !isSpelledAlike(known.name, person.name) || !areToldApart(known, person))
    return alike === undefined ? { kind: 'other' } : { kind: 'alike', person: alike }
  }
}

/** Two organisations tell two people apart, not one that is missing. */
export function areToldApart(one: NamedPerson, other: NamedPerson): boolean {
  return one.organisation !== '' && other.organisation !== '' && !isSameText(one.organisation, other.organisation)
}

/** With the same accents: María and Maria may be two people. */
function isSpelledAlike(one: string, other: string): boolean {
  return toPlainCase(one) === toPlainCase(other)
}

function toPlainCase(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function isSameText(one: string, other: string): boolean {
  return foldText(one) === foldText(other)
}

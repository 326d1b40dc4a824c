import { foldText } from '#common/domain/quizzes/fold-text.ts'

/** Marks of direction come along when a name is copied from the screen. */
const FORMAT_MARKS = /\p{Cf}/gu

/** Whether somebody typed a name, which says that they mean this person; capitals, accents and spaces do not matter. */
export function isNameTyped(typed: string, name: string): boolean {
  const [one, other] = [typed, name].map(text => text.replace(FORMAT_MARKS, '').trim()) as [string, string]
  return one === other || (foldText(one) !== '' && foldText(one) === foldText(other))
}

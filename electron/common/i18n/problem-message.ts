import type { Problem } from '#common/domain/shared/content/problem.ts'
import { fillMessage } from './fill-message.ts'
import type { Messages } from './messages.ts'

/** A problem of a course in words. */
export function problemMessage({ code, values }: Pick<Problem, 'code' | 'values'>, { check }: Messages): string {
  return fillMessage(check.problems[code], { ...values, ...wordedValues(values, check) })
}

/** Values that name a word of ours and not of the author's. */
function wordedValues(values: Problem['values'], { forms, differences, tricks }: Messages['check']): Record<string, string> {
  const worded: Record<string, string> = {}
  const { form, what, trick } = values
  if (form !== undefined) worded['form'] = isKeyOf(forms, form) ? forms[form] : form
  if (what !== undefined) worded['what'] = isKeyOf(differences, what) ? differences[what] : what
  if (trick !== undefined) worded['trick'] = isKeyOf(tricks, trick) ? tricks[trick] : trick
  return worded
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key)
}

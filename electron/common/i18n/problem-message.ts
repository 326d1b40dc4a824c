import type { Problem } from '#common/domain/shared/content/problem.ts'
import { fillMessage } from './fill-message.ts'
import type { Messages } from './messages.ts'

/** The message for a problem of a course. */
export function problemMessage({ code, values }: Pick<Problem, 'code' | 'values'>, { check }: Messages): string {
  return fillMessage(check.problems[code], { ...values, ...toWordedValues(values, check) })
}

/** Why a file of a course cannot be read. Without a reason of the disk it is not in UTF-8. */
export function unreadableMessage(reason: string | undefined, { check }: Messages): string {
  return reason === undefined ? check.notUtf8 : fillMessage(check.unreadable, { reason })
}

/** Translates values that are terms of the suite rather than the author's words. */
function toWordedValues(values: Problem['values'], { forms, differences, strategies }: Messages['check']): Record<string, string> {
  const worded: Record<string, string> = {}
  const { form, what, trick } = values
  if (form !== undefined) worded['form'] = isKey(forms, form) ? forms[form] : form
  if (what !== undefined) worded['what'] = isKey(differences, what) ? differences[what] : what
  if (trick !== undefined) worded['trick'] = isKey(strategies, trick) ? strategies[trick] : trick
  return worded
}

function isKey<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key)
}

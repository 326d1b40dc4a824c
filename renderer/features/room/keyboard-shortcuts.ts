/** Keys of the control screen and the projector; ShortcutList shows them. */
export const SHORTCUTS = {
  n: 'next',
  s: 'start',
  p: 'pause',
  v: 'reveal',
  q: 'question',
  c: 'code',
  h: 'help',
  a: 'activity',
  r: 'results',
  b: 'blank',
  f: 'freeze',
  k: 'saveForLater',
  t: 'timer',
  i: 'handDown',
  ArrowLeft: 'slideLeft',
  PageUp: 'slideBack',
  ArrowRight: 'slideRight',
  PageDown: 'slideOn',
  '.': 'blank',
  '1': 'panel1',
  '2': 'panel2',
  '3': 'panel3',
  '4': 'panel4',
  '5': 'panel5',
  '?': 'shortcuts',
  Escape: 'leave',
} as const

export type ShortcutAction = (typeof SHORTCUTS)[keyof typeof SHORTCUTS]

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> & { readonly target: unknown }

/** The action of a key press; undefined: none, or the user is typing. On a non-Latin keyboard layout the physical key counts. */
export function findShortcutAction(event: KeyPress): ShortcutAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTextField(event.target)) return undefined
  const key = event.key.toLowerCase()
  return (
    findAction(event.key) ??
    findAction(key) ??
    (isOtherScript(event.key) ? findAction(findLetter(event.code)) : findAction(findDigit(event.code)))
  )
}

function findAction(key: string): ShortcutAction | undefined {
  return Object.hasOwn(SHORTCUTS, key) ? SHORTCUTS[key as keyof typeof SHORTCUTS] : undefined
}

/** A letter of Arabic, Greek, Cyrillic …, which no shortcut uses. */
function isOtherScript(key: string): boolean {
  return /^[^\p{ASCII}]+$/u.test(key)
}

function findLetter(code: string): string {
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? findDigit(code)
}

/** French keyboard layouts produce digits with Shift only. */
function findDigit(code: string): string {
  return /^Digit(\d)$/.exec(code)?.[1] ?? ''
}

function isTextField(target: unknown): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (/^(input|textarea|select)$/i.test(target.tagName) &&
        !(target instanceof HTMLInputElement && ['checkbox', 'button'].includes(target.type))))
  )
}

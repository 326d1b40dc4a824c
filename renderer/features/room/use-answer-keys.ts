/** What a single key does on the control screen; the same list is shown by `?`. */
export const ROOM_KEYS = {
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
  k: 'park',
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
  '?': 'keys',
  Escape: 'leave',
} as const

export type RoomKey = (typeof ROOM_KEYS)[keyof typeof ROOM_KEYS]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> & { readonly target: unknown }

/** What was asked for by a key; undefined: nothing, or somebody is writing. On a keyboard of other letters the place of the key counts. */
export function roomKeyOf(event: Pressed): RoomKey | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return undefined
  const key = event.key.toLowerCase()
  return known(event.key) ?? known(key) ?? (isOtherScript(event.key) ? known(letterOf(event.code)) : known(digitOf(event.code)))
}

function known(key: string): RoomKey | undefined {
  return Object.hasOwn(ROOM_KEYS, key) ? ROOM_KEYS[key as keyof typeof ROOM_KEYS] : undefined
}

/** Arabic, Greek, Cyrillic: a letter, and none that the list could hold. */
function isOtherScript(key: string): boolean {
  return /^[^\p{ASCII}]+$/u.test(key)
}

function letterOf(code: string): string {
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? digitOf(code)
}

/** French keyboards give digits with the shift key only. */
function digitOf(code: string): string {
  return /^Digit(\d)$/.exec(code)?.[1] ?? ''
}

function isWriting(target: unknown): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (/^(input|textarea|select)$/i.test(target.tagName) &&
        !(target instanceof HTMLInputElement && ['checkbox', 'button'].includes(target.type))))
  )
}

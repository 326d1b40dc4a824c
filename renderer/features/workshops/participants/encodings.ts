/** An encoding of one byte per letter, in which older programs save a table, and the alphabets it is used for. */
export interface Encoding {
  readonly name: string
  readonly decode: (bytes: ArrayBuffer) => string
  readonly alphabets: readonly RegExp[]
}

/** Letters beside a to z, in lower case; and what an alphabet that has them never spells. */
function latin(letters: string, never = '(?!)'): RegExp {
  return new RegExp(`^(?!.*(?:${never}))[a-z${letters}]+$`)
}

const WESTERN = [
  latin('àâæçéèêëîïôœùûüÿ', 'æ$'),
  latin('áéíñóúü'),
  latin('áâãàçéêíóôõú', 'õ(?!e)|ã(?!o|e|s?$)'),
  latin('äöüß'),
  latin('åäöæøé', 'æ$'),
  latin('àèéìíòóù'),
]
const ICELANDIC = latin('áðéíóúýþæö', '^ð')
const CENTRAL = [
  latin('ąćęłńóśźż'),
  latin('áčďéěíňóřšťúůýž'),
  latin('áäčďéíĺľňóôŕšťúýž'),
  latin('áéíóöőúüű'),
  latin('ăâîşţ'),
  latin('čćđšž'),
]
/** The capital İ is two signs in lower case. */
const TURKISH = latin('çğıöşüâî\u0307')
const CYRILLIC = /^[а-яёђѓєѕіїјљњћќўџґ]+$/
const ARABIC = /^[\u0621-\u0652\u067E\u0686\u0688\u0691\u0698\u06A9\u06AF\u06BA\u06BE\u06C1\u06D2\u200C\u200D]+$/

/** The upper half of the DOS code page 850, which no browser reads. */
const DOS_LETTERS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0'

function decodeDos(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), byte => (byte < 0x80 ? String.fromCharCode(byte) : (DOS_LETTERS[byte - 0x80] ?? ''))).join('')
}

function encoding(name: string, alphabets: readonly RegExp[]): Encoding {
  return { name, alphabets, decode: bytes => new TextDecoder(name).decode(bytes) }
}

/** The most frequent first: the first of several that fit alike is chosen. */
export const ENCODINGS: readonly Encoding[] = [
  encoding('windows-1252', [...WESTERN, ICELANDIC]),
  encoding('windows-1256', [ARABIC, ...WESTERN.slice(0, 1)]),
  encoding('macintosh', WESTERN),
  { name: 'DOS 850', alphabets: WESTERN, decode: decodeDos },
  encoding('windows-1250', [...CENTRAL, ...WESTERN.slice(3, 4)]),
  encoding('windows-1254', [TURKISH, ...WESTERN.slice(0, 1)]),
  encoding('windows-1251', [CYRILLIC]),
]

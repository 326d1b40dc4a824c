import type { RoomWifi } from '#common/domain/workshops/workshop.ts'

/** What a phone's camera reads to join a Wi-Fi; undefined: no name was given. */
export function wifiCode({ name, password, hidden }: RoomWifi): string | undefined {
  if (name === '') return undefined
  const key = password === '' ? 'T:nopass;' : 'T:WPA;'
  const secret = password === '' ? '' : `P:${escaped(password)};`
  return `WIFI:${key}S:${escaped(name)};${secret}${hidden ? 'H:true;' : ''};`
}

/** These five part the fields of the code, so they are written with a backslash before them. */
function escaped(text: string): string {
  return text.replace(/[\\;,:"]/g, '\\$&')
}

import type { RoomWifi } from '#common/domain/workshops/workshop.ts'

/** QR code text with which a phone joins the Wi-Fi network; undefined: no network name is given. */
export function toWifiQrText({ name, password, hidden }: RoomWifi): string | undefined {
  if (name === '') return undefined
  const type = password === '' ? 'T:nopass;' : 'T:WPA;'
  const secret = password === '' ? '' : `P:${escapeField(password)};`
  return `WIFI:${type}S:${escapeField(name)};${secret}${hidden ? 'H:true;' : ''};`
}

/** Escapes the characters that separate fields. */
function escapeField(text: string): string {
  return text.replace(/[\\;,:"]/g, '\\$&')
}

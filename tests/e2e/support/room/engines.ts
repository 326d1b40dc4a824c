import { existsSync } from 'node:fs'
import { openChromium } from '#tests/e2e/support/phones/chromium.ts'
import { openChromium70 } from '#tests/e2e/support/phones/chromium-70.ts'
import { openFirefox } from '#tests/e2e/support/phones/firefox.ts'
import { drivePhone, type Phone } from '#tests/e2e/support/phones/phone.ts'
import { ROOM_HOST } from '#tests/e2e/support/serve.ts'
import { openWebKit } from '#tests/e2e/support/phones/webkit.ts'

const RULE = `MAP ${ROOM_HOST} 127.0.0.1`

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox']
const WEBKIT = ['/usr/bin/WebKitWebDriver', '/usr/lib/webkit2gtk-4.1/WebKitWebDriver']

/** A phone of every engine that this machine has, and the names of those it lacks. */
export async function openPhones(): Promise<{ readonly phones: readonly Phone[]; readonly missing: readonly string[] }> {
  const old = process.env['OLD_CHROMIUM_PATH']
  const firefox = FIREFOX.find(existsSync)
  const webkit = process.platform === 'linux' ? WEBKIT.find(existsSync) : undefined
  const makers = [
    { name: 'Chromium', open: () => openChromium('ar', RULE) },
    { name: 'Chromium 70', open: old === undefined || !existsSync(old) ? undefined : () => openChromium70(old, RULE) },
    { name: 'Firefox', open: firefox === undefined ? undefined : () => openFirefox(firefox, ROOM_HOST) },
    { name: 'WebKit', open: webkit === undefined ? undefined : () => openWebKit(webkit, ROOM_HOST) },
  ]
  const engines = await Promise.all(makers.flatMap(({ open }) => (open === undefined ? [] : [open()])))
  return { phones: engines.map(drivePhone), missing: makers.filter(({ open }) => open === undefined).map(({ name }) => name) }
}

import { directionOf, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { wordsOf, type Words } from '#common/i18n/words.ts'
import type { Trouble } from '#main/backend/backend-process.ts'

export type DoctorOutcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'healthy' | 'repaired' | 'not-repaired'; readonly printed: string }
  | { readonly kind: 'failed' }

export interface TroubleView {
  readonly locale: Locale
  readonly trouble: Trouble
  readonly dataFolder: string | undefined
  /** Names of the newest backups, newest first. */
  readonly backups: readonly string[]
  readonly doctor: DoctorOutcome | undefined
}

/** What a button of the page does; it lies at `/shell/<action>`. */
export const TROUBLE_ACTIONS = ['try-again', 'open-there', 'check', 'folder', 'report'] as const
export type TroubleAction = (typeof TROUBLE_ACTIONS)[number]

const STYLE = `:root{color-scheme:light dark;--paper:#FBFAF7;--ink:#16283A;--quiet:#4A5B6C;--line:#E3DFD6;--teal:#0F6E68;--on-teal:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#11181F;--ink:#E8EDF2;--quiet:#A9B7C4;--line:#2A3642;--teal:#5CC4BC;--on-teal:#11181F}}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.6 "Noto Sans","Noto Sans Arabic","Segoe UI",system-ui,sans-serif}
[dir=rtl]{line-height:1.8}main{max-width:38rem;margin:0 auto;padding:4rem 1.5rem}h1{font-size:1.7rem;line-height:1.3;margin:0 0 1rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
p{margin:.5rem 0}.quiet{color:var(--quiet);font-size:.9rem}code,pre{font-family:ui-monospace,monospace;font-size:.85rem;direction:ltr;unicode-bidi:isolate;overflow-wrap:anywhere}
code{display:block;text-align:start;padding:.5rem .75rem;border:1px solid var(--line);border-radius:6px}pre{white-space:pre-wrap;text-align:left}ul{list-style:none;padding:0;margin:0}li{margin:.75rem 0}
a{display:inline-block;padding:.5rem 1rem;border:1px solid var(--teal);border-radius:6px;color:var(--teal);text-decoration:none}a.main{background:var(--teal);color:var(--on-teal)}
a:focus-visible{outline:3px solid var(--teal);outline-offset:3px}[role=status]{border-inline-start:4px solid var(--teal);padding-inline-start:1rem}`

/** A page without script, since whatever failed may have been ours. */
export function troublePage(view: TroubleView): string {
  const words = wordsOf(view.locale).trouble
  const { title, text } = headOf(view.trouble, words)
  return `<!doctype html><html lang="${view.locale}" dir="${directionOf(view.locale)}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escaped(title)}</h1><p>${escaped(text)}</p>${unusableFolder(view.trouble)}${doctorPart(view.doctor, words)}${keptPart(view, words)}
<h2>${escaped(words.next)}</h2><ul>${actionsFor(view, words).join('')}</ul></main></body></html>`
}

function headOf(trouble: Trouble, words: Words['trouble']): { readonly title: string; readonly text: string } {
  if (browserAddress(trouble) !== undefined) return { title: words.inUseTitle, text: words.inBrowserText }
  if (trouble.kind === 'in-use') return { title: words.inUseTitle, text: fillMessage(words.inUseText, { by: isolated(trouble.by) }) }
  if (trouble.kind === 'unusable')
    return { title: words.unusableTitle, text: fillMessage(words.unusableText, { because: isolated(trouble.because) }) }
  return { title: words.stoppedTitle, text: words.stoppedText }
}

/** The address at which browser mode, which has the data open, lets one browser in. */
export function browserAddress(trouble: Trouble): string | undefined {
  return trouble.kind === 'in-use' && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\//.test(trouble.by) ? trouble.by : undefined
}

function unusableFolder(trouble: Trouble): string {
  return trouble.kind === 'unusable' ? `<code>${escaped(trouble.folder)}</code>` : ''
}

function keptPart({ trouble, dataFolder, backups }: TroubleView, words: Words['trouble']): string {
  if (trouble.kind !== 'stopped') return ''
  if (dataFolder === undefined) return `<p>${escaped(words.keptSomewhere)}</p>`
  const list = backups.length === 0 ? `<p>${escaped(words.noBackups)}</p>` : backups.map(name => `<code>${escaped(name)}</code>`).join('')
  return `<p>${escaped(words.kept)}</p><code>${escaped(dataFolder)}</code><h2>${escaped(words.backups)}</h2>${list}`
}

function doctorPart(doctor: DoctorOutcome | undefined, words: Words['trouble']): string {
  if (doctor === undefined) return ''
  if (doctor.kind === 'running') return `<p role="status">${escaped(words.checking)}</p>`
  if (doctor.kind === 'failed') return `<p role="status">${escaped(words.checkFailed)}</p>`
  const said = { healthy: words.healthy, repaired: words.repaired, 'not-repaired': words.notRepaired }[doctor.kind]
  return `<div role="status"><p>${escaped(said)}</p><details><summary>${escaped(words.details)}</summary><pre>${escaped(doctor.printed)}</pre></details></div>`
}

function actionsFor({ trouble, dataFolder }: TroubleView, words: Words['trouble']): readonly string[] {
  const tryAgain = button('try-again', words.tryAgain, '', 'main')
  const report = button('report', words.saveReport, words.saveReportWhy)
  if (browserAddress(trouble) !== undefined)
    return [button('open-there', words.openThere, '', 'main'), button('try-again', words.tryAgain), report]
  if (trouble.kind !== 'stopped') return [tryAgain, report]
  const folder = dataFolder === undefined ? [] : [button('folder', words.openFolder)]
  return [tryAgain, button('check', words.checkData, words.checkDataWhy), ...folder, report]
}

function button(action: TroubleAction, label: string, why = '', kind = ''): string {
  const reason = why === '' ? '' : `<p class="quiet">${escaped(why)}</p>`
  return `<li><a class="${kind}" href="/shell/${action}">${escaped(label)}</a>${reason}</li>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

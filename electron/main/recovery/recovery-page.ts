import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage, isolated } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import type { BackendFailure } from '#main/backend/backend-process.ts'

export type DoctorOutcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'healthy' | 'repaired' | 'not-repaired'; readonly printed: string }
  | { readonly kind: 'failed' }

export interface RecoveryPageInput {
  readonly locale: Locale
  readonly failure: BackendFailure
  readonly dataFolder: string | undefined
  /** Names of the newest backups, newest first. */
  readonly backups: readonly string[]
  readonly doctor: DoctorOutcome | undefined
}

/** What a button of the page does; its address is `/shell/<action>`. */
export const RECOVERY_ACTIONS = ['try-again', 'open-there', 'check', 'folder', 'report'] as const
export type RecoveryAction = (typeof RECOVERY_ACTIONS)[number]

const STYLE = `:root{color-scheme:light dark;--paper:#FBFAF7;--ink:#16283A;--quiet:#4A5B6C;--line:#E3DFD6;--teal:#0F6E68;--on-teal:#fff}
@media(prefers-color-scheme:dark){:root{--paper:#11181F;--ink:#E8EDF2;--quiet:#A9B7C4;--line:#2A3642;--teal:#5CC4BC;--on-teal:#11181F}}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.6 "Noto Sans","Noto Sans Arabic","Segoe UI",system-ui,sans-serif}
[dir=rtl]{line-height:1.8}main{max-width:38rem;margin:0 auto;padding:4rem 1.5rem}h1{font-size:1.7rem;line-height:1.3;margin:0 0 1rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
p{margin:.5rem 0}.quiet{color:var(--quiet);font-size:.9rem}code,pre{font-family:ui-monospace,monospace;font-size:.85rem;direction:ltr;unicode-bidi:isolate;overflow-wrap:anywhere}
code{display:block;text-align:start;padding:.5rem .75rem;border:1px solid var(--line);border-radius:6px}pre{white-space:pre-wrap;text-align:left}ul{list-style:none;padding:0;margin:0}li{margin:.75rem 0}
a{display:inline-block;padding:.5rem 1rem;border:1px solid var(--teal);border-radius:6px;color:var(--teal);text-decoration:none}a.main{background:var(--teal);color:var(--on-teal)}
a:focus-visible{outline:3px solid var(--teal);outline-offset:3px}[role=status]{border-inline-start:4px solid var(--teal);padding-inline-start:1rem}`

/** A page without scripts: whatever failed may have been ours. */
export function recoveryPage(view: RecoveryPageInput): string {
  const messages = messagesFor(view.locale).recovery
  const { title, text } = headingFor(view.failure, messages)
  return `<!doctype html><html lang="${view.locale}" dir="${getDirection(view.locale)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${folderIfUnusable(view.failure)}${doctorSection(view.doctor, messages)}${dataSection(view, messages)}
<h2>${escapeHtml(messages.next)}</h2><ul>${actionButtons(view, messages).join('')}</ul></main></body></html>`
}

function headingFor(failure: BackendFailure, messages: Messages['recovery']): { readonly title: string; readonly text: string } {
  if (browserAddress(failure) !== undefined) return { title: messages.inUseTitle, text: messages.inBrowserText }
  if (failure.kind === 'in-use') return { title: messages.inUseTitle, text: fillMessage(messages.inUseText, { by: isolated(failure.by) }) }
  if (failure.kind === 'unusable')
    return { title: messages.unusableTitle, text: fillMessage(messages.unusableText, { because: isolated(failure.because) }) }
  return { title: messages.stoppedTitle, text: messages.stoppedText }
}

/** The sign-in address of browser mode, if that is what has the data folder open. */
export function browserAddress(failure: BackendFailure): string | undefined {
  return failure.kind === 'in-use' && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\//.test(failure.by) ? failure.by : undefined
}

function folderIfUnusable(failure: BackendFailure): string {
  return failure.kind === 'unusable' ? `<code>${escapeHtml(failure.folder)}</code>` : ''
}

function dataSection({ failure, dataFolder, backups }: RecoveryPageInput, messages: Messages['recovery']): string {
  if (failure.kind !== 'stopped') return ''
  if (dataFolder === undefined) return `<p>${escapeHtml(messages.keptSomewhere)}</p>`
  const list =
    backups.length === 0 ? `<p>${escapeHtml(messages.noBackups)}</p>` : backups.map(name => `<code>${escapeHtml(name)}</code>`).join('')
  return `<p>${escapeHtml(messages.kept)}</p><code>${escapeHtml(dataFolder)}</code><h2>${escapeHtml(messages.backups)}</h2>${list}`
}

function doctorSection(doctor: DoctorOutcome | undefined, messages: Messages['recovery']): string {
  if (doctor === undefined) return ''
  if (doctor.kind === 'running') return `<p role="status">${escapeHtml(messages.checking)}</p>`
  if (doctor.kind === 'failed') return `<p role="status">${escapeHtml(messages.checkFailed)}</p>`
  const said = { healthy: messages.healthy, repaired: messages.repaired, 'not-repaired': messages.notRepaired }[doctor.kind]
  return `<div role="status"><p>${escapeHtml(said)}</p><details><summary>${escapeHtml(messages.details)}</summary><pre>${escapeHtml(doctor.printed)}</pre></details></div>`
}

function actionButtons({ failure, dataFolder }: RecoveryPageInput, messages: Messages['recovery']): readonly string[] {
  const tryAgain = button('try-again', messages.tryAgain, '', 'main')
  const report = button('report', messages.saveReport, messages.saveReportWhy)
  if (browserAddress(failure) !== undefined)
    return [button('open-there', messages.openThere, '', 'main'), button('try-again', messages.tryAgain), report]
  if (failure.kind !== 'stopped') return [tryAgain, report]
  const folder = dataFolder === undefined ? [] : [button('folder', messages.openFolder)]
  return [tryAgain, button('check', messages.checkData, messages.checkDataWhy), ...folder, report]
}

function button(action: RecoveryAction, label: string, why = '', kind = ''): string {
  const reason = why === '' ? '' : `<p class="quiet">${escapeHtml(why)}</p>`
  return `<li><a class="${kind}" href="/shell/${action}">${escapeHtml(label)}</a>${reason}</li>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

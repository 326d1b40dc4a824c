import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { CHANNEL, type DocumentToSave, type PackToSave, type SaveOutcome } from '#common/contract/desktop.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { THEMES, type Theme } from '#common/domain/settings/settings.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { isOurs } from './security.ts'

/** What a page of ours may ask of the shell. */
export interface BridgeHandlers {
  readonly hello: (window: BrowserWindow) => void
  readonly saveDocument: (window: BrowserWindow, document: DocumentToSave) => Promise<SaveOutcome>
  readonly savePack: (window: BrowserWindow, pack: PackToSave) => Promise<SaveOutcome>
  readonly chooseFolder: (window: BrowserWindow) => Promise<string | undefined>
  readonly openProjector: () => void
  readonly setLocale: (locale: Locale) => void
  readonly setTheme: (theme: Theme) => void
}

/** The only user of ipcMain: hears the main frame of a window that shows a page of ours, and nobody else. */
export function openBridge(handlers: BridgeHandlers): void {
  hear(CHANNEL.hello, window => handlers.hello(window))
  hear(CHANNEL.openProjector, () => handlers.openProjector())
  hear(CHANNEL.setLocale, (_window, given) => {
    const locale = LOCALES.find(known => known === given)
    if (locale !== undefined) handlers.setLocale(locale)
  })
  hear(CHANNEL.setTheme, (_window, given) => {
    const theme = THEMES.find(known => known === given)
    if (theme !== undefined) handlers.setTheme(theme)
  })
  ipcMain.handle(CHANNEL.saveDocument, (event, given: unknown) => {
    const window = trustedWindow(event)
    if (window === undefined || !isDocument(given)) throw new Error('Refused')
    return handlers.saveDocument(window, given)
  })
  ipcMain.handle(CHANNEL.savePack, (event, given: unknown) => {
    const window = trustedWindow(event)
    if (window === undefined || !isPack(given)) throw new Error('Refused')
    return handlers.savePack(window, given)
  })
  ipcMain.handle(CHANNEL.chooseFolder, event => {
    const window = trustedWindow(event)
    if (window === undefined) throw new Error('Refused')
    return handlers.chooseFolder(window)
  })
}

function hear(channel: string, listener: (window: BrowserWindow, given: unknown) => void): void {
  ipcMain.on(channel, (event, given: unknown) => {
    const window = trustedWindow(event)
    if (window !== undefined) listener(window, given)
  })
}

function trustedWindow(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | undefined {
  const { senderFrame, sender } = event
  if (senderFrame === null || senderFrame !== sender.mainFrame || !isOurs(senderFrame.url)) return undefined
  return BrowserWindow.fromWebContents(sender) ?? undefined
}

function isDocument(given: unknown): given is DocumentToSave {
  if (typeof given !== 'object' || given === null) return false
  const { fileName, base64 } = given as Partial<Record<keyof DocumentToSave, unknown>>
  return typeof fileName === 'string' && typeof base64 === 'string'
}

function isPack(given: unknown): given is PackToSave {
  if (typeof given !== 'object' || given === null) return false
  const { courseId, fileName } = given as Partial<Record<keyof PackToSave, unknown>>
  return typeof courseId === 'string' && isCourseId(courseId) && typeof fileName === 'string'
}

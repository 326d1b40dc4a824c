import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { CHANNEL, type DocumentToSave, type PackToSave, type SaveOutcome } from '#common/contract/desktop.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { THEMES, type Theme } from '#common/domain/settings/settings.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { isSuiteAddress } from './security.ts'

/** What one of our pages may ask of the shell. */
export interface BridgeHandlers {
  readonly pageReady: (window: BrowserWindow) => void
  readonly saveDocument: (window: BrowserWindow, document: DocumentToSave) => Promise<SaveOutcome>
  readonly savePack: (window: BrowserWindow, pack: PackToSave) => Promise<SaveOutcome>
  readonly chooseFolder: (window: BrowserWindow) => Promise<string | undefined>
  readonly openProjector: () => void
  readonly setLocale: (locale: Locale) => void
  readonly setTheme: (theme: Theme) => void
}

/** The only user of ipcMain: accepts messages only from the main frame of a window that shows one of our pages. */
export function listenToPages(handlers: BridgeHandlers): void {
  listen(CHANNEL.hello, window => handlers.pageReady(window))
  listen(CHANNEL.openProjector, () => handlers.openProjector())
  listen(CHANNEL.setLocale, (_window, given) => {
    const locale = LOCALES.find(candidate => candidate === given)
    if (locale !== undefined) handlers.setLocale(locale)
  })
  listen(CHANNEL.setTheme, (_window, given) => {
    const theme = THEMES.find(candidate => candidate === given)
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

function listen(channel: string, listener: (window: BrowserWindow, given: unknown) => void): void {
  ipcMain.on(channel, (event, given: unknown) => {
    const window = trustedWindow(event)
    if (window !== undefined) listener(window, given)
  })
}

function trustedWindow(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | undefined {
  const { senderFrame, sender } = event
  if (senderFrame === null || senderFrame !== sender.mainFrame || !isSuiteAddress(senderFrame.url)) return undefined
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

import { dirname, extname, join } from 'node:path'
import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron'
import type { DocumentToSave, PackToSave, SaveOutcome } from '#common/contract/desktop.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import type { Messages } from '#common/i18n/messages.ts'
import { sanitizeFileName } from './sanitize-file-name.ts'
import type { ShellStateStore } from './shell-state.ts'
import { errorCode, writeFileAtomic } from './write-file-atomic.ts'

/** Asks where to save, starting in the last folder used, and writes the document. */
export async function saveDocument(
  window: BrowserWindow,
  document: DocumentToSave,
  words: Messages['dialogs'],
  state: ShellStateStore,
): Promise<SaveOutcome> {
  const name = sanitizeFileName(document.fileName)
  const kind = extname(name) === '.pdf' ? { name: words.pdfDocument, extensions: ['pdf'] } : { name: words.anyFile, extensions: ['*'] }
  return askAndWrite(window, { title: words.saveTitle, name, filters: [kind] }, Buffer.from(document.base64, 'base64'), words, state)
}

export async function saveReport(window: BrowserWindow, report: string, words: Messages['dialogs'], state: ShellStateStore): Promise<void> {
  const filters = [{ name: words.textFile, extensions: ['txt'] }]
  const outcome = await askAndWrite(window, { title: words.reportTitle, name: `${words.reportName}.txt`, filters }, report, words, state)
  if (outcome.kind !== 'failed') return
  const message = fillMessage(words.reportFailed, { because: outcome.because })
  await dialog.showMessageBox(window, { type: 'error', message, buttons: [words.close] })
}

/** Asks where to save, then lets the backend write the pack. `write` resolves with an error code, or undefined on success. */
export async function savePack(
  window: BrowserWindow,
  pack: PackToSave,
  write: (courseId: string, path: string) => Promise<string | undefined>,
  words: Messages['dialogs'],
  state: ShellStateStore,
): Promise<SaveOutcome> {
  const filters = [{ name: words.coursePack, extensions: ['jmdipack'] }]
  const path = await askWhere(window, { title: words.savePackTitle, name: sanitizeFileName(pack.fileName), filters }, words, state)
  if (path === undefined) return { kind: 'cancelled' }
  const because = await write(pack.courseId, path)
  if (because !== undefined) return { kind: 'failed', because }
  state.change({ saveFolder: dirname(path) })
  return { kind: 'saved', path }
}

/** Undefined if cancelled. */
export async function chooseFolder(window: BrowserWindow, words: Messages['dialogs']): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseFolderTitle,
    buttonLabel: words.chooseFolderButton,
    properties: ['openDirectory'],
  })
  return canceled ? undefined : filePaths[0]
}

interface Question {
  readonly title: string
  readonly name: string
  readonly filters: Electron.FileFilter[]
}

async function askAndWrite(
  window: BrowserWindow,
  question: Question,
  content: string | Uint8Array,
  words: Messages['dialogs'],
  state: ShellStateStore,
): Promise<SaveOutcome> {
  const filePath = await askWhere(window, question, words, state)
  if (filePath === undefined) return { kind: 'cancelled' }
  try {
    writeFileAtomic(filePath, content)
  } catch (error) {
    return { kind: 'failed', because: errorCode(error) }
  }
  state.change({ saveFolder: dirname(filePath) })
  return { kind: 'saved', path: filePath }
}

/** Undefined if cancelled. */
async function askWhere(
  window: BrowserWindow,
  { title, name, filters }: Question,
  words: Messages['dialogs'],
  state: ShellStateStore,
): Promise<string | undefined> {
  const defaultPath = join(state.read().saveFolder ?? app.getPath('documents'), name)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    buttonLabel: words.saveButton,
    defaultPath,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? undefined : filePath
}

/** Shows where a web link leads and opens it only after a yes. */
export async function offerToOpenAddress(window: BrowserWindow | null, address: string, words: Messages['dialogs']): Promise<void> {
  if (window === null || !/^https?:\/\//.test(address)) return
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.openAddress,
    detail: fillMessage(words.openAddressDetail, { address: new URL(address).href }),
    buttons: [words.openInBrowser, words.copyAddress, words.cancel],
    defaultId: 2,
    cancelId: 2,
  })
  if (response === 0) await shell.openExternal(new URL(address).href)
  if (response === 1) await clipboard.writeText(new URL(address).href)
}

export async function showAbout(window: BrowserWindow, words: Messages['dialogs']): Promise<void> {
  const detail = `${fillMessage(words.version, { version: app.getVersion() })}\n\n${words.aboutDetail}`
  await dialog.showMessageBox(window, { type: 'info', title: 'JMDI Suite', message: 'JMDI Suite', detail, buttons: [words.close] })
}

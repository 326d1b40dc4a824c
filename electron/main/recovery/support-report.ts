import { readFileSync, readdirSync, statSync } from 'node:fs'
import { homedir, release, userInfo } from 'node:os'
import { join } from 'node:path'

const LOG_FILES = 3
const MOST_BYTES = 200_000

export interface SupportReportInput {
  readonly appVersion: string
  readonly shellLog: string
  /** Folder of the backend's log; undefined if it never started. */
  readonly logFolder: string | undefined
}

/** Versions and logs, without user and folder names. */
export function writeSupportReport({ appVersion, shellLog, logFolder }: SupportReportInput): string {
  const { electron, chrome, node } = process.versions
  const versions = `JMDI Suite ${appVersion}\nElectron ${electron}, Chromium ${chrome}, Node ${node}\n${process.platform} ${process.arch} ${release()}`
  const logs = logFolder === undefined ? [] : newestLogs(logFolder).map(({ name, text }) => `--- ${name}\n${text}`)
  return removeNames([versions, `--- shell\n${shellLog}`, ...logs].join('\n\n'))
}

function newestLogs(folder: string): readonly { readonly name: string; readonly text: string }[] {
  try {
    return readdirSync(folder)
      .map(name => ({ name, file: join(folder, name) }))
      .filter(({ file }) => statSync(file).isFile())
      .sort((one, other) => statSync(other.file).mtimeMs - statSync(one.file).mtimeMs)
      .slice(0, LOG_FILES)
      .map(({ name, file }) => ({ name, text: readFileSync(file, 'utf8').slice(-MOST_BYTES) }))
  } catch {
    return []
  }
}

function removeNames(text: string): string {
  const { username } = userInfo()
  const withoutHome = text.replaceAll(homedir(), '~').replaceAll(JSON.stringify(homedir()).slice(1, -1), '~')
  return username.length < 3 ? withoutHome : withoutHome.replaceAll(username, '…')
}

import { readFileSync, readdirSync, statSync } from 'node:fs'
import { homedir, release, userInfo } from 'node:os'
import { join } from 'node:path'

const LOG_FILES = 3
const MOST_BYTES = 200_000

export interface ReportParts {
  readonly appVersion: string
  readonly shellLog: string
  /** Where the backend keeps its log; undefined when it never said. */
  readonly logFolder: string | undefined
}

/** What helps to find a fault: versions and logs, without the name of the person or of their folders. */
export function writeReport({ appVersion, shellLog, logFolder }: ReportParts): string {
  const { electron, chrome, node } = process.versions
  const versions = `JMDI Suite ${appVersion}\nElectron ${electron}, Chromium ${chrome}, Node ${node}\n${process.platform} ${process.arch} ${release()}`
  const logs = logFolder === undefined ? [] : newestLogs(logFolder).map(({ name, text }) => `--- ${name}\n${text}`)
  return withoutNames([versions, `--- shell\n${shellLog}`, ...logs].join('\n\n'))
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

function withoutNames(text: string): string {
  const { username } = userInfo()
  const withoutHome = text.replaceAll(homedir(), '~').replaceAll(JSON.stringify(homedir()).slice(1, -1), '~')
  return username.length < 3 ? withoutHome : withoutHome.replaceAll(username, '…')
}

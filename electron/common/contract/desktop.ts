import type { Theme } from '#common/domain/settings/settings.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** What Electron's main process says to the backend, its utility process, over `process.parentPort`. */
export type MainToBackend =
  | BackendStart
  /** A window's end of its link comes with it as the one transferred port. The same id again: the window was loaded anew, its old port is dead. */
  | { readonly t: 'port'; readonly windowId: number }
  /** Finish what is being written, answer `closed`, exit 0. */
  | { readonly t: 'close' }
  /** A picture of a course, wanted by a page; `path` is the address's path (`/files/…`), still encoded. */
  | { readonly t: 'file'; readonly n: number; readonly path: string }
  /** Write a course as a pack to the path that a person chose in the shell's own dialog. */
  | { readonly t: 'pack'; readonly n: number; readonly courseId: string; readonly path: string }

/** The first message, once in the life of a backend. Paths are absolute. */
export interface BackendStart {
  readonly t: 'start'
  /** From `--data`, else JMDI_DATA, else the portable folder; undefined: where the backend keeps data by default. */
  readonly dataFolder: string | undefined
  readonly coursesFolder: string
  /** Language of the operating system, for whatever is said before a learner is chosen. */
  readonly systemLocale: Locale
  readonly appVersion: string
}

export type BackendToMain =
  /** Ports are answered from now on; before, they wait. */
  | { readonly t: 'ready'; readonly dataFolder: string; readonly logFolder: string }
  /** Another program has the data folder open; the backend exits 0 after this. */
  | { readonly t: 'in-use'; readonly by: string }
  /** The data folder cannot be used at all (read-only, no space, not ours); the backend exits 0 after this. */
  | { readonly t: 'unusable'; readonly folder: string; readonly because: string }
  | { readonly t: 'closed' }
  /** Another start of the suite on the same data folder: the window comes to the front. */
  | { readonly t: 'show' }
  /** The language of the interface became known or changed: menu and dialogs follow. */
  | { readonly t: 'locale'; readonly locale: Locale }
  /** While a room is open the machine stays awake; when it closes, the projector's window goes. */
  | { readonly t: 'room-open'; readonly open: boolean }
  | {
      readonly t: 'file'
      readonly n: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    }
  /** `because` is a code of the file system; undefined: the pack is written. */
  | { readonly t: 'pack'; readonly n: number; readonly because: string | undefined }

/** What the page posts to itself once it listens for ports; the preload hears it. */
export interface PortWantedMessage {
  readonly jmdi: 'port-wanted'
}

/** What the preload posts to the page, with one port: when it is wanted, and again whenever the backend was restarted. */
export interface PortMessage {
  readonly jmdi: 'port'
}

/** Where a deep link or the menu leads. */
export type Destination =
  | { readonly kind: 'lesson'; readonly courseId: string; readonly lessonId: string }
  | { readonly kind: 'library' }
  | { readonly kind: 'settings' }

export interface DocumentToSave {
  /** Proposed name; a path in it is ignored. */
  readonly fileName: string
  readonly base64: string
}

export interface PackToSave {
  readonly courseId: string
  /** Proposed name; a path in it is ignored. */
  readonly fileName: string
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** `because` is a code of the file system, such as EACCES or ENOSPC. */
  | { readonly kind: 'failed'; readonly because: string }

/** `window.native`: there in a desktop window, undefined in a browser. Ports come as a PortMessage, not through it. */
export interface NativeBridge {
  readonly host: 'electron'
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Asks where, then writes; the file is whole or not there. */
  readonly saveDocument: (document: DocumentToSave) => Promise<SaveOutcome>
  /** Asks where; the backend then writes the course there, so that no large file passes through the page. */
  readonly savePack: (pack: PackToSave) => Promise<SaveOutcome>
  /** The system's own dialog for a folder; undefined: the person thought better of it. */
  readonly chooseFolder: () => Promise<string | undefined>
  /** The wall in a window of its own, full screen on the second display where there is one; open already: it comes to the front. */
  readonly openProjector: () => void
  /** One listener; what came before it is given to it at once. Returns what ends it. */
  readonly onNavigate: (listener: (destination: Destination) => void) => () => void
  /** Menu and dialogs follow at once; call it whenever the interface's language changes. */
  readonly setLocale: (locale: Locale) => void
  readonly setTheme: (theme: Theme) => void
}

/** Names of what passes between the preload and the main process. */
export const CHANNEL = {
  /** preload → main: a page was loaded and wants a port. */
  hello: 'jmdi:hello',
  /** main → preload, with one port. */
  port: 'jmdi:port',
  navigate: 'jmdi:navigate',
  saveDocument: 'jmdi:save-document',
  savePack: 'jmdi:save-pack',
  chooseFolder: 'jmdi:choose-folder',
  openProjector: 'jmdi:open-projector',
  setLocale: 'jmdi:set-locale',
  setTheme: 'jmdi:set-theme',
} as const

import type { Theme } from '#common/domain/settings/settings.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** From Electron's main process to the backend, a utility process, over `process.parentPort`. */
export type MainToBackend =
  | BackendStart
  /** Transfers one port, the window's end of its link. The same id again: the window was reloaded and its old port is dead. */
  | { readonly t: 'port'; readonly windowId: number }
  /** Finish pending writes, answer `closed`, exit 0. */
  | { readonly t: 'close' }
  /** A page requests a picture or recording of a course; `path`: the URL's path (`/files/…`), still encoded; `range`: the header. */
  | { readonly t: 'file'; readonly n: number; readonly path: string; readonly range: string | undefined }
  /** Write a course as a pack to the path chosen in the save dialog. */
  | { readonly t: 'pack'; readonly n: number; readonly courseId: string; readonly path: string }

/** The first message, sent once. Paths are absolute. */
export interface BackendStart {
  readonly t: 'start'
  /** From `--data`, else JMDI_DATA, else the portable folder; undefined: the backend's default. */
  readonly dataFolder: string | undefined
  /** From `--data`, else JMDI_DATA: such a folder also holds the courses that are written. */
  readonly namedDataFolder: string | undefined
  readonly coursesFolder: string
  /** Language of the operating system, used until a learner is chosen. */
  readonly systemLocale: Locale
  readonly appVersion: string
}

export type BackendToMain =
  /** Ports are served from now on. */
  | { readonly t: 'ready'; readonly dataFolder: string; readonly logFolder: string }
  /** Another process uses the data folder; the backend exits 0 after this. */
  | { readonly t: 'in-use'; readonly by: string }
  /** The data folder cannot be used (read-only, full, not ours); the backend exits 0 after this. */
  | { readonly t: 'unusable'; readonly folder: string; readonly because: string }
  | { readonly t: 'closed' }
  /** The suite was started again on the same data folder: bring the window to the front. */
  | { readonly t: 'show' }
  /** The interface language is known or changed: update menu and dialogs. */
  | { readonly t: 'locale'; readonly locale: Locale }
  /** Keep the computer awake while a room is open; close the projector window when it closes. */
  | { readonly t: 'room-open'; readonly open: boolean }
  | {
      readonly t: 'file'
      readonly n: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    }
  /** `because`: a file system error code; undefined: the pack was written. */
  | { readonly t: 'pack'; readonly n: number; readonly because: string | undefined }

/** Posted by the page to itself once it listens for ports; the preload receives it. */
export interface PortWantedMessage {
  readonly jmdi: 'port-wanted'
}

/** Posted by the preload to the page with one port: on request, and after each restart of the backend. */
export interface PortMessage {
  readonly jmdi: 'port'
}

/** Where a deep link or the menu leads. */
export type Destination =
  | { readonly kind: 'lesson'; readonly courseId: string; readonly lessonId: string }
  | { readonly kind: 'library' }
  | { readonly kind: 'settings' }

export interface DocumentToSave {
  /** Proposed name; any path in it is ignored. */
  readonly fileName: string
  readonly base64: string
}

export interface PackToSave {
  readonly courseId: string
  /** Proposed name; any path in it is ignored. */
  readonly fileName: string
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  /** `because`: a file system error code, such as EACCES or ENOSPC. */
  | { readonly kind: 'failed'; readonly because: string }

/** `window.native` in a desktop window; undefined in a browser. Ports come as a PortMessage, not through it. */
export interface NativeBridge {
  readonly host: 'electron'
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Asks for a path, then writes the file atomically. */
  readonly saveDocument: (document: DocumentToSave) => Promise<SaveOutcome>
  /** Asks for a path; the backend writes the pack, so that no large file passes through the page. */
  readonly savePack: (pack: PackToSave) => Promise<SaveOutcome>
  /** Shows the system's folder dialog; undefined: it was cancelled. */
  readonly chooseFolder: () => Promise<string | undefined>
  /** Opens the projector window, full screen on a second display if there is one, or brings it to the front. */
  readonly openProjector: () => void
  /** One listener; a destination that came before it is passed at once. Returns the function that removes it. */
  readonly onNavigate: (listener: (destination: Destination) => void) => () => void
  /** Updates menu and dialogs; to be called whenever the interface language changes. */
  readonly setLocale: (locale: Locale) => void
  readonly setTheme: (theme: Theme) => void
}

/** IPC channels between the preload and the main process. */
export const CHANNEL = {
  /** preload → main: a page was loaded and requests a port. */
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

import { join } from 'node:path'

/** Where the built parts lie. */
export interface BackendPaths {
  readonly coursesFolder: string
  readonly rendererFolder: string
  /** The participant's page. */
  readonly participantFolder: string
  readonly documentsFolder: string
  readonly typstWorkerFile: string
  readonly backupWorkerFile: string
}

/** From the folder of the running entry, `dist/electron/backend`; courses lie beside `dist`, in a package where the shell says. */
export function backendPaths(entryFolder: string, coursesFolder: string = join(entryFolder, '../../../courses')): BackendPaths {
  return {
    coursesFolder,
    rendererFolder: join(entryFolder, '../../renderer'),
    participantFolder: join(entryFolder, '../../participant'),
    documentsFolder: join(entryFolder, '../documents'),
    typstWorkerFile: join(entryFolder, 'typst-worker.mjs'),
    backupWorkerFile: join(entryFolder, 'backup-worker.mjs'),
  }
}

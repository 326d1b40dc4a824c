import type { KeptSettings } from '#common/domain/settings/settings.ts'
import { SETTINGS_PATH } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { settingsKind } from '#backend/storage/kinds/settings.kind.ts'

/** What belongs to the machine. */
export interface SettingsRepository {
  /** The settings, made with a new device id when there are none. */
  readonly read: () => Promise<KeptSettings>
  /** @returns the settings as they are now; the device id never changes */
  readonly change: (change: (settings: KeptSettings) => KeptSettings) => Promise<KeptSettings>
}

export function createSettingsRepository(store: DocumentStore, newId: () => string): SettingsRepository {
  const documents = store.documents(settingsKind)

  async function read(): Promise<KeptSettings> {
    return (await documents.read(SETTINGS_PATH)) ?? change(settings => settings)
  }

  async function change(make: (settings: KeptSettings) => KeptSettings): Promise<KeptSettings> {
    const first = firstSettings(newId())
    const settings = await documents.change(SETTINGS_PATH, draft => (draft === undefined ? madeFrom(first, make) : madeFrom(draft, make)))
    return settings ?? first
  }

  return { read, change }
}

/** A change that gives back what it got leaves the file alone, unless there is none yet. */
function madeFrom(before: KeptSettings, make: (settings: KeptSettings) => KeptSettings): KeptSettings {
  const made = make(before)
  return made.deviceId === before.deviceId ? made : { ...made, deviceId: before.deviceId }
}

function firstSettings(deviceId: string): KeptSettings {
  const issuer = { organisation: '', signatoryName: '', signatoryTitle: '', place: '' }
  return { locale: undefined, theme: 'system', lastLearnerId: undefined, issuer, paper: 'a4', deviceId, facilitator: undefined }
}

import type { SettingsRecord } from '#common/domain/settings/settings.ts'
import { SETTINGS_PATH } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { settingsKind } from '#backend/storage/kinds/settings.kind.ts'

/** The settings of this machine. */
export interface SettingsRepository {
  /** Creates the settings with a new device id when there are none. */
  readonly read: () => Promise<SettingsRecord>
  /** @returns the settings as they are now; the device id never changes */
  readonly change: (change: (settings: SettingsRecord) => SettingsRecord) => Promise<SettingsRecord>
}

export function createSettingsRepository(store: DocumentStore, newId: () => string): SettingsRepository {
  const documents = store.documents(settingsKind)

  async function read(): Promise<SettingsRecord> {
    return (await documents.read(SETTINGS_PATH)) ?? change(settings => settings)
  }

  async function change(make: (settings: SettingsRecord) => SettingsRecord): Promise<SettingsRecord> {
    const defaults = createDefaultSettings(newId())
    const settings = await documents.change(SETTINGS_PATH, draft =>
      draft === undefined ? applyChange(defaults, make) : applyChange(draft, make),
    )
    return settings ?? defaults
  }

  return { read, change }
}

/** A change that returns its argument does not write the file, unless there is none yet. */
function applyChange(before: SettingsRecord, make: (settings: SettingsRecord) => SettingsRecord): SettingsRecord {
  const changed = make(before)
  return changed.deviceId === before.deviceId ? changed : { ...changed, deviceId: before.deviceId }
}

function createDefaultSettings(deviceId: string): SettingsRecord {
  const issuer = { organisation: '', signatoryName: '', signatoryTitle: '', place: '' }
  return { locale: undefined, theme: 'system', lastLearnerId: undefined, issuer, paper: 'a4', deviceId, facilitator: undefined }
}

/** What the owner of the machine may set about the room server. */
export interface RoomServerSettings {
  /** Address to listen on; `0.0.0.0`: all of them. */
  readonly host: string
  /** The only port to try; undefined: the first of the usual ones that is free. */
  readonly port: number | undefined
  /** Names by which the network knows this machine, beside its addresses. */
  readonly names: readonly string[]
  readonly participantFolder: string
}

const ALL_ADDRESSES = '0.0.0.0'

/**
 * Reads the settings from the environment: `JMDI_HUB_HOST` is the one address to listen on, `JMDI_HUB_PORT` the one port,
 * `JMDI_HUB_NAMES` (separated by commas) the names by which the network knows this machine.
 */
export function readRoomServerSettings(
  participantFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): RoomServerSettings {
  const port = Number(environment['JMDI_HUB_PORT'] ?? '')
  const isPort = environment['JMDI_HUB_PORT'] !== undefined && Number.isInteger(port) && port >= 0 && port < 65_536
  const names = (environment['JMDI_HUB_NAMES'] ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '')
  return { participantFolder, host: environment['JMDI_HUB_HOST'] ?? ALL_ADDRESSES, port: isPort ? port : undefined, names }
}

/** The one address that can be given to phones; undefined: all that the machine has. */
export function findFixedAddress({ host }: Pick<RoomServerSettings, 'host'>): string | undefined {
  return host === ALL_ADDRESSES ? undefined : host
}

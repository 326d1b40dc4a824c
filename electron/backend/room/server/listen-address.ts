import type { RoomDoorPlace } from './room-server.ts'

const EVERY_ADDRESS = '0.0.0.0'

/**
 * Where rooms are opened. A machine's owner may say otherwise: `JMDI_HUB_HOST` names the one address to listen on,
 * `JMDI_HUB_PORT` the one port, `JMDI_HUB_NAMES` (with commas) names by which the network knows this machine.
 */
export function roomPlace(participantFolder: string, environment: Readonly<Record<string, string | undefined>>): RoomDoorPlace {
  const port = Number(environment['JMDI_HUB_PORT'] ?? '')
  const isPort = environment['JMDI_HUB_PORT'] !== undefined && Number.isInteger(port) && port >= 0 && port < 65_536
  const names = (environment['JMDI_HUB_NAMES'] ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '')
  return { participantFolder, host: environment['JMDI_HUB_HOST'] ?? EVERY_ADDRESS, port: isPort ? port : undefined, names }
}

/** The one address that phones can be given; undefined: all that the machine has. */
export function onlyAddress({ host }: Pick<RoomDoorPlace, 'host'>): string | undefined {
  return host === EVERY_ADDRESS ? undefined : host
}

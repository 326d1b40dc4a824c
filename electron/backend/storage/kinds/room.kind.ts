import { z } from 'zod'
import { DEFAULT_PROJECTOR_SETTINGS, LANGUAGE_MODES } from '#common/domain/room/rules/projector-settings.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { NAME_VISIBILITIES, withAnonymousEvaluation, withNameVisibility } from '#common/domain/workshops/name-visibility.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** The state of a room after a line of its journal. */
export interface StoredRoom {
  /** The opening of the room whose journal continues from here. */
  readonly openingId: string
  /** Number of the last journal line included in `room`. */
  readonly seq: number
  readonly room: RoomState
}

/** Keys that make anonymous answers unlinkable but still detect second ones, by run id; never part of a backup. */
export interface AnonymityKeys {
  readonly keys: Readonly<Record<string, string>>
}

/** The folder a room is copied to while it is open. */
export interface RoomCopyFolder {
  readonly folder: string
}

const projector = z.looseObject({
  cornerCode: z.boolean(),
  languages: z.looseObject({ mode: z.enum(LANGUAGE_MODES), langs: z.array(z.enum(LOCALES)).readonly(), seconds: z.number() }),
})
const record = z.record(z.string(), z.unknown())
/** Only the top levels are checked; deeper ones were written by this program and are protected by the document's checksum. */
const state = z.looseObject({
  workshopId: z.string(),
  code: z.string(),
  driveCode: z.string(),
  isOpen: z.boolean(),
  openedAt: z.string(),
  people: record,
  gone: z.record(z.string(), z.string()),
  run: z.array(z.looseObject({ entryId: z.string(), startedAt: z.string() })),
  replanned: z.array(z.looseObject({ entryId: z.string(), minutes: z.number(), dropped: z.boolean() })),
  runs: z.array(
    z.looseObject({
      id: z.string(),
      state: z.string(),
      ballots: record,
      posts: z.array(z.unknown()),
      hands: record,
      activity: z.looseObject({ names: z.enum(NAME_VISIBILITIES) }),
    }),
  ),
  discarded: z.array(z.string()).default([]),
  projection: z.looseObject({ kind: z.string() }),
  frozen: z.boolean(),
  projector: projector.optional(),
  parked: z.array(z.looseObject({ id: z.string(), text: z.string() })),
  attendance: z.record(z.string(), z.record(z.string(), z.string())),
  hands: z.record(z.string(), z.string()),
})

const storedRoom = z.object({ openingId: z.string(), seq: z.number(), room: state })
const anonymityKeys = z.object({ keys: z.record(z.string(), z.string()) })

export const roomKind: DocumentKind<StoredRoom> = {
  name: 'room',
  migrations: [saySeenNames, allowOwnQuestions, allowBoards, keepEvaluationsAnonymous],
  parse: parseRoom,
}
export const roomCopyFolderKind: DocumentKind<RoomCopyFolder> = {
  name: 'room-copy-folder',
  migrations: [],
  parse: data => z.object({ folder: z.string() }).parse(data),
}
export const anonymityKeysKind: DocumentKind<AnonymityKeys> = {
  name: 'anonymity-keys',
  migrations: [],
  parse: data => anonymityKeys.parse(data),
}

function parseRoom(data: unknown): StoredRoom {
  const { openingId, seq, room } = storedRoom.parse(data)
  // Rooms saved before the projector could be set up have no settings of it.
  return { openingId, seq, room: { ...room, projector: room.projector ?? DEFAULT_PROJECTOR_SETTINGS } as unknown as RoomState }
}

/** From schema 1, whose activities were anonymous or not, to who sees names. */
function saySeenNames(data: unknown): unknown {
  return changeActivities(data, withNameVisibility)
}

/** From schema 4, whose evaluations were all anonymous; their scales had no own names for the steps, which an older suite would drop. */
function keepEvaluationsAnonymous(data: unknown): unknown {
  return changeActivities(data, withAnonymousEvaluation)
}

function changeActivities(data: unknown, change: (activity: object) => object): unknown {
  const { room, ...others } = z
    .looseObject({ room: z.looseObject({ runs: z.array(z.looseObject({ activity: z.looseObject({}) })) }) })
    .parse(data)
  return { ...others, room: { ...room, runs: room.runs.map(run => ({ ...run, activity: change(run.activity) })) } }
}

/** From schema 2, whose runs had no time for each question: an older suite cannot read what happens to them. */
function allowOwnQuestions(data: unknown): unknown {
  return data
}

/** From schema 3, whose posts stood on no board: an older suite cannot read what happens to them. */
function allowBoards(data: unknown): unknown {
  return data
}

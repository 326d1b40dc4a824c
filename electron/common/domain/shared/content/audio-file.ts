/** Sound files that a course may have, by the ending of their names. */
export const AUDIO_TYPES = ['mp3', 'ogg', 'm4a', 'wav'] as const
export type AudioType = (typeof AUDIO_TYPES)[number]

/** About twenty minutes of speech; a course travels on sticks. */
export const AUDIO_MAX_BYTES = 20 * 1024 * 1024
/** So many bytes of a file tell its type. */
export const AUDIO_HEAD_BYTES = 12

export const AUDIO_MEDIA_TYPES: Readonly<Record<AudioType, string>> = {
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
}

/** A sound file as it lies on the disk. */
export interface AudioFile {
  readonly bytes: number
  /** By its first bytes; undefined: it is no sound file. */
  readonly type: AudioType | undefined
}

/** The type that the name of a file promises. */
export function findAudioNameType(path: string): AudioType | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return AUDIO_TYPES.find(type => type === ending)
}

/** What a file is by its first bytes, whatever its name says. */
export function findAudioType(head: Uint8Array): AudioType | undefined {
  const letters = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
  if (letters(0, 4) === 'OggS') return 'ogg'
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WAVE') return 'wav'
  if (letters(4, 8) === 'ftyp') return 'm4a'
  return letters(0, 3) === 'ID3' || isMp3Frame(head[0] ?? 0, head[1] ?? 0) ? 'mp3' : undefined
}

const SYNC = 0xff
const SYNC_LAYER = 0xe6
const LAYER_THREE = 0xe2
const VERSION = 0x18
const RESERVED_VERSION = 0x08

/** The eleven bits that begin a frame of MPEG audio, of a known version and layer III. */
function isMp3Frame(first: number, second: number): boolean {
  return first === SYNC && (second & SYNC_LAYER) === LAYER_THREE && (second & VERSION) !== RESERVED_VERSION
}

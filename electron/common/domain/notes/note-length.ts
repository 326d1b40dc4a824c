/** Longest note, in characters. */
export const NOTE_MAX_LENGTH = 20_000
/** Longest passage that can be highlighted as one, in characters. */
export const QUOTE_MAX_LENGTH = 4_000
/** Longest text that a note can come to when copies are merged in which it differs, in characters. */
export const JOINED_NOTES_MAX_LENGTH = 10 * NOTE_MAX_LENGTH

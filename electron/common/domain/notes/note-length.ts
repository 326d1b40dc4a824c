/** Longest note, in characters. */
export const NOTE_MAX_LENGTH = 20_000
/** Longest passage that can be highlighted as one, in characters. */
export const QUOTE_MAX_LENGTH = 4_000

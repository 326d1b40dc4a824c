const MB = 1024 * 1024

/** File extension of a learner's exported data, which is a zip. */
export const LEARNER_FILE_ENDING = '.jmdi-learner'

/** Size limits of a learner's file: five years of learning take 2 MB, 15 MB unpacked. */
export const LEARNER_FILE_LIMITS = { fileBytes: 64 * MB, unpackedBytes: 256 * MB, documents: 20_000 } as const

/** Bytes of a file per call. As base64 it stays below the transport's largest frame. */
export const LEARNER_FILE_PART_BYTES = 512 * 1024

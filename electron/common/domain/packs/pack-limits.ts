const KB = 1024
const MB = 1024 * KB

/** Size limits of a pack: well above what a course needs, well below what slows an old laptop. */
export const PACK_LIMITS = {
  /** The pack itself. */
  packBytes: 512 * MB,
  /** All its files together, unpacked. */
  unpackedBytes: 1024 * MB,
  files: 4000,
  /** A picture: as much as the suite shows. */
  pictureBytes: 50_000_000,
  /** A text, which is read whole. */
  textBytes: 2 * MB,
  pathLength: 180,
  /** A larger file with a higher compression ratio is treated as a zip bomb. */
  ratio: 100,
  ratioCountsFrom: 256 * KB,
} as const

/** Bytes of a pack per call. As base64 it stays below the transport's largest frame. */
export const PACK_PART_BYTES = 512 * KB

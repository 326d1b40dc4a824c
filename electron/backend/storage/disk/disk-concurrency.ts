/** A disk answers several requests at once faster than one after another; beyond this more of them only use up file handles. */
export const DISK_CONCURRENCY = 16

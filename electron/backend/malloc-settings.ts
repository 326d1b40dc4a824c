/**
 * Of glibc, for a server that lives for days; other systems do not read them. Without them it keeps what each thread of the pool and of
 * V8 has freed: some 5 MB after the first minutes of a full room.
 */
export const MALLOC_SETTINGS: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '65536' }

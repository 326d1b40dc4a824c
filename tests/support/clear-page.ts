import { afterEach } from 'vitest'

/** Each spec begins with an empty page; those without a page have nothing to clear. */
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/vue')
  afterEach(cleanup)
}

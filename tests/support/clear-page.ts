import { afterAll, afterEach } from 'vitest'

/** Each spec begins with an empty page; those without a page have nothing to clear. What a file opened ends with its page. */
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/vue')
  const { closeApi } = await import('#renderer/api/index.ts')
  afterEach(cleanup)
  afterAll(closeApi)
}

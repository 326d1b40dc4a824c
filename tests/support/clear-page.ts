import { afterAll, afterEach } from 'vitest'

/** Each spec begins with an empty page; those without a page have nothing to clear. What a file opened ends with its page. */
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/vue')
  const { closeApi } = await import('#renderer/api/index.ts')
  // Pages of specs have no layout, and so nothing to scroll.
  Element.prototype.scrollIntoView = () => undefined
  afterEach(cleanup)
  afterAll(closeApi)
}

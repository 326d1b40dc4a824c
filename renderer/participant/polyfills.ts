/** Missing before Chromium 76, Safari 13 and Firefox 71; used by the link and by Vite's chunk loader. */
if (typeof Promise.allSettled !== 'function') {
  const settle = (value: unknown): Promise<PromiseSettledResult<unknown>> =>
    Promise.resolve(value).then(
      result => ({ status: 'fulfilled', value: result }) as const,
      (reason: unknown) => ({ status: 'rejected', reason }) as const,
    )
  Object.defineProperty(Promise, 'allSettled', {
    value: (all: Iterable<unknown>) => Promise.all([...all].map(settle)),
    configurable: true,
    writable: true,
  })
}

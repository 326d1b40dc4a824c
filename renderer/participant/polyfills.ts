/** What Chromium before 76, Safari before 13 and Firefox before 71 lack, and what the link and the loader of chunks use. */
if (typeof Promise.allSettled !== 'function') {
  const settled = (given: unknown): Promise<PromiseSettledResult<unknown>> =>
    Promise.resolve(given).then(
      value => ({ status: 'fulfilled', value }) as const,
      (reason: unknown) => ({ status: 'rejected', reason }) as const,
    )
  Object.defineProperty(Promise, 'allSettled', {
    value: (all: Iterable<unknown>) => Promise.all([...all].map(settled)),
    configurable: true,
    writable: true,
  })
}

/** An object whose methods all wait for it to be loaded. */
export type Lazily<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never
}

export interface LazyService<T> {
  readonly service: Lazily<T>
  readonly load: () => Promise<T>
  /** Does its work only where the service was loaded. */
  readonly ifLoaded: (work: (service: T) => Promise<void>) => Promise<void>
}

/** A service of which nothing is loaded until one of its methods is called. A load that failed is tried again by the next call. */
export function loadOnFirstUse<T extends object>(open: () => Promise<T>): LazyService<T> {
  let opened: Promise<T> | undefined

  function load(): Promise<T> {
    if (opened === undefined) {
      opened = open()
      opened.catch(() => (opened = undefined))
    }
    return opened
  }

  const service = new Proxy(
    {},
    {
      get:
        (_, name) =>
        async (...args: unknown[]) => {
          const loaded = (await load()) as Readonly<Record<PropertyKey, (...args: unknown[]) => unknown>>
          return loaded[name]?.(...args)
        },
    },
  ) as Lazily<T>

  return { service, load, ifLoaded: async work => (opened === undefined ? undefined : work(await opened)) }
}

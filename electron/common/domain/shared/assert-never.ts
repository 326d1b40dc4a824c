/** Default branch of an exhaustive `switch`: an unhandled member does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`)
}

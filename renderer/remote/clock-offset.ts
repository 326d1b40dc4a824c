/** Milliseconds that the laptop's clock is ahead of this phone's: times of the room are the laptop's, and a phone's date may be wrong. */
export async function computeClockOffset(
  fetchPage: () => Promise<{ readonly headers: { readonly get: (name: string) => string | null } }>,
  now: () => number,
): Promise<number> {
  const answer = await fetchPage().catch(() => undefined)
  const date = Date.parse(answer?.headers.get('date') ?? '')
  return Number.isNaN(date) ? 0 : date - now()
}

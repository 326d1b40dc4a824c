/** How far the laptop's clock is from this phone's, in milliseconds: times of the room are the laptop's, and a phone's date may be anything. */
export async function laptopAhead(
  fetchPage: () => Promise<{ readonly headers: { readonly get: (name: string) => string | null } }>,
  now: () => number,
): Promise<number> {
  const answer = await fetchPage().catch(() => undefined)
  const date = Date.parse(answer?.headers.get('date') ?? '')
  return Number.isNaN(date) ? 0 : date - now()
}

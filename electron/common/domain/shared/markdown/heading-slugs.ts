/** Creates heading slugs as code forges do: lower case, hyphens, `-1` after a repeat. */
export function createHeadingSlugs(): (words: string) => string {
  const taken = new Map<string, number>()
  return words => {
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .trim()
      .replace(/ /g, '-')
    const repeats = taken.get(slug) ?? 0
    taken.set(slug, repeats + 1)
    return repeats === 0 ? slug : `${slug}-${repeats}`
  }
}

import type { Locale } from '#common/domain/shared/locale.ts'

const PEOPLE = String.raw`(?:im|em)?migrants?|migration|immigration|refugees?|newcomers?|arrivals?|people|persons?|foreigners?|workers?|families|aliens?|entrants?|residents?|returnees?|immigration`

/** Words that describe people as a crime or a disaster. A word that is only quoted is in backticks, a wrong example ~~struck out~~. */
const FORBIDDEN: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [
    new RegExp(String.raw`\b(?:illegal|clandestine)["”’']? (?:${PEOPLE})\b`, 'iu'),
    /\billegals\b/iu,
    /\b(?:waves?|floods?|streams?|tides?|torrents?|hordes?|deluges?|avalanches?|tsunamis?|surges?|swarms?) of\b/iu,
    /\b(?:influx(?:es)?|swarms?|hordes?)\b/iu,
    new RegExp(
      String.raw`\b(?:surges?|surged|surging|floods?|flooded|flooding|swamped|overrun|inundated) (?:in|with|by|into|from) (?:\p{L}+ ){0,2}(?:${PEOPLE})\b`,
      'iu',
    ),
    new RegExp(
      String.raw`\b(?:migrant|migration|migratory|refugee|immigrant) (?:waves?|floods?|surges?|tides?|streams?|invasions?|swarms?|hordes?|burdens?)\b`,
      'iu',
    ),
  ],
  fr: [
    /\b(?:migrant|immigré|immigrant|étranger|personne)(?:e)?s? (?:illéga(?:l|le|ux|les)|clandestin(?:e)?s?)(?!\p{L})/iu,
    /\b(?:im)?migration (?:illégale|clandestine)(?!\p{L})/iu,
    /\b(?:vagues?|flots?|marées?|déferlantes?|invasions?|hordes?) (?:de|d[’']|migratoires?)/iu,
    /(?<!\p{L})afflux(?!\p{L})/iu,
  ],
  es: [
    /\b(?:in)?migrantes? ilegal(?:es)?\b/iu,
    /\b(?:in)?migración ilegal\b/iu,
    /\b(?:los|las) ilegales\b/iu,
    /\b(?:oleadas?|olas?|avalanchas?|mareas?|torrentes?|invasi(?:ón|ones)|hordas?) (?:de|migratorias?)\b/iu,
  ],
  ar: [
    /(?:مهاجر|المهاجر|مهاجرين|المهاجرين|مهاجرون|المهاجرون|هجرة|الهجرة)(?:ة|ات)? (?:ال)?(?:غير (?:ال)?(?:شرعي|قانوني)|سري)/u,
    /(?:موجات?|أمواج|سيول|طوفان|غزو) (?:من )?(?:ال)?(?:مهاجر|لاجئ|هجرة|لجوء|بشر)/u,
  ],
}

/** Part of every match of each pattern: a fast test that rules out most passages. */
const TRACE: Readonly<Record<Locale, RegExp>> = {
  en: /illegal|clandestin|wave|flood|stream|tide|torrent|horde|deluge|avalanche|tsunami|surg|swarm|influx|swamp|overrun|inundat|invasion|burden/i,
  fr: /illéga|clandestin|vague|flot|marée|déferlante|invasion|horde|afflux/i,
  es: /ilegal|oleada|ola|avalancha|marea|torrente|invasi|horda/i,
  ar: /شرعي|قانوني|سري|موج|أمواج|سيول|طوفان|غزو/,
}

export interface ForbiddenWords {
  readonly index: number
  readonly text: string
}

/** Every use of forbidden words. */
export function findForbiddenWords(words: string, lang: Locale): readonly ForbiddenWords[] {
  if (!TRACE[lang].test(words)) return []
  const hits = FORBIDDEN[lang].flatMap(pattern => {
    const match = pattern.exec(words)
    return match === null ? [] : [{ index: match.index, text: match[0].replace(/\s+/g, ' ') }]
  })
  return hits.filter(
    (hit, at) => !hits.some((other, earlier) => earlier < at && hit.index >= other.index && hit.index < other.index + other.text.length),
  )
}

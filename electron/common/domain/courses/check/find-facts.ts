import type { Locale } from '#common/domain/shared/locale.ts'

/** A claim in a sentence that needs a source. */
export interface FoundFact {
  readonly index: number
  readonly text: string
}

/** A number written in digits, with its own separators. */
export interface Figure extends FoundFact {
  readonly value: number
}

const NUMBER = /\d+(?:[.,\u00a0\u202f]\d+)*/g
const DIGIT = /[\d\u0660-\u0669]/
/** `Lesson 3`: a name, not a figure. */
const NAMED =
  /(?:lesson|module|step|session|part|table|figure|section|leçon|séance|étape|lección|módulo|sesión|paso|الدرس|الوحدة|الجلسة|الخطوة) ?$/iu
/** `A4`, `COVID-19` */
const CAPITALS = /\p{Lu}-?$/u
/** `10:30`, `8 a.m.`, `20 minutes`, `10 to 15 minutes`: a plain time. */
const TIME_AFTER =
  /^(?::\d\d|\s?(?:a\.?m\b|p\.?m\b|o['’]clock)|(?:\s?(?:[–-]|to|or|à|ou|a|o)\s?\d+)?[\s\u00a0-]?(?:minutes?|minutos?|دقيقة|دقائق))/i
const TIME_BEFORE = /\d:$/
const FIRST_YEAR = 1900
const LAST_YEAR = 2100
/** Too large to be a count of cards or chairs. */
const LARGE = 1000

/** The figures of a sentence, without names and plain times. */
export function findFigures(words: string): readonly Figure[] {
  if (!DIGIT.test(words)) return []
  return [...westernDigits(words).matchAll(NUMBER)].flatMap(({ index, 0: text }) => {
    const before = words.slice(Math.max(0, index - 12), index)
    if (NAMED.test(before) || CAPITALS.test(before) || TIME_AFTER.test(words.slice(index + text.length)) || TIME_BEFORE.test(before))
      return []
    return [{ index, text, value: parseFigure(text) }]
  })
}

/** Converts Arabic digits one for one, so that offsets stay valid. */
function westernDigits(words: string): string {
  return words.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
}

/** A point or comma before three digits groups thousands, unless it is the only one and before other than three. */
function parseFigure(text: string): number {
  const bare = text.replace(/[\u00a0\u202f]/g, '')
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(bare) ? Number(bare.replace(/[.,]/g, '')) : Number(bare.replace(',', '.'))
}

function isYear({ text, value }: Figure): boolean {
  return text.length === 4 && value >= FIRST_YEAR && value <= LAST_YEAR
}

const TENS =
  'thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?'
const UNITS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
/** Nouns that make a spelled-out number a fact, unlike “a man of about forty” or “thirty chairs”. */
const COUNTED_PLACES =
  'countries|States|regions|provinces|districts|cantons|cities|municipalities|communes|towns|authorities|projects|partners|members|nationalities'

/** Shares and large counts in words, which no digit gives away. */
const IN_WORDS: Readonly<Record<Locale, RegExp>> = {
  en: new RegExp(
    [
      String.raw`\b(?:${UNITS}|${TENS}|hundred)[\s-]per ?cent\b`,
      String.raw`\b(?:${TENS}) (?:\p{L}+ )?(?:${COUNTED_PLACES})\b`,
      String.raw`\b(?:${UNITS}|several|many) (?:hundred|thousand|million|billion)\b|\b(?:hundreds|thousands|millions|billions) of\b`,
      String.raw`\b(?:more than|less than|fewer than|over|under|about|almost|nearly) half of (?:all|the|those|them|its|their)\b`,
      String.raw`\b(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s? of (?:all|the|those|them|its|their)\b`,
      String.raw`\b(?:${UNITS}) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b(?! minutes)`,
      String.raw`\b(?:has|have|had|almost|nearly|more than) (?:\p{L}+ )?(?:doubled|tripled|quadrupled|halved)\b`,
    ].join('|'),
    'iu',
  ),
  fr: /\b(?:centaines|milliers|millions|milliards) (?:de |d’|d')|\b(?:un|deux|trois) (?:tiers|quarts?|cinquièmes?|dixièmes?) (?:de|des|du)\b|\bplus de la moitié\b|\p{L} pour cent\b/iu,
  es: /\b(?:cientos|miles|millones) de\b|\b(?:un|una|dos|tres) (?:tercios?|cuartos?|quintos?|décimas?) (?:de|del)\b|\bmás de la mitad\b|\p{L} por ciento\b/iu,
  ar: /مئات|آلاف|ملايين|أكثر من نصف|\p{L} في المئة|\p{L} بالمئة|\p{L} في المائة/u,
}
const SHARE_IN_DIGITS =
  /\d[\s\u00a0\u202f]?(?:%|٪|per ?cent|pour cent|por ciento|في المئة|بالمئة|في المائة|millions?|billions?|milliards?|mill(?:ón|ones)|مليون|ملايين|مليار)/iu

/** Laws and treaties by name: a word for one, written as a name; the first word of a sentence has its capital anyway. */
const LAW: Readonly<Record<Locale, RegExp>> = {
  en: /(?<!^)\b(?:Conventions?|Protocols?|Covenants?|Compacts?|Treaty|Treaties|Charter|Constitution|Declaration|Directive)\b|\b(?:2030|New Urban) Agenda\b|\bAgenda 2030\b|\b(?:Convention|Protocol|Covenant|Compact|Treaty|Charter|Declaration|Law|Act|Decree|Ordinance|Regulation|Code) (?:No\b|of \d|on \p{Lu}|for \p{Lu})|(?<!^)\b\p{Lu}[\p{L}’'-]+ (?:Law|Act|Code|Decree|Ordinance|Regulation)\b/u,
  fr: /(?<!^)\b(?:Conventions?|Protocoles?|Pacte|Traité|Charte|Constitution|Déclaration|Directive)\b|\bAgenda 2030\b|\b(?:loi|décret|ordonnance) n[°o]/u,
  es: /(?<!^)(?<!\p{L})(?:Convenci[oó]n|Convenio|Protocolos?|Pacto|Tratado|Carta|Constitución|Declaración|Directiva)(?!\p{L})|\bAgenda 2030\b|\b(?:Ley|Decreto) (?:N|n)[.°ºo]/u,
  ar: /الاتفاقية|البروتوكول|الميثاق العالمي|المعاهدة|خطة عام/u,
}

/** A part of each pattern that is in every match of it, in small letters: most sentences hold none, and need no further look. */
const TRACE_IN_WORDS: Readonly<Partial<Record<Locale, RegExp>>> = {
  en: /per ?cent|teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half of|third|quarter|fifth|tenth|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:in|out of) |doubled|tripled|quadrupled|halved/,
  fr: /centaines|milli|tiers|quart|cinquième|dixième|moitié|pour cent/,
  es: /cientos|miles|millones|tercio|cuarto|quinto|décima|mitad|por ciento/,
}
const TRACE_LAW: Readonly<Partial<Record<Locale, RegExp>>> = {
  en: /Convention|Protocol|Covenant|Compact|Treat|Charter|Constitution|Declaration|Directive|Agenda|Law|Act|Decree|Ordinance|Regulation|Code/,
  fr: /Convention|Protocole|Pacte|Traité|Charte|Constitution|Déclaration|Directive|Agenda|loi|décret|ordonnance/,
  es: /Conven|Protocolo|Pacto|Tratado|Carta|Constitución|Declaración|Directiva|Agenda|Ley|Decreto/,
}

function shareIn(words: string, lang: Locale): FoundFact | undefined {
  return TRACE_IN_WORDS[lang]?.test(words.toLowerCase()) === false ? undefined : matchFact(IN_WORDS[lang], words)
}

function lawIn(words: string, lang: Locale): FoundFact | undefined {
  return TRACE_LAW[lang]?.test(words) === false ? undefined : matchFact(LAW[lang], words)
}

/** The first thing in a sentence of running text that needs a source: a figure, a share, a year, a law, a treaty. */
export function findClaim(words: string, lang: Locale): FoundFact | undefined {
  return findFigures(words)[0] ?? shareIn(words, lang) ?? lawIn(words, lang)
}

/** The same in an instruction, which counts cards, chairs and minutes: only years, shares and large numbers. */
export function findLargeClaim(words: string): FoundFact | undefined {
  return (
    findFigures(words).find(figure => isYear(figure) || figure.value >= LARGE) ??
    (DIGIT.test(words) ? matchFact(SHARE_IN_DIGITS, words) : undefined)
  )
}

/** The same where a question works something out from its own numbers: those, and what follows from them, are nobody's figures. */
export function findForeignClaim(words: string, lang: Locale, numbers: ReadonlySet<number> | 'any'): FoundFact | undefined {
  const isOwn = (figure: Figure): boolean => (numbers === 'any' ? !isYear(figure) : numbers.has(figure.value))
  const figures = findFigures(words)
  const other = figures.find(figure => !isOwn(figure))
  if (other !== undefined) return other
  const isOwnSum = numbers === 'any' || figures.length > 0
  return (isOwnSum ? undefined : shareIn(words, lang)) ?? lawIn(words, lang)
}

function matchFact(pattern: RegExp, words: string): FoundFact | undefined {
  const match = pattern.exec(words)
  return match === null ? undefined : { index: match.index, text: match[0] }
}

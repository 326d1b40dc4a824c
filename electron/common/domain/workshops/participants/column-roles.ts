import { foldText } from '#common/domain/quizzes/fold-text.ts'

/** What a column of a list holds. `unused`: nothing that the suite keeps. */
export const COLUMN_ROLES = ['name', 'given', 'family', 'organisation', 'group', 'email', 'unused'] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** `plain`: "Nom" is the whole name, or the family name beside "Prénom". */
type HeadingRole = ColumnRole | 'plain'

const HEADING_MAX_LENGTH = 80

function words(...phrases: readonly string[]): RegExp {
  const folded = phrases.map(phrase => foldText(phrase).replaceAll(' ', '\\s'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${folded.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

const MAIL = words('e mail', 'email', 'mail', 'courriel', 'correo', 'البريد', 'بريد')
const ORGANISATION = words(
  ...['organisation', 'organization', 'office', 'institution', 'employer', 'municipality', 'organisme', 'structure', 'collectivité'],
  ...['organización', 'institución', 'entidad', 'municipio', 'المؤسسة', 'مؤسسة', 'الجهة', 'المنظمة'],
)
const GROUP = words('group', 'groups', 'team', 'groupe', 'équipe', 'grupo', 'equipo', 'المجموعة', 'مجموعة', 'الفريق')
const GIVEN = words(
  ...['first name', 'firstname', 'given name', 'given names', 'forename', 'middle name', 'prénom', 'prénoms'],
  ...['nombre de pila', 'primer nombre', 'segundo nombre', 'الاسم الأول', 'الاسم الشخصي', 'اسم الأب', 'اسم الجد'],
)
const FAMILY = words(
  ...['last name', 'lastname', 'surname', 'family name', 'nom de famille', 'nom d usage', 'apellido', 'apellidos'],
  ...['primer apellido', 'segundo apellido', 'اسم العائلة', 'العائلة', 'الاسم العائلي', 'اللقب', 'واللقب', 'النسب', 'والنسب', 'الشهرة'],
)
const FULL = words(
  ...['full name', 'participant name', 'name of participant', 'nom complet', 'nom du participant', 'nombre completo'],
  ...['الاسم الكامل', 'الاسم الثلاثي', 'الاسم الرباعي', 'اسم المشارك', 'اسم المشاركة'],
)
const PLAIN = words('name', 'names', 'nom', 'noms', 'nombre', 'nombres', 'الاسم', 'اسم')
const PLAIN_ALONE = words('name', 'names', 'your name', 'nom', 'noms', 'votre nom', 'nombre', 'nombres', 'su nombre', 'الاسم', 'اسمك')
const PARTICIPANT = words('participant', 'participante', 'attendee', 'المشارك')

/** What a heading in a language of the suite says about its column. @returns undefined if it is no known heading */
export function roleOfHeading(cell: string): HeadingRole | undefined {
  const heading = foldText(cell)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (heading === '' || heading.length > HEADING_MAX_LENGTH || cell.includes('@')) return undefined
  if (heading.search(MAIL) !== -1) return 'email'
  if (heading.search(ORGANISATION) !== -1) return 'organisation'
  if (heading.search(FULL) !== -1 || isAll(heading, PARTICIPANT)) return 'name'
  return roleOfNamePart(heading) ?? (heading.search(GROUP) === -1 ? undefined : 'group')
}

function roleOfNamePart(heading: string): HeadingRole | undefined {
  const isGiven = heading.search(GIVEN) !== -1
  const isFamily = heading.search(FAMILY) !== -1
  const isPlain = heading.replace(GIVEN, '').replace(FAMILY, '').search(PLAIN) !== -1
  if (Number(isGiven) + Number(isFamily) + Number(isPlain) > 1) return 'name'
  if (isGiven) return 'given'
  if (isFamily) return 'family'
  return isAll(heading, PLAIN_ALONE) ? 'plain' : undefined
}

function isAll(heading: string, phrases: RegExp): boolean {
  return heading.replace(phrases, '').trim() === ''
}

/** Settles which columns make the name: the whole name, or first and family names. */
export function settleRoles(roles: readonly (HeadingRole | undefined)[]): readonly ColumnRole[] {
  const has = (role: HeadingRole): boolean => roles.includes(role)
  const hasWhole = has('name')
  const plain: ColumnRole = hasWhole ? 'unused' : has('family') ? 'given' : has('given') ? 'family' : 'name'
  return roles.map((role, column) => {
    if (role === undefined) return 'unused'
    if (hasWhole && (role === 'given' || role === 'family')) return 'unused'
    const isFirst = roles.indexOf(role) === column
    if (role === 'plain') return isFirst ? plain : 'unused'
    return isFirst || role === 'given' || role === 'family' || role === 'email' ? role : 'unused'
  })
}

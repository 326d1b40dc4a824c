import type { Token } from 'marked'
import type { Place } from '#common/domain/shared/content/problem.ts'
import { splitListItem } from '#common/domain/shared/markdown/list-items.ts'
import { plainText } from '#common/domain/shared/markdown/plain-text.ts'
import { isListToken } from '#common/domain/shared/markdown/tokens.ts'
import { ACTIVITY_KINDS, isActivityKind, getActivityRules } from '#common/domain/workshops/activity-kinds.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { isNameVisibility, type NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import { locateAttributes, readIds, readIdentifiedAttributes, readYes } from './guide-reader.ts'
import type { GuideReader } from './guide-reader.ts'
import { stripLabel, type GuidePartTokens } from './guide-parts.ts'
import type { GuideActivity } from './workshop-guide.ts'

const SETTINGS = ['kind', 'questions', 'multiple', 'names']
/** `anonymous=yes` is how packs of version 0.1.0 say `names=anonymous`. */
const READ_SETTINGS = [...SETTINGS, 'anonymous']

/** Parses `### Activity: Title {#id kind=poll}` and its content. Undefined: without an id and a kind it cannot be run. */
export function parseActivity(reader: GuideReader, { heading, title, attributes, tokens }: GuidePartTokens): GuideActivity | undefined {
  const { text } = reader
  const parsed = readIdentifiedAttributes(reader, heading, attributes, READ_SETTINGS)
  const place = locateAttributes(text, heading, attributes)
  const kind = parsed.settings.get('kind')
  if (!isActivityKind(kind)) text.report(place, 'guide-activity-kind', { kind: kind ?? '', known: Object.keys(ACTIVITY_KINDS).join(', ') })
  const list = tokens.find(isListToken)
  const items = list?.items.map(item => plainText(splitListItem(item).words)) ?? []
  const promptHtml = text.html(tokens.filter(token => token !== (list as Token | undefined))).trim()
  if (promptHtml === '') text.report(text.placeOf(heading), 'stem-missing')
  const questionIds = readIds(reader, heading, parsed, 'questions')
  for (const target of questionIds) text.references.push({ kind: 'question', target, ...text.placeOf(heading, target) })
  const multiple = readYes(reader, heading, parsed, 'multiple')
  const isAnonymous = readYes(reader, heading, parsed, 'anonymous')
  // The older setting, if both are there: whoever wrote it meant nobody to see names.
  const written = isAnonymous ? 'anonymous' : parsed.settings.get('names')
  if (!isActivityKind(kind)) return undefined
  const names = readNames(reader, kind, place, written)
  checkRules(reader, kind, { place, items, questionIds, multiple, asksQuestions: parsed.settings.has('questions') })
  return parsed.id === undefined
    ? undefined
    : { id: parsed.id, kind, title: stripLabel(title), promptHtml, items, questionIds, multiple, names }
}

/** What an activity says about names, if its kind can keep to it; else what its kind usually does. */
function readNames({ text }: GuideReader, kind: ActivityKind, place: Place, written: string | undefined): NameVisibility {
  const { names } = getActivityRules(kind)
  if (isNameVisibility(written) && names.includes(written)) return written
  if (written !== undefined) text.report(place, 'guide-names', { text: written, kind, known: names.join(', ') })
  return kind === 'pre-test' || kind === 'post-test' ? 'facilitator' : names[0]
}

interface ParsedRules extends Pick<GuideActivity, 'items' | 'questionIds' | 'multiple'> {
  readonly place: Place
  readonly asksQuestions: boolean
}

function checkRules({ text }: GuideReader, kind: ActivityKind, { place, items, questionIds, multiple, asksQuestions }: ParsedRules): void {
  const rules = getActivityRules(kind)
  const { min, max } = rules.items ?? { min: 0, max: 0 }
  if (items.length < min || items.length > max)
    text.report(place, 'guide-items-count', { kind, count: String(items.length), least: String(min), most: String(max) })
  const unknown = [
    ...(asksQuestions && rules.questions === undefined ? ['questions'] : []),
    ...(multiple && !rules.multiple ? ['multiple'] : []),
  ]
  for (const key of unknown)
    text.report(place, 'attribute-unknown', { key, known: SETTINGS.filter(known => !unknown.includes(known)).join(', ') })
  if (rules.questions === undefined) return
  const count = questionIds.length
  if (count < rules.questions.min || count > rules.questions.max)
    text.report(place, 'guide-questions-count', {
      kind,
      count: String(count),
      least: String(rules.questions.min),
      most: String(rules.questions.max),
    })
}

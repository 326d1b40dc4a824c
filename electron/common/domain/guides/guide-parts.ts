import type { Token } from 'marked'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** The parts that every session of a guide has, each under its heading. */
export const GUIDE_PARTS = ['steps', 'say', 'debrief', 'troubles', 'withoutDevices'] as const
export type GuidePart = (typeof GUIDE_PARTS)[number]

/** Headings of the parts, by language of the guide. */
export const PART_TITLES: Readonly<Record<GuidePart, Readonly<Record<Locale, string>>>> = {
  steps: { en: 'Steps', fr: 'Étapes', es: 'Pasos', ar: 'الخطوات' },
  say: { en: 'Say', fr: 'À dire', es: 'Qué decir', ar: 'ما يُقال' },
  debrief: { en: 'Debrief', fr: 'Retour en commun', es: 'Puesta en común', ar: 'أسئلة الختام' },
  troubles: { en: 'What goes wrong', fr: 'Ce qui peut mal tourner', es: 'Qué puede salir mal', ar: 'ما قد يتعثّر' },
  withoutDevices: { en: 'Without devices', fr: 'Sans appareils', es: 'Sin dispositivos', ar: 'من دون أجهزة' },
}

/** A level-3 heading of a session and its content. */
export interface GuidePartTokens {
  readonly heading: Token
  readonly title: string
  readonly attributes: string | undefined
  readonly tokens: readonly Token[]
}

const LABELS: readonly string[] = [
  'Activity',
  'Activité',
  'Actividad',
  'نشاط',
  'Handout',
  'Hand-out',
  'Document à distribuer',
  'Material para repartir',
  'ورقة للتوزيع',
].map(foldText)

/** The part with this heading, in any language. */
export function findPart(title: string): GuidePart | undefined {
  const folded = foldText(title)
  return GUIDE_PARTS.find(part => Object.values(PART_TITLES[part]).some(words => foldText(words) === folded))
}

/** Removes the label of a heading such as `Activity: Who sits where?`. */
export function stripLabel(title: string): string {
  const [label = '', ...words] = title.split(/\s*:\s*/)
  return words.length > 0 && LABELS.includes(foldText(label)) ? title.slice(title.indexOf(':') + 1).trim() : title
}

import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { OWN_QUESTION_LIMITS, hasOptions, type OwnQuestion, type OwnQuestionKind, type OwnQuestionText } from './own-question.ts'

const OWN_ID = 'own-'

/** A new question with as many empty options as its kind needs. */
export function createOwnQuestion(kind: OwnQuestionKind, takenIds: readonly string[]): OwnQuestion {
  const options = hasOptions(kind) ? Array.from({ length: OWN_QUESTION_LIMITS.options.min }, () => '') : []
  return {
    id: nextId(takenIds),
    kind,
    points: 1,
    text: '',
    options,
    unit: '',
    explanation: '',
    alt: '',
    right: [],
    translations: {},
  }
}

function nextId(takenIds: readonly string[]): string {
  for (let number = 1; ; number += 1) if (!takenIds.includes(`${OWN_ID}${number}`)) return `${OWN_ID}${number}`
}

/** Adds an empty option in every language. */
export function addOption(question: OwnQuestion): OwnQuestion {
  return mapTexts(question, text => ({ ...text, options: [...text.options, ''] }))
}

/** Removes an option in every language; which of the others are right stays as it was. */
export function removeOption(question: OwnQuestion, index: number): OwnQuestion {
  const right = question.right.flatMap(at => (at === index ? [] : [at > index ? at - 1 : at]))
  return { ...mapTexts(question, text => ({ ...text, options: text.options.filter((_, at) => at !== index) })), right }
}

/** Marks an option as right or wrong; where only one can be right, the others are wrong then. */
export function setRight(question: OwnQuestion, index: number, isRight: boolean): OwnQuestion {
  const others = question.kind === 'multiple' ? question.right.filter(at => at !== index) : []
  return { ...question, right: isRight ? [...others, index].sort((one, other) => one - other) : others }
}

/** The texts in a language; initially empty, with as many options as the question has. */
export function getOwnText(question: OwnQuestion, lang: Locale): OwnQuestionText {
  return question.translations[lang] ?? { text: '', options: question.options.map(() => ''), unit: '', explanation: '', alt: '' }
}

/** As it is stored: without spaces around texts, and without what its kind does not have. */
export function cleanOwnQuestion(question: OwnQuestion): OwnQuestion {
  const cleaned = mapTexts(question, text => cleanText(text, question))
  return {
    ...cleaned,
    right: question.kind === 'numeric' ? [] : question.right,
    number: question.kind === 'numeric' ? question.number : undefined,
  }
}

function cleanText({ text, options, unit, explanation, alt }: OwnQuestionText, { kind, picture }: OwnQuestion): OwnQuestionText {
  return {
    text: collapse(text),
    options: hasOptions(kind) ? options.map(collapse) : [],
    unit: kind === 'numeric' ? collapse(unit) : '',
    explanation: explanation.trim(),
    alt: picture === undefined ? '' : collapse(alt),
  }
}

function collapse(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** The questions with another first language; those without a translation in it keep their texts and remember which language these are in. */
export function changeFirstLanguageOfQuestions(questions: readonly OwnQuestion[], from: Locale, to: Locale): readonly OwnQuestion[] {
  return questions.map(({ textLang = from, ...question }) => {
    if (textLang === to) return question
    const { [to]: found, ...others } = question.translations
    if (found === undefined) return { ...question, textLang }
    return { ...question, ...found, translations: { ...others, [textLang]: pickOwnText(question) } }
  })
}

/** Where its main texts are as they were, a question is still in the language that they were in. */
export function keepTextLang(question: OwnQuestion, before: OwnQuestion | undefined): OwnQuestion {
  const { textLang: _, ...others } = question
  const isSame = before?.textLang !== undefined && JSON.stringify(pickOwnText(before)) === JSON.stringify(pickOwnText(question))
  return isSame ? { ...others, textLang: before.textLang } : others
}

function pickOwnText({ text, options, unit, explanation, alt }: OwnQuestionText): OwnQuestionText {
  return { text, options, unit, explanation, alt }
}

function mapTexts(question: OwnQuestion, change: (text: OwnQuestionText) => OwnQuestionText): OwnQuestion {
  const { text, options, unit, explanation, alt } = question
  const translations = LOCALES.flatMap(lang => {
    const found = question.translations[lang]
    return found === undefined ? [] : [[lang, change(found)] as const]
  })
  return { ...question, ...change({ text, options, unit, explanation, alt }), translations: Object.fromEntries(translations) }
}

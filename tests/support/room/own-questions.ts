import type { OwnQuestion } from '#common/domain/workshops/own-questions/own-question.ts'

/** A question that a facilitator wrote, ready to be asked. */
export function ownQuestion(over: Partial<OwnQuestion> = {}): OwnQuestion {
  return {
    id: 'own-1',
    kind: 'single',
    points: 1,
    text: 'Where do newcomers find work first?',
    options: ['At the market', 'In the port', 'On farms'],
    unit: '',
    explanation: 'Two in three start there.',
    alt: '',
    right: [0],
    translations: {
      fr: { text: 'Où trouve-t-on du travail ?', options: ['Au marché', 'Au port', 'Aux champs'], unit: '', explanation: '', alt: '' },
    },
    ...over,
  }
}

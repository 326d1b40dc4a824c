import { t } from '#renderer/participant/words.ts'

/** The steps of a scale, from the lowest: SCALE_STEPS of them. */
export function stepWords(): readonly string[] {
  return [t('scale.notAtAll'), t('scale.aLittle'), t('scale.mostly'), t('scale.fully')]
}

/** The steps of influence and of interest, from the lowest: MATRIX_STEPS of them. */
export function levelWords(): readonly string[] {
  return [t('matrix.veryLow'), t('matrix.low'), t('matrix.high'), t('matrix.veryHigh')]
}

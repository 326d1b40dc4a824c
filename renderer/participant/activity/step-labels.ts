import { t } from '#renderer/participant/words.ts'

/** Labels of the SCALE_STEPS steps of a scale, from the lowest. */
export function scaleLabels(): readonly string[] {
  return [t('scale.notAtAll'), t('scale.aLittle'), t('scale.mostly'), t('scale.fully')]
}

/** Labels of the MATRIX_STEPS steps of influence and interest, from the lowest. */
export function matrixLabels(): readonly string[] {
  return [t('matrix.veryLow'), t('matrix.low'), t('matrix.high'), t('matrix.veryHigh')]
}

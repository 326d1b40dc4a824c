import { nameSteps } from '#common/domain/room/rules/scale-steps.ts'
import { t } from '#renderer/participant/words.ts'

/** Labels of the SCALE_STEPS steps of a scale, from the lowest. `own`: as the facilitator named them. */
export function scaleLabels(own: readonly string[] | undefined): readonly string[] {
  return nameSteps(own, [t('scale.notAtAll'), t('scale.aLittle'), t('scale.mostly'), t('scale.fully')], String)
}

/** Labels of the MATRIX_STEPS steps of influence and interest, from the lowest. */
export function matrixLabels(): readonly string[] {
  return [t('matrix.veryLow'), t('matrix.low'), t('matrix.high'), t('matrix.veryHigh')]
}

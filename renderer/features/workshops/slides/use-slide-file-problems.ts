import { SLIDE_LIMITS } from '#common/domain/workshops/own-slides/own-slide.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { PDF_MAX_MEGABYTES, type SlideFileProblem } from './read-slide-file.ts'

/** Why a file cannot be used as slides and what to do, in words. */
export function useSlideFileProblems(): (problem: SlideFileProblem) => string {
  const { t, number } = useWords()
  return problem => {
    switch (problem.kind) {
      case 'powerpoint':
        return t('workshops.slides.problems.powerpoint')
      case 'format':
        return t('workshops.slides.problems.format')
      case 'damaged':
        return t('workshops.slides.problems.damaged')
      case 'encrypted':
        return t('workshops.slides.problems.encrypted')
      case 'size':
        return t('workshops.slides.problems.size', { most: number(PDF_MAX_MEGABYTES) })
      case 'pictureSize':
        return t('workshops.questions.pictureSize')
      case 'empty':
        return t('workshops.slides.problems.empty')
      case 'text':
        return t('workshops.slides.problems.text')
      case 'page':
        return t('workshops.slides.problems.page', { number: number(problem.slide) })
      case 'long':
        return t('workshops.slides.problems.long', { number: number(problem.slide) })
      case 'many':
        return t('workshops.slides.problems.many', { count: number(problem.count), most: number(SLIDE_LIMITS.slides) }, problem.count)
    }
  }
}

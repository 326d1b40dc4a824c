const QUESTION_HEADING = /^##[ \t].*\{[^}\n]*\bkind=[^}\n]*\}[ \t]*\r?$/m

/** Whether a bank asks anything, without parsing it: a question is a heading with settings. */
export function hasQuestionHeading(text: string): boolean {
  return QUESTION_HEADING.test(text)
}

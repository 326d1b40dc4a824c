import { inReadingOrder } from '#common/domain/shared/content/problem.ts'
import type { Place, Problem } from '#common/domain/shared/content/problem.ts'
import type { Reference } from '#common/domain/shared/content/reference.ts'
import { normaliseText } from '#common/domain/shared/content/source-text.ts'
import { readYamlFields } from '#common/domain/shared/content/yaml-fields.ts'
import type { YamlFields } from '#common/domain/shared/content/yaml-fields.ts'
import { readYaml } from '#common/domain/shared/content/yaml-tree.ts'
import type { CourseManifest } from './course.ts'
import { QUIZ_LIMITS } from './quiz-limits.ts'

const KEYS = [
  'id',
  'version',
  'original',
  'order',
  'title',
  'summary',
  'duration',
  'competencies',
  'prerequisites',
  'passMark',
  'quiz',
  'certificate',
]
const DEFAULT_PASS_MARK = 70

export interface ParsedManifest {
  /** Undefined without an id and a title. Lesser errors leave a usable course. */
  readonly manifest: CourseManifest | undefined
  readonly problems: readonly Problem[]
  readonly references: readonly Reference[]
  readonly idPlace: Place
  readonly quizPlace: Place
  readonly originalPlace: Place
  /** Ids of required courses with their places; the caller checks that they exist. */
  readonly prerequisites: readonly (Place & { readonly id: string })[]
}

/** Reads a `course.yaml`. */
export function parseCourseManifest(text: string): ParsedManifest {
  const yaml = readYaml(normaliseText(text), 1)
  const problems: Problem[] = [...yaml.problems]
  const fields = readYamlFields(yaml, yaml.tree, KEYS, problems)
  fields.require('id', 'version', 'title', 'summary', 'duration', 'passMark')
  const manifest = readManifest(fields)
  const placed = (key: string, ids: readonly string[]) => {
    const offsets = fields.offsetsIn(key)
    return ids.map((id, index) => ({ id, ...yaml.place(offsets[index] ?? 0) }))
  }
  return {
    manifest,
    problems: inReadingOrder(problems),
    idPlace: yaml.place(fields.offsetOf('id')),
    quizPlace: yaml.place(fields.offsetOf('quiz')),
    originalPlace: yaml.place(fields.offsetOf('original')),
    references: placed('competencies', manifest?.competencies ?? []).map(({ id, ...place }) => ({
      kind: 'competency',
      target: id,
      ...place,
    })),
    prerequisites: placed('prerequisites', manifest?.prerequisites ?? []),
  }
}

function readManifest(fields: YamlFields): CourseManifest | undefined {
  const id = fields.id('id')
  const title = fields.words('title')
  const summary = fields.words('summary')
  const version = fields.version('version')
  const original = fields.language('original')
  const order = fields.whole('order', 0)
  const durationMinutes = fields.whole('duration', 1)
  const competencies = fields.ids('competencies')
  const prerequisites = fields.ids('prerequisites')
  const passMark = fields.whole('passMark', 1, 100)
  const quiz = fields.map('quiz', ['questions', 'minutes', 'tries', 'wait'])
  const quizQuestions = quiz?.whole('questions', 1)
  const quizMinutes = quiz?.whole('minutes', 1, QUIZ_LIMITS.minutes, 'quiz-minutes')
  const quizTries = quiz?.whole('tries', 1, QUIZ_LIMITS.tries, 'quiz-tries')
  const quizWaitHours = quiz?.whole('wait', 1, QUIZ_LIMITS.waitHours, 'quiz-wait')
  const score = fields.map('certificate', ['score'])?.yesNo('score')
  if (id === undefined || title === undefined) return undefined
  return {
    id,
    title,
    summary: summary ?? {},
    version: version ?? '0.0.0',
    original,
    order: order ?? Number.MAX_SAFE_INTEGER,
    durationMinutes: durationMinutes ?? 0,
    competencies: competencies ?? [],
    prerequisites: prerequisites ?? [],
    passMark: passMark ?? DEFAULT_PASS_MARK,
    quizQuestions,
    quizMinutes,
    quizTries,
    quizWaitHours,
    certificate: { score: score ?? false },
  }
}

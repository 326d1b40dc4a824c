import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import type { Question } from '#common/domain/quizzes/question.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const courses = openCourseLibrary({ folders: [join(root, 'courses')] })
const courseIds = (await courses.list()).map(({ id }) => id)

const AR_FIREWALL = 'الفصل بين تقديم الخدمات وإنفاذ قوانين الهجرة'

/** Every text of the courses and the termbase, each as one line without the marks of quotations. */
const texts = new Map(
  [...readdirSync(join(root, 'courses'), { recursive: true, encoding: 'utf8' }).map(path => join('courses', path)), 'docs/termbase.md']
    .filter(path => /\.(?:md|yaml|svg)$/.test(path))
    .map(path => [path.replaceAll('\\', '/'), asOneLine(readFileSync(join(root, path), 'utf8'))]),
)

function asOneLine(text: string): string {
  return text
    .replace(/^[>\s]+/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/[’‘]/g, "'")
}

function findTextsWith(phrase: RegExp): readonly string[] {
  return [...texts].flatMap(([path, text]) => (phrase.test(text) ? [path] : []))
}

function readText(path: string): string {
  return texts.get(`courses/${path}`) ?? ''
}

async function readBank(courseId: string): Promise<ReadonlyMap<string, Question>> {
  const quiz = await courses.quiz(courseId, 'en')
  return new Map([...(quiz?.questions ?? [])].map(([id, { question }]) => [id, question]))
}

async function readQuestion(courseId: string, id: string): Promise<Question> {
  const question = (await readBank(courseId)).get(id)
  if (question === undefined) throw new Error(`${courseId} has no question ${id}`)
  return question
}

const options = (question: Question) => ('options' in question ? question.options : [])
const rightOptions = (question: Question) => options(question).filter(option => option.right)

describe('the shipped courses', () => {
  it.each([
    ['a danger to the health of others', /\bcontagi|\binfect|sick for all|neighbour of the sick|sits beside theirs/i],
    ['a lot or a left-over', /diverse lot|left-over/i],
    ['takers of jobs, or unwanted', /foreigners may take|whom it does not want/i],
  ])('speak of no people as %s', (_, phrase) => {
    expect(findTextsWith(phrase)).toEqual([])
  })

  it('take it for granted nowhere that women cook and mothers mind the children', () => {
    expect(findTextsWith(/is cooking|women who cook|when a mother goes|mothers and the cook|ask two women/i)).toEqual([])
  })

  it('put no promise on the wall that the law of a country may break', () => {
    expect(findTextsWith(/you pay nothing to be hired/i)).toEqual([])
    expect(readText('local-jobs/en/05-skills-to-jobs.md')).toMatch(/the international standard, our law, and where to ask before paying/)
  })

  it('name the firewall in Arabic by what it does, and never by the everyday word for a separation wall', async () => {
    const glossaries = await Promise.all(courseIds.map(id => courses.glossary(id, 'en')))
    const firewalls = glossaries.flatMap(glossary => glossary?.terms ?? []).filter(({ id }) => id === 'firewall')
    expect(firewalls.map(({ words }) => words.ar)).toEqual([AR_FIREWALL, AR_FIREWALL])
    expect(texts.get('docs/termbase.md')).toContain(AR_FIREWALL)
    expect(findTextsWith(/الجدار الفاصل|جدار الفصل/)).toEqual([])
  })

  it('say wherever the firewall is taught that law may oblige, and then who decides', () => {
    for (const lesson of ['empowering-migrants/en/03-one-door.md', 'managing-the-link/en/05-count-with-care.md']) {
      expect(readText(lesson)).toMatch(/law obliges/)
      expect(readText(lesson)).toMatch(/legal officer (?:decides|replies)/)
    }
    expect(findTextsWith(/must not be used (?:for|to) enforce|pass it to nobody/i)).toEqual([])
  })

  it('leave a report to the police to the person who was harmed', async () => {
    const banks = await Promise.all(courseIds.map(readBank))
    const keyed = banks.flatMap(bank => [...bank.values()]).flatMap(rightOptions)
    const police = keyed.map(({ html }) => html).filter(html => /police/i.test(html))
    expect(police.filter(html => !/\bif (?:they|he|she|the person)\b/i.test(html))).toEqual([])
    expect(findTextsWith(/\. Call the police|and pass fraud to the police/)).toEqual([])
    expect(readText('integration/en/03-rumours.md')).toMatch(/Photograph the wall, because it is proof, and then have it cleaned/)
  })

  it('ask no clinic for the word refugee, and say that recognition declares', async () => {
    expect((await readQuestion('core', 'q-waiting-family')).stemHtml).not.toMatch(/clinic/i)
    expect(findTextsWith(/word is for after recognition|clinic's form/)).toEqual([])
    expect(readText('core/en/01-who-moves.md')).toMatch(/makes nobody a refugee; it declares/)
  })

  it('say wherever trafficking is defined that no means is needed for a child', async () => {
    const defined = ['core/en/01-who-moves.md', 'core/en/glossary.md', 'core/en/quiz.md', 'empowering-migrants/en/02-those-who-go.md']
    expect(defined.filter(path => !/child, (?:that is )?anyone under eighteen/.test(readText(path)))).toEqual([])
    const [key] = rightOptions(await readQuestion('core', 'q-hotel-jobs'))
    expect(key?.html).toMatch(/in private and, if they agree/)
    expect(readText('empowering-migrants/en/02-those-who-go.md')).toMatch(/trafficking in persons or of forced labour/)
  })

  it('let no poor quarter pay its share in unpaid work', () => {
    expect(findTextsWith(/in days of work|days of work count|day of work on the site counts/i)).toEqual([])
    expect(readText('local-jobs/en/04-matched-money.md')).toMatch(/Whoever works on a site is paid and insured/)
    expect(readText('local-jobs/en/04-matched-money.md')).toMatch(/- \[ \] Let its people pay their share in unpaid days/)
  })

  it('practise rumours with odd and even house numbers', () => {
    expect(findTextsWith(/red hats?\b/i)).toEqual([])
    expect(readText('integration/en/workshop.md')).toMatch(/odd and even house numbers/)
  })

  it('project no rumour about people in a test before or after a workshop', async () => {
    const RUMOUR =
      /\b(?:they|newcomers|foreigners|migrants|families)\b[^.?]{0,40}\b(?:before us|before we do|are paid|get (?:flats|everything)|take (?:our|the)|keep coming)\b/i
    for (const courseId of courseIds) {
      const guide = await courses.guide(courseId, 'en')
      const bank = await readBank(courseId)
      const activities = guide?.guide.sessions.flatMap(session => (session.kind === 'session' ? session.activities : [])) ?? []
      const asked = activities.filter(({ kind }) => kind === 'pre-test' || kind === 'post-test').flatMap(({ questionIds }) => questionIds)
      const stems = [...new Set(asked)].flatMap(id => bank.get(id)?.stemHtml ?? [])
      expect(stems.length).toBeGreaterThan(0)
      expect(stems.filter(stem => RUMOUR.test(stem))).toEqual([])
    }
    expect(findTextsWith(/are paid to come|pay foreign families/i)).toEqual([])
  })
})

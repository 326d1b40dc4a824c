import type { authoringContract } from '#common/contract/authoring.ts'
import type { HandlersFor } from './context.ts'

export const authoringHandlers: HandlersFor<keyof typeof authoringContract> = {
  'authoring.list': ({ lang }, { authoring }) => authoring.list(lang),
  'authoring.create': (input, { authoring }) => authoring.create(input),
  'authoring.copy': ({ courseId }, { authoring }) => authoring.copy(courseId),
  'authoring.open': ({ folder, lang }, { authoring }) => authoring.open(folder, lang),
  'authoring.preview': ({ folder, path }, { authoring }) => authoring.page(folder, path),
  'authoring.text': ({ folder, path }, { authoring }) => authoring.text(folder, path),
  'authoring.write': ({ folder, path, text, hash }, { authoring }) => authoring.write(folder, path, text, hash),
  'authoring.authorsGuide': (_, { authoring }) => authoring.authorsGuide(),
  'authoring.sourceUses': ({ folder }, { authoring }) => authoring.sourceUses(folder),
  'authoring.shared': ({ folder }, { authoring }) => authoring.shared(folder),
  'authoring.addCompetency': ({ folder, title }, { authoring }) => authoring.addCompetency(folder, title),
  'authoring.addLanguage': ({ folder, lang }, { authoring }) => authoring.addLanguage(folder, lang),
  'authoring.addFile': ({ folder, kind }, { authoring }) => authoring.addFile(folder, kind),
  'authoring.renameFile': ({ folder, path, name }, { authoring }) => authoring.renameFile(folder, path, name),
  'authoring.moveLesson': ({ folder, path, to }, { authoring }) => authoring.moveLesson(folder, path, to),
  'authoring.findLinking': ({ folder, path }, { authoring }) => authoring.findLinking(folder, path),
  'authoring.deleteFile': ({ folder, path }, { authoring }) => authoring.deleteFile(folder, path),
  'authoring.undo': ({ folder, id }, { authoring }) => authoring.undo(folder, id),
  'authoring.insertion': ({ folder, path, kind, text }, { authoring }) => authoring.insertion(folder, path, kind, text),
  'authoring.references': ({ folder, path }, { authoring }) => authoring.references(folder, path),
  'authoring.sendPicture': ({ uploadId, offset, base64 }, { authoring }) => authoring.sendPicture(uploadId, offset, base64),
  'authoring.addPicture': ({ folder, uploadId, fileName }, { authoring }) => authoring.addPicture(folder, uploadId, fileName),
  'authoring.markTranslated': async ({ folder, path }, { authoring }) => {
    await authoring.markTranslated(folder, path)
    return null
  },
  'authoring.tryQuestion': ({ folder, path, questionId, response }, { authoring }) =>
    authoring.tryQuestion(folder, path, questionId, response),
  'authoring.pack': ({ folder }, { authoring }) => authoring.pack(folder),
  'authoring.install': ({ folder, consent }, { authoring }) => authoring.install(folder, consent),
  'authoring.exportQuestions': ({ folder, ...bank }, { authoring }) => authoring.exportQuestions(folder, bank),
  'authoring.importQuestions': ({ folder, gift, ...bank }, { authoring }) => authoring.importQuestions(folder, bank, gift),
}

import type { Locale } from '#common/domain/shared/locale.ts'

interface ReadyEvaluation {
  readonly title: string
  /** Plain text; phones say themselves who sees names. */
  readonly prompt: string
  /** Content, learning, facilitation, exchange, usefulness, next steps, pace, organisation: the same order in every language. */
  readonly items: readonly string[]
}

/** An evaluation of a training on migration and local development, to be edited. */
export const READY_EVALUATION: Readonly<Record<Locale, ReadyEvaluation>> = {
  en: {
    title: 'How was this training?',
    prompt: 'Your answers help us improve the next training.',
    items: [
      'The topics covered were relevant to my institution.',
      'I now understand better how migration and local development are linked.',
      'The facilitators explained things clearly and answered our questions.',
      'There was enough time for discussion and exchange with other participants.',
      'I can use what I learned in my daily work.',
      'I know what I will do differently in the coming weeks.',
      'The pace and the length of the training were right.',
      'The venue, the materials and the practical arrangements were good.',
    ],
  },
  fr: {
    title: 'Comment avez-vous trouvé cette formation ?',
    prompt: 'Vos réponses nous aident à améliorer la prochaine formation.',
    items: [
      'Les sujets abordés étaient pertinents pour mon institution.',
      'Je comprends mieux le lien entre migration et développement local.',
      'Les animateurs ont donné des explications claires et répondu à nos questions.',
      'Nous avons eu assez de temps pour discuter et échanger entre participants.',
      'Je peux utiliser dans mon travail ce que j’ai appris.',
      'Je sais ce que je vais faire autrement dans les prochaines semaines.',
      'Le rythme et la durée de la formation étaient adaptés.',
      'Le lieu, les supports et l’organisation pratique étaient satisfaisants.',
    ],
  },
  es: {
    title: '¿Qué le pareció esta formación?',
    prompt: 'Sus respuestas nos ayudan a mejorar la próxima formación.',
    items: [
      'Los temas tratados fueron pertinentes para mi institución.',
      'Entiendo mejor la relación entre migración y desarrollo local.',
      'Las personas facilitadoras explicaron con claridad y respondieron a nuestras preguntas.',
      'Hubo suficiente tiempo para el debate y el intercambio entre participantes.',
      'Puedo aplicar en mi trabajo lo que aprendí.',
      'Sé qué haré de otra manera en las próximas semanas.',
      'El ritmo y la duración de la formación fueron adecuados.',
      'El lugar, los materiales y la organización práctica fueron buenos.',
    ],
  },
  ar: {
    title: 'ما رأيك في هذا التدريب؟',
    prompt: 'تساعدنا إجاباتك على تحسين التدريب القادم.',
    items: [
      'كانت المواضيع المطروحة ذات صلة بعمل مؤسستي.',
      'أصبحتُ أفهم بشكل أفضل العلاقة بين الهجرة والتنمية المحلية.',
      'شرح الميسّرون المحتوى بوضوح وأجابوا عن أسئلتنا.',
      'كان هناك وقت كافٍ للنقاش وتبادل الخبرات بين المشاركين.',
      'يمكنني أن أستفيد في عملي مما تعلّمته.',
      'أعرف ما الذي سأفعله بطريقة مختلفة في الأسابيع القادمة.',
      'كانت وتيرة التدريب ومدته مناسبتين.',
      'كان المكان والمواد والترتيبات التنظيمية جيدة.',
    ],
  },
}

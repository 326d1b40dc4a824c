interface Drawing {
  readonly fields: readonly string[]
  readonly lines: readonly string[]
}

/** Drawings of empty states on a field of 160 by 110, thin ink lines over one light field. */
export const EMPTY_DRAWINGS = {
  /* A shelf with one leaning book and room for more. */
  shelf: {
    fields: ['M40 34h14v56H40Z', 'M72 42l13-4 15 50-13 4Z'],
    lines: [
      'M14 92H146',
      'M20 92v10M140 92v10',
      'M40 34h14v58H40ZM40 46h14M40 80h14',
      'M56 40h12v52H56ZM56 52h12',
      'M72 42l13-4 15 50-13 4Z',
    ],
  },
  /* A path that begins. */
  path: {
    fields: ['M98 26h30v22H98Z'],
    lines: [
      'M10 98C54 96 30 66 70 64S96 50 108 48',
      'M98 48V26h30v22',
      'M92 28l21-15 21 15',
      'M108 48V37h10v11',
      'M20 88v-9a5 5 0 0 1 10 0v9M22 88v12M28 88v12M25 66a4 4 0 1 0 .1 0',
      'M140 60c-8 4-16 4-24 2M48 38c10-4 14-4 22-2',
    ],
  },
  /* A framed sheet, still blank. */
  frame: {
    fields: ['M34 22h92v60H34Z'],
    lines: [
      'M26 14h108v76H26Z',
      'M34 22h92v60H34Z',
      'M56 40h48M64 50h32',
      'M52 70h22',
      'M104 64a7 7 0 1 0 .1 0M100 77l-3 12 7-4 7 4-3-12',
      'M80 14l-14-8M80 14l14-8',
    ],
  },
  /* A box with its lid off. */
  box: {
    fields: ['M36 52h88v40H36Z'],
    lines: ['M36 52h88v40H36Z', 'M30 40l98-10 2 12-98 10Z', 'M66 64h28v10H66Z', 'M12 92h136'],
  },
  /* A signpost that points nowhere. */
  signpost: {
    fields: ['M50 22h54l12 10-12 10H50Z'],
    lines: ['M76 14v84M82 14v84', 'M50 22h54l12 10-12 10H50Z', 'M108 50H56l-10 9 10 9h52Z', 'M48 98c10-6 20-2 31-2s21-4 33 2', 'M76 14h6'],
  },
  /* A table with chairs around it, waiting for people. */
  circle: {
    fields: ['M50 52a30 13 0 0 0 60 0a30 13 0 0 0 -60 0'],
    lines: [
      'M50 52a30 13 0 0 0 60 0a30 13 0 0 0 -60 0',
      'M80 65V92M66 94c4-3 24-3 28 0',
      'M22 50v42M22 70h16v22',
      'M138 50v42M138 70h-16v22',
      'M66 24v16M94 24v16M66 32h28',
      'M12 94h136',
    ],
  },
} as const satisfies Readonly<Record<string, Drawing>>

export type EmptyDrawing = keyof typeof EMPTY_DRAWINGS

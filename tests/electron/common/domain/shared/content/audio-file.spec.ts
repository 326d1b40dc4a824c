import { describe, expect, it } from 'vitest'
import { findAudioNameType, findAudioType } from '#common/domain/shared/content/audio-file.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'number' ? part : [...part].map(letter => letter.charCodeAt(0)))))

describe('a sound file', () => {
  it.each([
    ['an mp3 with tags', bytes('ID3', 4, 0, 0), 'mp3'],
    ['an mp3 of MPEG 1', bytes(0xff, 0xfb, 0x90), 'mp3'],
    ['an mp3 of MPEG 2.5', bytes(0xff, 0xe3, 0x18), 'mp3'],
    ['an ogg', bytes('OggS', 0, 2), 'ogg'],
    ['an m4a', bytes(0, 0, 0, 0x20, 'ftypM4A '), 'm4a'],
    ['a wav', bytes('RIFF', 1, 2, 3, 4, 'WAVE'), 'wav'],
    ['a webp picture', bytes('RIFF', 1, 2, 3, 4, 'WEBP'), undefined],
    ['AAC without a container', bytes(0xff, 0xf1, 0x50), undefined],
    ['a byte order mark', bytes(0xff, 0xfe, 'a', 0), undefined],
    ['a page', bytes('<script>alert'), undefined],
    ['nothing', bytes(), undefined],
  ])('is known by its bytes: %s', (_, head, type) => {
    expect(findAudioType(head)).toBe(type)
  })

  it('promises a type by its name, in capitals too', () => {
    expect(['a.mp3', 'a.b/c.WAV', 'a.mp4', 'mp3', 'a.mp3.exe'].map(findAudioNameType)).toEqual(['mp3', 'wav', undefined, 'mp3', undefined])
  })
})

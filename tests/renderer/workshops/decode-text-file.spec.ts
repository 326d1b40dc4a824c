import { describe, expect, it } from 'vitest'
import { decodeTextFile } from '#renderer/features/workshops/participants/decode-text-file.ts'
import { ENCODINGS } from '#renderer/features/workshops/participants/encodings.ts'

const bytes = (...values: readonly number[]): ArrayBuffer => Uint8Array.from(values).buffer

/** The text as a program saves it that knows only one encoding. */
function encode(text: string, name: string): ArrayBuffer {
  const letters =
    ENCODINGS.find(encoding => encoding.name === name)?.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte).buffer) ?? ''
  return bytes(...Array.from(text, letter => letters.indexOf(letter)))
}

describe('decoding a text file', () => {
  it('reads Unicode by its marks', () => {
    expect(decodeTextFile(new TextEncoder().encode('Nom;Été\nبدر').buffer)).toEqual({ text: 'Nom;Été\nبدر', isCertain: true })
    expect(decodeTextFile(bytes(0xff, 0xfe, 0x41, 0x00, 0x28, 0x06))?.text).toBe('Aب')
    expect(decodeTextFile(bytes(0xfe, 0xff, 0x00, 0x41, 0x06, 0x28))?.text).toBe('Aب')
  })

  it.each([
    ['windows-1252', 'Nom et prénom;Structure\r\nRenée Lefèvre;Mairie\r\nSøren Ångström;Port'],
    ['windows-1252', 'Nombre y apellidos;Organización\nJosé Muñoz;Unión «Sí»\nJoão Guimarães;Câmara'],
    ['windows-1252', "BENALI RENÉE;MAIRIE D'ÉVRY"],
    ['windows-1252', 'Guðmundur Þórðarson;Reykjavík\nSigríður Björnsdóttir;Höfn'],
    ['windows-1252', 'Eté'],
    ['macintosh', 'Nom et prénom;Structure\rRenée Lefèvre;Mairie\rSøren Ångström;Port'],
    ['macintosh', 'Nombre;Organización\rJosé Muñoz;Unión'],
    ['DOS 850', 'Nom et prénom;Structure\r\nRenée Lefèvre;Mairie\r\nSøren Ångström;Port'],
    ['DOS 850', 'Nombre;Organización\nJosé Muñoz;Unión'],
    ['windows-1250', 'Imię i nazwisko;Urząd\nPaweł Wójcik;Łódź\nŁukasz Wiśniewski;Gdańsk'],
    ['windows-1250', 'Jméno;Úřad\nJiří Dvořák;Plzeň\nŠárka Šimůnková;Město'],
    ['windows-1250', 'Ime;Općina\nMarko Marković;Niš\nĐorđe Čović;Šabac'],
    ['windows-1250', 'Név;Szervezet\nKovács Győző;Győr\nErdős Réka;Önkormányzat\nSzűcs Ágnes;Iskola'],
    ['windows-1254', 'Ad soyad;Kurum\nAyşe Yılmaz;Şişli Belediyesi\nDoğan Çelik;Iğdır\nÖmer Öztürk;İzmir'],
    ['windows-1251', 'Имя;Организация\nАнна Иванова;Город\nОлексій Ковальчук;Київ'],
    ['windows-1256', 'الاسم,الجهة\nبدر العلوي,البلدية\nأمينة بن سالم,الميناء'],
    ['windows-1256', 'بدرا,العلوي'],
  ])('tells %s by its words: %j', (name, text) => {
    expect(decodeTextFile(encode(text, name))).toEqual({ text, isCertain: true })
  })

  it('says when it can only guess', () => {
    expect(decodeTextFile(bytes(0x41, 0x81, 0x8d, 0x42))?.isCertain).toBe(false)
  })

  it('returns undefined if the file is not text, or far too long', () => {
    expect(decodeTextFile(bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00))).toBeUndefined()
    expect(decodeTextFile(new ArrayBuffer(2_000_001))).toBeUndefined()
  })
})

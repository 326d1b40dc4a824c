/** Keys that no empty password opens. */
const LOCK = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]`

/** A PDF in landscape with one line of text on each page. */
export function smallPdf(texts: readonly string[], { isLocked = false } = {}): Buffer {
  const kids = texts.map((_, index) => `${String(4 + index * 2)} 0 R`).join(' ')
  const pages = texts.flatMap((text, index) => {
    const drawn = `0.9 0.95 0.9 rg 0 0 720 405 re f 0 g BT /F 48 Tf 60 200 Td (${text}) Tj ET`
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 720 405] /Resources << /Font << /F 3 0 R >> >> /Contents ${String(5 + index * 2)} 0 R >>`,
      `<< /Length ${String(drawn.length)} >>\nstream\n${drawn}\nendstream`,
    ]
  })
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${String(texts.length)} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages,
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = pdf.length
    pdf += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${offsets.join('')}`
  const trailer = `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R ${isLocked ? LOCK : ''} >>\nstartxref\n${String(pdf.length)}\n%%EOF`
  return Buffer.from(pdf + table + trailer, 'latin1')
}

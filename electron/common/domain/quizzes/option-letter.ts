/** A, B, C …: the same on the projector, on phones, on the control screen and where the answer is shown. */
export function toOptionLetter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

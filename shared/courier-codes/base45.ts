/** RFC 9285: bytes as the 45 letters that a QR code packs tightest, so that every reader of codes gives the same text. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const valueOf = new Map(Array.from(alphabet, (letter, value) => [letter, value]));

export function toBase45(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let value = isPair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    for (let letter = 0; letter < (isPair ? 3 : 2); letter++) {
      text += alphabet[value % 45]!;
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** Undefined unless the text is the one spelling of some bytes. */
export function findBase45Bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = Array.from(text.slice(at, at + 3), (letter) => valueOf.get(letter));
    if (values.includes(undefined)) return undefined;
    const value = values.reduceRight<number>((sum, digit) => sum * 45 + digit!, 0);
    if (value > (values.length === 3 ? 0xff_ff : 0xff)) return undefined;
    if (values.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}

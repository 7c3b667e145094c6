// The two standard text codecs that every host of shared/ has (browser, service worker, Node). Declared here so that
// shared/ compiles with neither DOM nor Node types; nothing else of a platform may be used without a port.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

import type { Damage } from "./damage.ts";

/** A piece of damage in English, for the console. */
export function describeDamage({ kind, name = "", line = 0, count = 0, at = 0, bytes = 0 }: Damage): string {
  switch (kind) {
    case "not-a-bundle":
      return "this is no bundle";
    case "sealed-for-others":
      return "it is sealed for another district";
    case "seal-broken":
      return "its seal is damaged; nothing of it can be read";
    case "seal-damaged":
      return `${bytes} bytes from ${at} do not open`;
    case "cut-off":
      return "the end of the file is missing";
    case "structure":
      return "the frame of the file is damaged";
    case "manifest":
      return "its list of contents is missing or unreadable";
    case "line":
      return `line ${line} of the entries is unreadable`;
    case "entries-missing":
      return `${count} entries of its list of contents are missing`;
    case "checksum":
      return `${name} has another checksum`;
    case "evidence-damaged":
      return `${name} has other bytes than its name says`;
    case "evidence-missing":
      return `${name} is missing`;
    case "receipt":
      return `${name} is unreadable`;
    case "duplicate":
      return `a second file ${name} was not read`;
    case "unknown-file":
    case "unsafe-name":
      return `${JSON.stringify(name)} is no file of a bundle and was not read`;
    case "limit":
      return name === "" ? "it holds more than a bundle may hold" : `${name} is larger than it may be`;
  }
}

import { BlockList, isIP } from "node:net";
import { derSequence, derValue } from "./der.ts";

/** Names that no public authority ever gives out, and that offices use. */
const privateSuffixes = ["local", "lan", "internal", "home.arpa", "localhost"];

/** Addresses that mean something within a house only. */
const privateNets: [string, number][] = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["127.0.0.0", 8],
  ["fc00::", 7],
  ["fe80::", 10],
  ["::1", 128],
];

/** What a certificate authority may vouch for. Whoever steals its key can pretend to be no other site. */
export interface NameConstraints {
  /** DNS names; each stands for itself and what lies below it. */
  names: string[];
  /** Address and length of the prefix. */
  nets: [string, number][];
}

/** An office's own network, and those of the hosts that lie outside of it. */
export function constrainTo(hosts: readonly string[]): NameConstraints {
  const constraints: NameConstraints = { names: [...privateSuffixes], nets: [...privateNets] };
  for (const host of hosts) {
    if (mayVouchFor(constraints, host)) continue;
    if (isIP(host) === 0) constraints.names.push(host);
    else constraints.nets.push([host, isIP(host) === 4 ? 32 : 128]);
  }
  return constraints;
}

export function mayVouchFor({ names, nets }: NameConstraints, host: string): boolean {
  if (isIP(host) === 0) return names.some((name) => host === name || host.endsWith(`.${name}`));
  const list = new BlockList();
  for (const [address, prefix] of nets) list.addSubnet(address, prefix, familyOf(address));
  return list.check(host, familyOf(host));
}

const familyOf = (address: string) => (isIP(address) === 4 ? "ipv4" : "ipv6");

/** The extension's value: RFC 5280, 4.2.1.10, permitted subtrees alone. */
export function encodeConstraints({ names, nets }: NameConstraints): Uint8Array<ArrayBuffer> {
  const subtrees = [
    ...names.map((name) => derValue(0x82, Buffer.from(name, "ascii"))),
    ...nets.map(([address, prefix]) => derValue(0x87, bytesOf(address), maskOf(isIP(address) === 4 ? 4 : 16, prefix))),
  ];
  return derSequence(derValue(0xa0, ...subtrees.map((base) => derSequence(base))));
}

function maskOf(length: number, prefix: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => {
    const bits = Math.min(8, Math.max(0, prefix - at * 8));
    return (0xff << (8 - bits)) & 0xff;
  });
}

/** The bytes of an address as text. */
export function bytesOf(address: string): Uint8Array {
  if (isIP(address) === 4) return Uint8Array.from(address.split(".").map(Number));
  // The groups that "::" stands for.
  const [head = "", tail] = address.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const missing = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => "0");
  return Uint8Array.from(
    [...before, ...missing, ...after].flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >>> 8, value & 0xff];
    }),
  );
}

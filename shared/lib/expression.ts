/**
 * Rules, calculations and conditions of the catalogue, in CEL (cel.dev), evaluated alike on tablet and server. The engine
 * interprets a syntax tree: no code is generated, so a page may forbid `unsafe-eval`.
 *
 * A context is plain JSON. Whole numbers go in as CEL `int` and come out as numbers; null and absent both mean "not
 * known". What needs something not known is "unknown": neither true nor false, and never an exception. As in CEL,
 * `false && unknown` is false and `true || unknown` is true.
 *
 * Besides standard CEL there is `list.sum()` of whole numbers, as in the list library of Kubernetes.
 */
import { Environment, EvaluationError, type ASTNode } from "@marcbachmann/cel-js";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Context = { [name: string]: Json | undefined };

export type Outcome =
  | { kind: "value"; value: Json }
  /** `names`: what is missing; where a part may go without, as in `a || b`, only what was found missing first. */
  | { kind: "unknown"; names: string[] }
  | { kind: "error"; message: string };

export const maxSourceLength = 2_000;
export const maxListLength = 500;
const maxContextDepth = 8;
const maxMacroDepth = 2;
const maxCached = 1_000;

const macros = new Set(["all", "exists", "exists_one", "map", "filter", "bind"]);

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 500, maxDepth: 50, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 8 },
}).registerFunction("list.sum(): dyn", sum);

function sum(list: unknown[]): bigint {
  let total = 0n;
  for (const item of list) {
    if (typeof item !== "bigint") throw new EvaluationError("sum() takes whole numbers");
    total += item;
  }
  return total;
}

type Evaluate = (context: ReadonlyMap<string, unknown>) => unknown;
/** `needsAll`: without one of its names the expression has no value. `names`: free dotted names, sorted. */
type Compiled =
  | { kind: "compiled"; evaluate: Evaluate; names: string[]; needsAll: boolean }
  | { kind: "error"; message: string };

const cache = new Map<string, Compiled>();

/** Parses once; later calls with the same source return the same answer from the cache. */
export function compileExpression(source: string): Compiled {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const compiled = parse(source);
  if (cache.size >= maxCached) cache.clear();
  cache.set(source, compiled);
  return compiled;
}

/** A context made ready once, for several expressions. */
export class PreparedContext {
  /** A Map, since the engine would look names of a plain object up in its prototype too. */
  readonly names: ReadonlyMap<string, unknown> | undefined;
  /** Why the context cannot be used: too deep, or a list too long. */
  readonly problem: string | undefined;

  constructor(context: Context) {
    try {
      this.names = new Map(Object.entries(toCelObject(context, 0)));
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}

/** Never throws: what is wrong with source, context or result comes back as `error`. */
export function evaluateExpression(source: string, context: Context | PreparedContext): Outcome {
  const compiled = compileExpression(source);
  if (compiled.kind === "error") return compiled;
  const { names, problem } = context instanceof PreparedContext ? context : new PreparedContext(context);
  if (names === undefined) return { kind: "error", message: problem ?? "The figures cannot be read" };
  if (compiled.needsAll) {
    const missing = compiled.names.filter((name) => isMissing(names, name));
    if (missing.length > 0) return { kind: "unknown", names: missing };
  }
  try {
    return { kind: "value", value: fromCel(compiled.evaluate(names)) };
  } catch (error) {
    if (error instanceof EvaluationError && (error.code === "no_such_key" || error.code === "unknown_variable")) {
      return { kind: "unknown", names: [pathOf(error.node) ?? error.summary] };
    }
    return { kind: "error", message: messageOf(error) };
  }
}

function parse(source: string): Compiled {
  if (source.length > maxSourceLength) {
    return { kind: "error", message: `An expression has at most ${maxSourceLength} characters` };
  }
  try {
    const program = environment.parse(source);
    const found: Found = { names: new Set(), needsAll: true };
    inspect(program.ast, { bound: new Set(), macroDepth: 0, found });
    const check = program.check();
    if (!check.valid) return { kind: "error", message: messageOf(check.error) };
    const names = [...found.names].toSorted();
    return { kind: "compiled", evaluate: (context) => program(context), names, needsAll: found.needsAll };
  } catch (error) {
    return { kind: "error", message: messageOf(error) };
  }
}

interface Found {
  names: Set<string>;
  needsAll: boolean;
}

interface Inspection {
  bound: ReadonlySet<string>;
  macroDepth: number;
  found: Found;
}

/** Operators whose value may not depend on every part. */
const lenient = new Set(["||", "&&", "?:"]);

/** Collects the free dotted names and refuses what could run long: deep comprehensions and regular expressions. */
function inspect(node: unknown, state: Inspection): void {
  if (Array.isArray(node)) {
    for (const item of node) inspect(item, state);
    return;
  }
  if (!isNode(node)) return;
  const path = pathOf(node);
  if (path !== undefined) {
    if (!state.bound.has(path.split(".", 1)[0] ?? "")) state.found.names.add(path);
    return;
  }
  if (lenient.has(node.op)) state.found.needsAll = false;
  if (node.op === "call" || node.op === "rcall") {
    const [name, ...rest] = node.args as [string, ...unknown[]];
    if (name === "matches") throw new Error("matches() is not allowed in an expression");
    if (name === "has") state.found.needsAll = false;
    if (node.op === "rcall" && macros.has(name)) {
      state.found.needsAll = false;
      inspectMacro(rest, state);
      return;
    }
  }
  inspect(node.args, state);
}

/** `list.all(v, body)`: `v` is bound in the body only. */
function inspectMacro([receiver, macroArguments]: unknown[], state: Inspection): void {
  if (state.macroDepth >= maxMacroDepth) throw new Error(`At most ${maxMacroDepth} nested loops over lists`);
  inspect(receiver, state);
  const [variable, ...body] = Array.isArray(macroArguments) ? macroArguments : [];
  const name = isNode(variable) ? pathOf(variable) : undefined;
  const bound = name === undefined ? state.bound : new Set([...state.bound, name]);
  inspect(body, { ...state, bound, macroDepth: state.macroDepth + 1 });
}

/** Whether a dotted name leads to nothing; false where it leads through something that has no fields. */
function isMissing(names: ReadonlyMap<string, unknown>, path: string): boolean {
  const [first = "", ...rest] = path.split(".");
  let value = names.get(first);
  for (const name of rest) {
    if (value === undefined) return true;
    if (typeof value !== "object" || Array.isArray(value)) return false;
    value = (value as Record<string, unknown>)[name];
  }
  return value === undefined;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

/** "this.valid" for a chain of field accesses, undefined for anything else. */
function pathOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.op === "id") return String(node.args);
  if (node.op !== ".") return undefined;
  const [left, name] = node.args as [unknown, unknown];
  const before = pathOf(left);
  return before === undefined ? undefined : `${before}.${String(name)}`;
}

function toCelObject(value: { [name: string]: Json | undefined }, depth: number): Record<string, unknown> {
  if (depth > maxContextDepth) throw new Error("The figures are nested too deep");
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (item === null || item === undefined) continue;
    // A name that would change the prototype is no figure.
    if (name !== "__proto__") result[name] = toCel(item, depth + 1);
  }
  return result;
}

function toCel(value: Json, depth: number): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) {
    if (value.length > maxListLength) throw new Error(`A list has at most ${maxListLength} rows`);
    if (depth > maxContextDepth) throw new Error("The figures are nested too deep");
    return value.map((item) => toCel(item, depth + 1));
  }
  if (typeof value === "object" && value !== null) return toCelObject(value, depth);
  return value;
}

function fromCel(value: unknown): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "bigint") {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new Error("The result is too large");
  }
  if (Array.isArray(value)) return value.map(fromCel);
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, item]) => [String(name), fromCel(item)]));
  }
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fromCel(item)]));
  }
  throw new Error("The result is not a figure, a text, a list or a yes or no");
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return "summary" in error ? String(error.summary) : error.message;
  return String(error);
}

import { Check } from "typebox/value";
import type { CompileSchema } from "../../shared/journal/ports.ts";

/** Checks by walking the schema: a page may not compile code (its security policy forbids eval). */
export const interpretSchema: CompileSchema = (schema) => (value): value is never => Check(schema, value);

/** `npm run admin -- enrol-code`: lets one tablet in, from the server's own console. */
import { Check } from "typebox/value";
import { Role } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { byConsole } from "../office-log/office-log.ts";
import { enrolCodeLifetimeMs, hashEnrolCode, makeEnrolCode } from "../session/enrol-codes.ts";
import { UsageError, parseOptions, withData, type Environment } from "./command-line.ts";

export async function run(args: string[], env: Environment): Promise<number> {
  const { values } = parseOptions(args, {
    unit: { type: "string" },
    role: { type: "string", default: "governor-representative" },
    officer: { type: "string" },
  });
  const { unit, role } = values;
  if (unit === undefined) throw new UsageError("--unit says for which place the tablet is.");
  if (!Check(Role, role)) throw new UsageError(`There is no role "${role}".`);
  return withData(env, async ({ store, office }) => {
    if ((await store.findUnitPath(unit)) === undefined) throw new UsageError(`There is no unit "${unit}".`);
    const code = makeEnrolCode();
    const expiresAt = new Date(Date.now() + enrolCodeLifetimeMs).toISOString();
    const officer = values.officer ?? `${unit}-${role}`;
    await store.addEnrolCode(
      { codeHash: hashEnrolCode(code), unit: unit as UnitId, role, officer, createdBy: "console", expiresAt },
      office.compose("code.made", unit, { role, officer }, byConsole),
    );
    process.stdout.write(`${code}\nfor one tablet of ${unit}, until ${expiresAt}\n`);
    return 0;
  });
}

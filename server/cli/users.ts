/** `npm run admin -- users`: who may sign in at the desk. Passwords are made here, shown once, and kept only as argon2id. */
import { randomInt } from "node:crypto";
import { Check } from "typebox/value";
import { Role } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { byConsole } from "../office-log/office-log.ts";
import { hashPassword } from "../session/passwords.ts";
import type { SqliteStore } from "../journal-store/sqlite-store.ts";
import type { OpenedData } from "../start/open-data.ts";
import { UsageError, parseOptions, withData, type Environment } from "./command-line.ts";

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Three groups of five letters that are not taken for one another: 74 bits. */
const makePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("")).join(
    "-",
  );

export async function run(args: string[], env: Environment): Promise<number> {
  const { values, positionals } = parseOptions(
    args,
    {
      unit: { type: "string" },
      role: { type: "string" },
      "name-fa": { type: "string" },
      "name-en": { type: "string" },
    },
    true,
  );
  const [action = "list", username = ""] = positionals;
  return withData(env, (data) => {
    switch (action) {
      case "list":
        return list(data.store);
      case "add":
        return add(data, username, values);
      case "password":
        return renew(data, username);
      default:
        throw new UsageError(`"${action}" is not something that can be done with users.`);
    }
  });
}

async function list(store: SqliteStore): Promise<number> {
  for (const { username, role, unit, name, demonstration } of await store.listUsers()) {
    process.stdout.write(`${username}\t${role}\t${unit}\t${name.fa}${demonstration ? "\t(demonstration)" : ""}\n`);
  }
  return 0;
}

async function add(
  { store, office }: OpenedData,
  username: string,
  order: { unit?: string; role?: string; "name-fa"?: string; "name-en"?: string },
): Promise<number> {
  const { unit, role } = order;
  if (!/^[a-z][a-z0-9._-]{1,39}$/.test(username))
    throw new UsageError("A user name has 2 to 40 small letters and digits.");
  if ((await store.findUser(username)) !== undefined) throw new UsageError(`There is a user "${username}" already.`);
  if (!Check(Role, role)) throw new UsageError(`--role is one of the catalogue's roles, not "${role}".`);
  if (unit === undefined || (await store.findUnitPath(unit)) === undefined) {
    throw new UsageError(`--unit is a known place, not "${unit}".`);
  }
  const password = makePassword();
  const name = { fa: order["name-fa"] ?? username, en: order["name-en"] ?? username };
  const passwordHash = await hashPassword(password);
  const user = { username, passwordHash, role, unit: unit as UnitId, name, demonstration: false };
  await store.putUser(
    user,
    new Date().toISOString(),
    office.compose("user.added", username, { unit, role }, byConsole),
  );
  process.stdout.write(`${username}\t${password}\n`);
  return 0;
}

async function renew({ store, office }: OpenedData, username: string): Promise<number> {
  const user = await store.findUser(username);
  if (user === undefined) throw new UsageError(`There is no user "${username}".`);
  const password = makePassword();
  const { path: _, ...known } = user;
  await store.putUser(
    { ...known, passwordHash: await hashPassword(password), demonstration: false },
    new Date().toISOString(),
    office.compose("password.renewed", username, {}, byConsole),
  );
  process.stdout.write(`${username}\t${password}\n`);
  return 0;
}

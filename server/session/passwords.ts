import { hash, verify } from "@node-rs/argon2";

/** OWASP's figures for argon2id; @node-rs/argon2 uses argon2id unless told otherwise. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | undefined;

/** Takes the same time whether or not the user exists, so that names cannot be found out. */
export async function isRightPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no user has this password");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== undefined;
}

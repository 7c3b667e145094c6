import type { Scope } from "../journal-store/journal-store.ts";

/** Who asks. Both read and write the part of the hierarchy that begins at `path`, and nothing else. */
export interface DeviceCaller extends Scope {
  kind: "device";
  author: string;
  unit: string;
  role: string;
  officer: string;
  /** Withdrawn by the district: it may still hand in what it holds, and is given nothing. */
  revoked: boolean;
}

export interface UserCaller extends Scope {
  kind: "user";
  username: string;
  unit: string;
  role: string;
  name: { fa: string; en: string };
}

export type Caller = DeviceCaller | UserCaller;

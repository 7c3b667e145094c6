/** Whose device this is and who stands before it. Nothing here must survive a restart. */
import { create } from "zustand";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import type { StoreCheck } from "../journal-store/store-check.ts";
import type { StoreHealth } from "../journal-store/store-health.ts";

export type Loss = Extract<StoreCheck, { state: "lost" }>;

/** The device's identity without its key. */
export interface Device {
  kind: "tablet" | "desk";
  author: AuthorId;
  unit: UnitId;
  role: string;
  /** For whom it was enrolled. */
  officer: string;
  election: string;
  serverOrigin: string;
  enrolledAt: string;
}

export interface SessionState {
  /**
   * starting: the store is being checked · none: not enrolled, show the enrolment · enrolled ·
   * data-lost: entries or the identity that were here are gone, see `loss`; nothing new is signed until it is settled.
   */
  phase: "starting" | "none" | "enrolled" | "data-lost";
  device: Device | null;
  loss: Loss | null;
  /** True: a PIN (tablet) or a password (desk) is asked for before anything is shown. */
  locked: boolean;
  /** Who is signed in; null while locked. */
  officer: string | null;
  /** False: the browser may throw the store away when space gets short; a warning stays on screen. Null: unknown. */
  persisted: boolean | null;
  /** Tabs of different versions met at the store. */
  storeHealth: StoreHealth | null;
  /** Why the store could not be opened at all; the phase stays "starting". Null if it could. */
  failure: Error | null;
}

export const useSession = create<SessionState>()(() => ({
  phase: "starting",
  device: null,
  loss: null,
  locked: true,
  officer: null,
  persisted: null,
  storeHealth: null,
  failure: null,
}));

import { FailureBudget } from "./failure-budget.ts";

const minuteMs = 60_000;

/** One account from one address: someone who has forgotten the password, or guesses it. */
const accountRule = { free: 5, firstWaitMs: 15_000, longestWaitMs: 15 * minuteMs, forgetMs: 60 * minuteMs };
/** One address over all accounts: an office of many people behind one address, or a list of names being tried. */
const addressRule = { free: 30, firstWaitMs: 15_000, longestWaitMs: 15 * minuteMs, forgetMs: 60 * minuteMs };
/** One account from everywhere: guesses that come from many addresses. */
const everywhereRule = { free: 50, firstWaitMs: minuteMs, longestWaitMs: 60 * minuteMs, forgetMs: 24 * 60 * minuteMs };

const maxKnown = 10_000;

export interface LoginThrottle {
  /** Milliseconds to wait before the password of this account is looked at again for this address; 0: now. */
  waitMs(username: string, address: string, now: Date): number;
  failed(username: string, address: string, now: Date): void;
  succeeded(username: string, address: string): void;
}

/**
 * Slows the guessing of passwords per account and address. Nobody can lock out a user from elsewhere: guesses from many
 * addresses make only addresses wait from which the user has never signed in.
 */
export function createLoginThrottle(): LoginThrottle {
  const account = new FailureBudget(accountRule);
  const perAddress = new FailureBudget(addressRule);
  const everywhere = new FailureBudget(everywhereRule);
  const known = new Set<string>();
  const both = (username: string, address: string) => `${address} ${username}`;

  return {
    waitMs(username, address, now) {
      const nowMs = now.getTime();
      const key = both(username, address);
      const waits = [account.waitMs(key, nowMs)];
      if (!known.has(key)) waits.push(perAddress.waitMs(address, nowMs), everywhere.waitMs(username, nowMs));
      return Math.max(...waits);
    },
    failed(username, address, now) {
      const nowMs = now.getTime();
      account.fail(both(username, address), nowMs);
      perAddress.fail(address, nowMs);
      everywhere.fail(username, nowMs);
    },
    succeeded(username, address) {
      account.forget(both(username, address));
      if (known.size >= maxKnown) known.clear();
      known.add(both(username, address));
    },
  };
}

import type { provenTime as fa } from "../fa/proven-time.ts";
import type { Translation } from "../messages.ts";

export const provenTime: Translation<typeof fa> = {
  claimed: "The tablet says",
  received: "Received by the server",
  proven: "Proven",
  notReceived: "not with the server yet",
  provenBetween: (after, before) => `after ${after} and before ${before}`,
  provenWithin: (minute) => `at ${minute}`,
  provenBefore: (before) => `before ${before}`,
  provenAfter: (after) => `after ${after}`,
  provenNothing: "nothing is proven yet",
  clocks: {
    consistent: "The tablet's clock agrees with the server's",
    contradicted: "The tablet's clock contradicts the server's",
    unproven: "The tablet had not heard the server before",
  },
  inLine: {
    consistent: (time) => `${time} by the tablet's clock`,
    contradicted: (time) => `${time} by the tablet's clock, which contradicts the server's`,
    unproven: (time) => `${time} by the tablet's clock, unwitnessed`,
  },
  inLineProven: (interval) => `proven ${interval}`,
};

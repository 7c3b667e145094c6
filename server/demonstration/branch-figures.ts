/** Figures of one branch's day that agree with one another, as an honest count would give them. */
import type { Values } from "../../shared/events/values.ts";
import type { ContestId, Unit } from "../../shared/catalogue/schema.ts";
import { findHourMinute } from "../../shared/catalogue/due-slots.ts";
import { wallTime } from "../../shared/catalogue/election-time.ts";
import type { Random } from "../../shared/lib/random.ts";

export interface ReportFigures {
  values: Values;
  contests: Partial<Record<ContestId, Values>>;
}

export interface BranchFigures {
  /** What the branch would file for a report and slot, or undefined for a report that is not of its schedule. */
  find(report: string, slot: string): ReportFigures | undefined;
}

const materials = ["ballots", "boxes", "seals", "stamp", "labels", "minutes-forms", "fingerprint-ink"];
const contests: ContestId[] = ["majles", "experts"];

/** Share of the day's voters who have come by a minute: a morning rise, a quiet noon, a rush before closing. */
function shareBy(minute: number, opening: number, closing: number): number {
  const time = Math.min(1, Math.max(0, (minute - opening) / (closing - opening)));
  return Math.min(1, 0.55 * time + 0.3 * time ** 3 + 0.15 * Math.sin((time * Math.PI) / 2));
}

/** Of the branch in the election before; of all where that is not known. */
function usualTurnout({ branch }: Unit): number {
  const { votes, eligibleVoters } = branch?.past ?? {};
  return votes && eligibleVoters ? votes / eligibleVoters : 0.64;
}

export function branchFigures(
  unit: Unit,
  hours: { openingMinute: number; closingMinute: number },
  seats: Partial<Record<ContestId, number>>,
  random: Random,
): BranchFigures {
  const { openingMinute, closingMinute } = hours;
  const eligible = unit.branch?.eligibleVoters ?? 800;
  const voters = Math.round(eligible * Math.min(0.97, Math.max(0.25, usualTurnout(unit) + random.normal(0.02, 0.05))));
  const received = Math.max(voters + 60, Math.ceil((eligible * 1.2) / 50) * 50);
  const manualShare = random.chance(0.1) ? random.next() * 0.3 : 0.02;
  const openedLateMinutes = random.chance(0.06) ? random.integer(16, 90) : random.integer(0, 6);
  const openedAt = openingMinute + openedLateMinutes;
  const spoiled = random.integer(0, 6);
  const seals = `${random.integer(100000, 999999)}، ${random.integer(100000, 999999)}`;

  const checkedBy = (minute: number) => Math.round(voters * shareBy(minute, openedAt, closingMinute));
  const idsBy = (minute: number) => {
    const checked = checkedBy(minute);
    const idManual = Math.round(checked * manualShare);
    return { idElectronic: checked - idManual, idManual };
  };
  const ballotsBy = (minute: number) => {
    const ballotsUsed = checkedBy(minute);
    const ballotsSpoiled = Math.min(spoiled, Math.floor(ballotsUsed / 60));
    return { ballotsUsed, ballotsSpoiled, ballotsRemaining: received - ballotsUsed - ballotsSpoiled };
  };
  const each = (figures: (contest: ContestId) => Values): Partial<Record<ContestId, Values>> =>
    Object.fromEntries(contests.map((contest) => [contest, figures(contest)]));

  function readiness(): ReportFigures {
    return {
      values: {
        staffMembers: random.integer(6, 8),
        staffGovernorRepresentatives: 1,
        staffComputerUsers: random.integer(1, 2),
        staffObservers: random.integer(1, 2),
        staffInspectors: 1,
        staffPolice: random.integer(1, 3),
        materialsPresent: random.chance(0.94) ? materials : materials.slice(0, -1),
        device: random.chance(0.97) ? "ready" : "faulty",
        power: unit.branch?.coverage === "none" ? "generator" : "mains",
        network: unit.branch?.coverage === "none" ? "none" : "sim",
      },
      contests: {},
    };
  }

  function opening(): ReportFigures {
    return {
      values: {
        openedAt: wallTime(openedAt),
        ...(openedLateMinutes > 0 && { lateReason: random.pick(["staff-absent", "device-down", "road", "other"]) }),
        boxEmpty: "yes",
      },
      contests: each(() => ({ sealNumbers: seals, ballotsReceived: received })),
    };
  }

  function hourly(minute: number): ReportFigures {
    return {
      values: { ...idsBy(minute), queue: random.integer(0, 25), offlineMinutes: random.chance(0.2) ? 30 : 0 },
      contests: each(() => ballotsBy(minute)),
    };
  }

  function closing(): ReportFigures {
    return {
      values: {
        closedAt: wallTime(closingMinute),
        inLine: random.integer(0, 30),
        lastVoterAt: wallTime(closingMinute + random.integer(1, 20)),
        ...idsBy(closingMinute),
      },
      contests: each(() => ({ ballotsReceived: received, ...ballotsBy(closingMinute) })),
    };
  }

  function counting(): ReportFigures {
    return {
      values: {},
      contests: each((contest) => {
        const papersInBox = checkedBy(closingMinute);
        const invalidNotCounted = random.chance(0.1) ? random.integer(1, 3) : 0;
        const invalidCounted = Math.min(papersInBox - invalidNotCounted, random.integer(0, 20));
        const valid = papersInBox - invalidNotCounted - invalidCounted;
        return {
          papersInBox,
          invalidNotCounted,
          invalidCounted,
          valid,
          candidates: candidateVotes(valid, seats[contest] ?? 1, random),
          signatures: random.integer(6, 9),
        };
      }),
    };
  }

  function handover(): ReportFigures {
    return {
      values: {
        sealsIntact: random.chance(0.995) ? "yes" : "no",
        receiver: "county-governorate",
        receiverName: "مسئول تحویل صندوق",
        handedOverAt: wallTime(closingMinute + random.integer(120, 420)),
      },
      contests: each(() => ({ sealNumbers: seals })),
    };
  }

  return {
    find(report, slot) {
      switch (report) {
        case "R0":
          return readiness();
        case "R1":
          return opening();
        case "R2":
          return hourly(findHourMinute(slot) ?? openingMinute);
        case "R6":
          return closing();
        case "R7":
          return counting();
        case "R8":
          return handover();
        default:
          return undefined;
      }
    },
  };
}

/**
 * One valid paper holds a name at least, and at most as many as there are seats; nobody has more votes than there are valid
 * papers. Candidates have codes, no names.
 */
function candidateVotes(valid: number, seats: number, random: Random): { code: string; name: string; votes: number }[] {
  const votes = Array.from({ length: seats + 3 }, () => 0);
  let left = seats === 1 ? valid : valid + Math.floor(valid * (seats - 1) * 0.7);
  for (let index = 0; left > 0; index = (index + 1) % votes.length) {
    const more = Math.min(left, valid - votes[index]!, Math.ceil(left * random.next()));
    votes[index]! += more;
    left -= more;
  }
  return votes.map((count, index) => ({ code: String(11 + index), name: `نامزد کد ${11 + index}`, votes: count }));
}

import type { Offence } from "../schema.ts";
import { article66 } from "./article-66.ts";
import { campaignRules } from "./campaign.ts";
import { proceduralProblems } from "./procedural.ts";

/** Everything that can be reported as a violation, in the order in which a list shows it. */
export const reportableOffences: Offence[] = [...article66, ...campaignRules, ...proceduralProblems];

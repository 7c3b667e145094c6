/** `npm run admin -- COMMAND …`: what an office does at the server itself. */
import { ConfigError } from "../config.ts";
import { UsageError, type Environment } from "./command-line.ts";

interface Command {
  usage: string;
  about: string;
  load(): Promise<{ run(args: string[], env: Environment): Promise<number> }>;
}

const commands: Record<string, Command> = {
  "import-units": {
    usage: "FILE [--map MAP.json] [--dry-run] [--partial] [--report FILE] [--lang fa|en]",
    about: "brings a polling list (CSV) into the catalogue",
    load: () => import("./import-units.ts"),
  },
  "enrol-code": {
    usage: "--unit UNIT [--role ROLE] [--officer ID]",
    about: "makes a code that enrols one tablet, once, within ten minutes",
    load: () => import("./enrol-code.ts"),
  },
  users: {
    usage: "[add NAME --unit UNIT --role ROLE --name-fa TEXT --name-en TEXT | password NAME]",
    about: "lists the desk's users, adds one, or sets a new password",
    load: () => import("./users.ts"),
  },
  "tls-init": {
    usage: "[--host NAME|IP …] [--days 365] [--new-ca]",
    about: "makes or renews the certificate of an office network, and at first its authority",
    load: () => import("./tls-init.ts"),
  },
  "set-election-day": {
    usage: "YYYY-MM-DD",
    about: "moves the day of a rehearsal",
    load: () => import("./set-election-day.ts"),
  },
  "demo-day": {
    usage: "[--entries 40000] [--day YYYY-MM-DD] [--until HH:MM] [--seed TEXT]",
    about: "files a whole day of the demonstration by virtual tablets (rehearsal only)",
    load: () => import("./demo-day.ts"),
  },
  "resume-log": {
    usage: "",
    about: "signs the log again after a backup was restored that lacks what had been signed",
    load: () => import("./resume-log.ts"),
  },
  ingest: {
    usage: "FILE.amanat …",
    about: "takes in what a courier brought, says what was damaged, and writes the receipts to take back beside it",
    load: () => import("./ingest.ts"),
  },
  export: {
    usage: "FILE.amanat [--evidence]",
    about: "writes the log for outside verifiers: entries, receipts, and with --evidence the files that they name",
    load: () => import("./export.ts"),
  },
  "rebuild-projections": {
    usage: "",
    about: "folds the whole log anew",
    load: () => import("./rebuild-projections.ts"),
  },
};

function help(): string {
  const lines = Object.entries(commands).map(([name, { usage, about }]) => `  ${name} ${usage}\n      ${about}`);
  return [`npm run admin -- COMMAND …`, ...lines, "The data folder is AMANAT_DATA (./data).", ""].join("\n");
}

async function main([name = "help", ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const isAsked = name === "help" || name === "--help";
    (isAsked ? process.stdout : process.stderr).write(isAsked ? help() : `There is no command "${name}".\n\n${help()}`);
    return isAsked ? 0 : 2;
  }
  try {
    return await (await command.load()).run(args, process.env);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\nNothing was changed.\n\n  npm run admin -- ${name} ${command.usage}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));

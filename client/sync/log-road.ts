/** The server's log over HTTP: the newest checkpoint, and tiles. */
import { parseReplyText } from "../../shared/sync/parse-reply.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { tilePath } from "../../shared/transparency/tiles.ts";
import type { LogRoad } from "../../shared/transparency/witness.ts";
import { toProblem, type Http } from "./http.ts";

/** Tiles asked for at once. */
const tilesAtOnce = 4;

export function createLogRoad(http: Pick<Http, "exchange" | "open">): LogRoad {
  return {
    async checkpoint() {
      const { response, text } = await http.exchange("/api/log/checkpoint");
      if (response.ok) return text;
      const problem = parseReplyText(text);
      // An older server keeps no log; one that cannot sign says so.
      if (isProblem(problem, "not-found") || isProblem(problem, "log-not-signed")) return null;
      throw toProblem(response, problem);
    },
    async tiles(tiles) {
      const bodies: (Uint8Array | undefined)[] = [];
      for (let at = 0; at < tiles.length; at += tilesAtOnce) {
        const some = tiles.slice(at, at + tilesAtOnce);
        bodies.push(...(await Promise.all(some.map((tile) => readTile(http, tilePath(tile))))));
      }
      return bodies;
    },
  };
}

async function readTile(http: Pick<Http, "open">, path: string): Promise<Uint8Array | undefined> {
  const response = await http.open(`/api/log/tile/${path}`);
  // A portal's page is no tile, and no word of the server that it has none.
  const type = response.headers.get("content-type") ?? "";
  if (response.ok && type.startsWith("application/octet-stream")) return new Uint8Array(await response.arrayBuffer());
  if (response.ok) throw new UnexpectedReplyError(`tile ${path} of type ${type === "" ? "none" : type}`);
  const problem = parseReplyText(await response.text());
  if (isProblem(problem, "not-found")) return undefined;
  throw toProblem(response, problem);
}

function isProblem(problem: unknown, name: string): boolean {
  return (
    typeof problem === "object" && problem !== null && (problem as { type?: unknown }).type === `/problems/${name}`
  );
}

const worthwhileBytes = 1024;

/** Body and headers of a JSON request, compressed where that pays. */
export async function jsonBody(value: unknown): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const headers = { "content-type": "application/json" };
  if (bytes.length < worthwhileBytes || typeof CompressionStream === "undefined") return { body: bytes, headers };
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return { body: await new Response(stream).arrayBuffer(), headers: { ...headers, "content-encoding": "gzip" } };
}

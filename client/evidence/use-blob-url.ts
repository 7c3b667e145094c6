import { useEffect, useState } from "react";

/** An address of bytes in memory for an `img`; undefined while there are none. The same array keeps its address. */
export function useBlobUrl(bytes: Blob | Uint8Array<ArrayBuffer> | null | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(bytes instanceof Blob ? bytes : new Blob([bytes]));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [bytes]);
  return url;
}

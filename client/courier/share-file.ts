/** Some browsers share only what they take for a document: the same bytes under a name that ends so. Who reads it looks at the bytes. */
const spellings = (file: File): File[] => [file, new File([file], `${file.name}.txt`, { type: "text/plain" })];

/** The file as this browser's share sheet takes it; undefined where it takes none. */
export function findShareable(file: File): File | undefined {
  if (typeof navigator.canShare !== "function") return undefined;
  return spellings(file).find((spelled) => navigator.canShare({ files: [spelled] }));
}

/** False: the user left the sheet without choosing anything. */
export async function shareFile(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false;
    throw error;
  }
}

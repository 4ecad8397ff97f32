// What the system's clipboard holds, asked for without a key: browsers ask their reader, and some refuse.

/** What of a clipboard can be pasted. */
export interface Held {
  readonly text: string;
  readonly picture?: Blob | undefined;
}

/** Undefined where the browser does not let the page read. */
export async function readClipboard(): Promise<Held | undefined> {
  // a page that came without encryption has no clipboard
  const { clipboard } = navigator as Partial<Navigator>;
  if (clipboard === undefined) return undefined;
  try {
    return await (typeof clipboard.read === "function" ? readAll(clipboard) : readText(clipboard));
  } catch (error) {
    const { name } = error as Partial<DOMException>;
    // nothing there, as browsers say it
    return name === "DataError" || name === "NotFoundError" ? { text: "" } : undefined;
  }
}

const readText = async (clipboard: Clipboard): Promise<Held> => ({ text: await clipboard.readText() });

async function readAll(clipboard: Clipboard): Promise<Held> {
  const items = await clipboard.read();
  const blobOf = (isWanted: (type: string) => boolean): Promise<Blob> | undefined => {
    const found = items.flatMap((item) => item.types.filter(isWanted).map((type) => [item, type] as const));
    const [item, type] = found[0] ?? [];
    return type === undefined ? undefined : item?.getType(type);
  };
  const text = await blobOf((type) => type === "text/plain");
  const picture = await blobOf((type) => type.startsWith("image/"));
  return { text: (await text?.text()) ?? "", picture };
}

// What a text of a user may lead to: a page of the web, and nothing else.

/** The address, where it is one of the web. */
export function webLink(text: string): string | undefined {
  try {
    const { protocol, href } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? href : undefined;
  } catch {
    return undefined;
  }
}

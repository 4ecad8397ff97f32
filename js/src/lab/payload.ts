// What an output of ours holds in a notebook. It may come from a stranger, so nothing of it is taken on trust.

import { PARTS, type Part } from "../schema/sharing.generated.js";
import { type Look, lookOf } from "../views/swimlane/look.js";

export const MIME = "application/vnd.journey-widgets.v1+json";

export interface Payload {
  /** The widget whose output it is. */
  readonly key: string;
  /** Outputs of one document name the same one, and one of them holds it for all. */
  readonly document: string;
  /** Of what the document was made: the same when a kernel makes it again. Empty where nobody said. */
  readonly origin: string;
  readonly options: Look;
  /** What of the document stays behind when the notebook is saved. */
  readonly without: readonly Part[];
  /** The document, as the text of a `.journey.json`. */
  readonly snapshot: string | undefined;
  /** Edits that led to the snapshot and that no kernel has taken in (`kept/text.ts`); nobody has looked at them yet. */
  readonly edits: string | undefined;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What an output holds, undefined where it is none of ours, or of a version to come. */
export function payloadOf(data: unknown): Payload | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { version, view, key, document, origin, options, without, snapshot, edits } = data as Record<
    string,
    unknown
  >;
  if (version !== 1 || view !== "swimlane") return undefined;
  return {
    key: text(key),
    document: text(document),
    origin: text(origin),
    options: lookOf(options),
    without: partsOf(without),
    snapshot: typeof snapshot === "string" ? snapshot : undefined,
    edits: editsOf(edits),
  };
}

/** The parts a list names. */
export const partsOf = (found: unknown): readonly Part[] =>
  Array.isArray(found)
    ? found.filter((part): part is Part => typeof part === "string" && Object.hasOwn(PARTS, part))
    : [];

/** Edits as a text: what is none will be refused as one, in words. */
const editsOf = (found: unknown): string | undefined =>
  typeof found === "string" ? found : found === undefined ? undefined : JSON.stringify(found);

/** The same in the words of the notebook. */
export const dataOf = ({ key, document, origin, options, without, snapshot, edits }: Payload) => ({
  version: 1,
  view: "swimlane",
  key,
  document,
  ...(origin === "" ? {} : { origin }),
  options: structuredClone(options) as unknown as Record<string, string | boolean | string[]>,
  without: [...without],
  ...(snapshot === undefined ? {} : { snapshot }),
  ...(edits === undefined ? {} : { edits }),
});

/** What two outputs that look the same have in common. */
export const likenessOf = ({ document, options }: Payload): string =>
  JSON.stringify([document, Object.entries(options).sort()]);

// What an output of ours holds in a notebook. It may come from a stranger, so nothing of it is taken on trust.

import { PARTS, type Part } from "../schema/sharing.generated.js";
import type { Language } from "../schema/tables.generated.js";
import type { ShownState } from "../views/swimlane/view.js";

export const MIME = "application/vnd.journey-widgets.v1+json";

/** How a view shows its document. */
export interface Options {
  readonly journey: string;
  readonly state: ShownState;
  readonly language: Language;
  readonly hidden_lanes: readonly string[];
  readonly folded_lanes: readonly string[];
}

export interface Payload {
  /** The widget whose output it is. */
  readonly key: string;
  /** Outputs of one document name the same one, and one of them holds it for all. */
  readonly document: string;
  readonly options: Options;
  /** What of the document stays behind when the notebook is saved. */
  readonly without: readonly Part[];
  /** The document, as the text of a `.journey.json`. */
  readonly snapshot: string | undefined;
}

const MOST_LANES = 1000;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string").slice(0, MOST_LANES)
    : [];

/** How a view shows its document, of whatever was kept of it. */
export function optionsOf(kept: unknown): Options {
  const found = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  return {
    journey: text(found.journey),
    state: found.state === "future" ? "future" : "current",
    language: found.language === "it" ? "it" : "en",
    hidden_lanes: texts(found.hidden_lanes),
    folded_lanes: texts(found.folded_lanes),
  };
}

/** What an output holds, undefined where it is none of ours, or of a version to come. */
export function payloadOf(data: unknown): Payload | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { version, view, key, document, options, without, snapshot } = data as Record<string, unknown>;
  if (version !== 1 || view !== "swimlane") return undefined;
  return {
    key: text(key),
    document: text(document),
    options: optionsOf(options),
    without: texts(without).filter((part): part is Part => Object.hasOwn(PARTS, part)),
    snapshot: typeof snapshot === "string" ? snapshot : undefined,
  };
}

/** The same in the words of the notebook. */
export const dataOf = ({ key, document, options, without, snapshot }: Payload) => ({
  version: 1,
  view: "swimlane",
  key,
  document,
  options: { ...options, hidden_lanes: [...options.hidden_lanes], folded_lanes: [...options.folded_lanes] },
  without: [...without],
  ...(snapshot === undefined ? {} : { snapshot }),
});

/** What two outputs that look the same have in common. */
export const lookOf = ({ document, options }: Payload): string =>
  JSON.stringify([document, Object.entries(options).sort()]);

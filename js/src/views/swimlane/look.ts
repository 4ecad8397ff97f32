// How a map is shown, beside what the document says: a widget keeps it in traits, an output in its options, a file in
// JupyterLab's workspace. Names are those of the traits.

import type { ComparisonKind, Language, State } from "../../schema/tables.generated.js";

/** The states a swimlane shows. */
export type ShownState = Extract<State, "current" | "future">;

export interface Look {
  readonly journey: string;
  readonly state: ShownState;
  readonly language: Language;
  readonly hidden_lanes: readonly string[];
  readonly folded_lanes: readonly string[];
  /** Groups of lanes that are folded, by name. */
  readonly folded_groups: readonly string[];
  /** Curves of emotion: states, and personas as `persona:<id>`; none = those of the state. */
  readonly curves: readonly string[];
  /** What is looked for, as it was typed. */
  readonly filter: string;
  /** Whether what is not looked for is hidden, or only pale. */
  readonly is_hiding: boolean;
  /** How today's and the future map are shown together; empty for one alone. */
  readonly comparison: ComparisonKind | "";
}

/** How a map is shown that nobody said anything about. */
export const PLAIN_LOOK: Look = {
  journey: "",
  state: "current",
  language: "en",
  hidden_lanes: [],
  folded_lanes: [],
  folded_groups: [],
  curves: [],
  filter: "",
  is_hiding: false,
  comparison: "",
};

export const LOOK_NAMES = Object.keys(PLAIN_LOOK) as readonly (keyof Look)[];

export const COMPARISONS: readonly ComparisonKind[] = ["side_by_side", "overlay", "differences"];
const MOST_ITEMS = 1000;
const LONGEST_FILTER = 1000;

/** How a map is shown, of whatever was kept of it: it may come from a stranger. */
export function lookOf(kept: unknown): Look {
  const found = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  return {
    journey: text(found.journey),
    state: found.state === "future" ? "future" : "current",
    language: found.language === "it" ? "it" : "en",
    hidden_lanes: texts(found.hidden_lanes),
    folded_lanes: texts(found.folded_lanes),
    folded_groups: texts(found.folded_groups),
    curves: texts(found.curves),
    filter: text(found.filter).slice(0, LONGEST_FILTER),
    is_hiding: found.is_hiding === true,
    comparison: COMPARISONS.includes(found.comparison as ComparisonKind)
      ? (found.comparison as ComparisonKind)
      : "",
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string").slice(0, MOST_ITEMS)
    : [];

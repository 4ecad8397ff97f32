// What a lane of numbers shows at a step. Durations and costs of a step's touchpoints add up; everything else is the mean
// over those that have a value. What nobody said is missing, never zero. The twin of export/numbers.py.

import { type ColumnSpec, type State, TABLES } from "../schema/tables.generated.js";
import { assessmentKey, columnKey, emotionKey } from "./keys.js";
import { type Raw, readValue } from "./values.js";

/** Measures every document has; any other name is that of a column of one's own. */
export const MEASURES = [
  "emotion",
  "experience",
  "expectation",
  "service_gap",
  "relevance",
  "duration_hours",
  "cost_eur",
] as const;

export const SUMMED: ReadonlySet<string> = new Set(["duration_hours", "cost_eur"]);

const NUMERIC: ReadonlySet<string> = new Set(["float64", "Int64"]);

export interface Measure {
  readonly name: string;
  /** Whose rows hold it. */
  readonly host: "steps" | "touchpoints";
  /** Where its values are edited; undefined for what is computed. */
  readonly table: "emotions" | "assessments" | "touchpoints" | "steps" | undefined;
  readonly column: string;
  read(raw: Raw, state: State): number | undefined;
}

/** What a lane's measure is, undefined where there is no such column. */
export function measureOf(
  name: string,
  own: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Measure | undefined {
  const reads = (table: "emotions" | "assessments" | "touchpoints", column: string) => {
    const spec = TABLES[table].columns[column] as ColumnSpec;
    return (raw: Raw, state: State): number | undefined => {
      const key = {
        emotions: emotionKey,
        assessments: assessmentKey,
        touchpoints: (_: State, c: string) => c,
      }[table];
      return numberOf(readValue(spec, raw[key(state, column)]));
    };
  };
  if (name === "emotion")
    return { name, host: "steps", table: "emotions", column: "valence", read: reads("emotions", "valence") };
  if (name === "relevance")
    return {
      name,
      host: "touchpoints",
      table: "touchpoints",
      column: name,
      read: reads("touchpoints", name),
    };
  if (name === "service_gap") {
    const [experience, expectation] = [
      reads("assessments", "experience"),
      reads("assessments", "expectation"),
    ];
    const read = (raw: Raw, state: State): number | undefined => {
      const [is, should] = [experience(raw, state), expectation(raw, state)];
      return is === undefined || should === undefined ? undefined : is - should;
    };
    return { name, host: "touchpoints", table: undefined, column: name, read };
  }
  if ((MEASURES as readonly string[]).includes(name))
    return {
      name,
      host: "touchpoints",
      table: "assessments",
      column: name,
      read: reads("assessments", name),
    };
  for (const host of ["touchpoints", "steps"] as const) {
    if (!NUMERIC.has(ownDtype(own, host, name) ?? "") || name in TABLES[host].columns) continue;
    return { name, host, table: host, column: name, read: (raw) => numberOf(raw[columnKey(name)]) };
  }
  return undefined;
}

function ownDtype(
  own: Readonly<Record<string, Readonly<Record<string, string>>>>,
  table: string,
  column: string,
): string | undefined {
  const columns = own[table];
  return columns !== undefined && Object.hasOwn(columns, column) ? columns[column] : undefined;
}

/** Names of the columns of numbers of one's own, in touchpoints and steps. */
export const ownMeasures = (own: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] => [
  ...new Set(
    ["touchpoints", "steps"].flatMap((table) =>
      Object.keys(own[table] ?? {}).filter((name) => measureOf(name, own)?.table !== undefined),
    ),
  ),
];

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** A step's number, of the rows that hold it: the step's own, or its touchpoints'. */
export function stepValue(measure: Measure, rows: readonly Raw[], state: State): number | undefined {
  const values = rows.map((raw) => measure.read(raw, state)).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  return SUMMED.has(measure.name) ? sum : sum / values.length;
}

export interface Scale {
  readonly low: number;
  readonly high: number;
}

const FIXED: Readonly<Record<string, Scale>> = {
  emotion: { low: -2, high: 2 },
  experience: { low: 0, high: 10 },
  expectation: { low: 0, high: 10 },
  relevance: { low: 0, high: 10 },
};

/** The ends of a lane's scale: those of the measure, else what holds all values and zero. */
export function scaleOf(name: string, values: readonly (number | undefined)[]): Scale {
  const fixed = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
  if (fixed !== undefined) return fixed;
  const found = values.filter((value) => value !== undefined);
  const [low, high] = [Math.min(0, ...found), Math.max(0, ...found)];
  return low === high ? { low: 0, high: 1 } : { low, high };
}

/** Where a value stands on a scale, from 0 to 1. */
export const shareOf = ({ low, high }: Scale, value: number): number =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));

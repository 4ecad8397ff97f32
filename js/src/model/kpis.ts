// The latest value of a KPI, from what was measured: as the analysis `kpi_values` finds it, and nothing where that would
// refuse. The twin of export/kpi_values.py.

import type { JourneyDocument } from "./document.js";
import { isInstant, type Raw } from "./values.js";

export interface KpiValue {
  readonly value: number;
  /** Whether the target is met; undefined without a target or a direction. */
  readonly isMet: boolean | undefined;
}

const COUNTED: ReadonlySet<unknown> = new Set(["nps", "good_rate", "mean"]);
const OF_CASES: ReadonlySet<unknown> = new Set(["rate", "per_unit"]);

/** The value at the latest date at which there is one. */
export function latestValue(kpi: Raw, measurements: readonly Raw[]): KpiValue | undefined {
  const dates = new Map<number, Raw[]>();
  for (const row of measurements) {
    const at = instantOf(row.measured_on);
    if (at === undefined || !isUsable(kpi, row)) continue;
    dates.set(at, [...(dates.get(at) ?? []), row]);
  }
  for (const at of [...dates.keys()].sort((a, b) => b - a)) {
    const value = valueAt(kpi, dates.get(at) as Raw[]);
    // a date at which nobody answered is none
    if (value !== "none") return value === undefined ? undefined : { value, isMet: isMet(kpi, value) };
  }
  return undefined;
}

/** The one measurement that is a KPI's latest value as it stands; undefined where the value is computed. */
export function latestRow(
  kpi: Raw,
  ids: readonly string[],
  read: (id: string) => Raw | undefined,
): string | undefined {
  if (kpi.formula_kind !== "value") return undefined;
  const dated = ids.flatMap((id) => {
    const row = read(id) ?? {};
    const at = instantOf(row.measured_on);
    return at === undefined || !isUsable(kpi, row) ? [] : [{ id, at }];
  });
  const last = Math.max(...dated.map(({ at }) => at));
  const found = dated.filter(({ at }) => at === last);
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Measurements by KPI. */
export function measurementsOf(document: JourneyDocument): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const id of document.shown.ids.measurements ?? []) {
    const kpi = document.rows.measurements?.get(id)?.kpi_id as string;
    const ids = found.get(kpi);
    if (ids === undefined) found.set(kpi, [id]);
    else ids.push(id);
  }
  return found;
}

const numberIn = (row: Raw, key: string): number | undefined => {
  const value = row[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
};

/** A count: whole, and not negative. */
const countIn = (row: Raw, key: string): number | undefined => {
  const value = numberIn(row, key);
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 2 ** 53 ? value : undefined;
};

function instantOf(raw: unknown): number | undefined {
  if (typeof raw !== "string" || !isInstant(raw)) return undefined;
  // without a zone it is as it stands
  return Date.parse(/Z|[+-]\d\d:\d\d$/.test(raw) || !raw.includes("T") ? raw : `${raw}Z`);
}

/** Whether a row says something of its KPI. */
function isUsable(kpi: Raw, row: Raw): boolean {
  const kind = kpi.formula_kind;
  if (COUNTED.has(kind)) {
    if (kind === "good_rate" && numberIn(kpi, "good_from") === undefined) return false;
    return numberIn(row, "answer") !== undefined && countIn(row, "answer_count") !== undefined;
  }
  if (numberIn(row, "value") === undefined) return false;
  if (OF_CASES.has(kind)) return (countIn(row, "sample_size") ?? 0) > 0;
  return kind === "value";
}

/** The value of the rows of one date; "none" where nobody answered, undefined where the rows cannot be used. */
function valueAt(kpi: Raw, rows: readonly Raw[]): number | "none" | undefined {
  if (COUNTED.has(kpi.formula_kind)) return ofAnswers(kpi, rows);
  const values = rows.map((row) => numberIn(row, "value") as number);
  if (kpi.formula_kind === "value") return rows.length === 1 ? values[0] : undefined;
  const sizes = rows.map((row) => countIn(row, "sample_size") as number);
  const isWrong = values.some(
    (value, i) => value < 0 || (kpi.formula_kind === "rate" && value > (sizes[i] as number)),
  );
  return isWrong ? undefined : sum(values) / sum(sizes);
}

function ofAnswers(kpi: Raw, rows: readonly Raw[]): number | "none" | undefined {
  const answers = rows.map((row) => numberIn(row, "answer") as number);
  const counts = rows.map((row) => countIn(row, "answer_count") as number);
  if (kpi.formula_kind === "nps" && answers.some((answer) => answer < 0 || answer > 10)) return undefined;
  const n = sum(counts);
  if (n === 0) return "none";
  return sum(answers.map((answer, i) => scoreOf(kpi, answer) * (counts[i] as number))) / n;
}

/** Promoters answer 9 or 10, detractors 6 or less. */
function scoreOf(kpi: Raw, answer: number): number {
  if (kpi.formula_kind === "nps") return answer >= 9 ? 100 : answer <= 6 ? -100 : 0;
  if (kpi.formula_kind === "mean") return answer;
  return answer >= (numberIn(kpi, "good_from") as number) ? 1 : 0;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function isMet(kpi: Raw, value: number): boolean | undefined {
  const target = numberIn(kpi, "target");
  if (target === undefined) return undefined;
  if (kpi.direction === "higher_is_better") return value >= target;
  return kpi.direction === "lower_is_better" ? value <= target : undefined;
}

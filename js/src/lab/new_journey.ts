// The file of a new journey: what Python's `jw.new(title, language=…)` saves, to the byte (a browser test compares).

import { DEFAULT_LANES } from "../model/map.js";
import { freshKeys } from "../model/order.js";
import { type Language, SCHEMA_VERSION, TABLES } from "../schema/tables.generated.js";

/** What a file need not say. */
const DEFAULT = TABLES.facts.columns.language?.default;

/** The text of a file with one journey, which has lanes and nothing in them. */
export function newJourney(title: string, language: Language): string {
  const keys = freshKeys(DEFAULT_LANES.length);
  const lanes = DEFAULT_LANES.map(({ kind, noteKind }, i) => ({
    lane_id: `la${i + 1}`,
    journey_id: "jo1",
    lane_kind: kind,
    ...(noteKind === undefined ? {} : { note_kind: noteKind }),
    order: keys[i],
  }));
  const tables = {
    facts: [{ redesign_id: "redesign", title, ...(language === DEFAULT ? {} : { language }) }],
    journeys: [{ journey_id: "jo1", name: title, order: freshKeys(1)[0] }],
    lanes,
  };
  const body = Object.entries(tables).map(
    ([name, rows]) => `\n"${name}": [\n${rows.map(line).join(",\n")}\n]`,
  );
  return `{\n"format": "journey",\n"schema_version": ${SCHEMA_VERSION},\n"tables": {${body}\n}\n}\n`;
}

const line = (row: object): string =>
  `{${Object.entries(row)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(", ")}}`;

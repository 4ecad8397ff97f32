// The code of the cells that commands insert: short, so that who reads it learns the package.

import type { Language } from "../schema/tables.generated.js";
import { isJourney, isTable } from "./names.js";

const IMPORT = "import journey_widgets as jw";
/** What the map's own language is by default, and needs no word. */
const DEFAULT: Language = "en";

/** JSON's texts are Python's too, but for half characters, which no file name has. */
const quoted = (text: string): string => JSON.stringify(text);

/** A map of the journey in this file, or of a bundled case. */
export function mapCell(file: string | undefined, language: Language): string {
  const spoken = language === DEFAULT ? "" : `, language=${quoted(language)}`;
  const source = file === undefined ? `jw.example("b2b-software"${spoken})` : `jw.read(${quoted(file)})`;
  return `${IMPORT}\n\nrd = ${source}\njw.Swimlane(rd)`;
}

/**
 * A map of what is in a file of somebody's.
 *
 * @param head first line of a table, as far as it is known
 */
export function readCell(file: string, language: Language, head = ""): string {
  if (isTable(file)) return tableCell(file, language, head);
  // our own file says its language, other people's formats do not
  const spoken = language === DEFAULT || isJourney(file) ? "" : `, language=${quoted(language)}`;
  return `${IMPORT}\n\nrd = jw.read(${quoted(file)})\njw.Swimlane(rd${spoken})`;
}

/** What the columns of a table of one's own are often called: part of a journey → words. */
const COLUMN_WORDS: Readonly<Record<string, readonly string[]>> = {
  phase: ["phase", "stage", "fase"],
  step: ["step", "passo"],
  touchpoint: ["touchpoint", "contact", "contatto", "punto di contatto"],
  channel: ["channel", "canale"],
  experience: ["experience", "esperienza"],
  expectation: ["expectation", "aspettativa", "attesa"],
  emotion: ["emotion", "emozione"],
};

function tableCell(file: string, language: Language, head: string): string {
  const separator = separatorOf(head);
  const columns = columnsOf(head, separator);
  // spreadsheets that separate with semicolons do so because their numbers have commas
  const how =
    separator === "," ? "" : `, sep=${quoted(separator)}${separator === ";" ? ', decimal=","' : ""}`;
  const parts = Object.entries(columns).map(([part, column]) => `, ${part}=${quoted(column)}`);
  return [
    "import pandas as pd\n",
    `${IMPORT}\n`,
    `df = pd.read_csv(${quoted(file)}${how})`,
    `rd = jw.from_frame(df, language=${quoted(language)}${parts.join("")})`,
    "jw.Swimlane(rd)",
  ].join("\n");
}

const separatorOf = (head: string): string => [";", "\t", ","].find((sign) => head.includes(sign)) ?? ",";

/** Part → column, by what the columns are called; a journey has at least phases, so the first column is them if none is. */
function columnsOf(head: string, separator: string): Record<string, string> {
  const names = head
    .replace(/^\ufeff/, "")
    .split(separator)
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  const found = Object.entries(COLUMN_WORDS).flatMap(([part, words]) => {
    const name = names.find((known) => words.includes(known.toLowerCase()));
    return name === undefined ? [] : [[part, name] as const];
  });
  return { phase: names[0] || "phase", ...Object.fromEntries(found) };
}

/** Saves the redesign `rd`. */
export const saveCell = (file: string): string => `rd.save(${quoted(file)})`;

// What the outline of a document lists: its journeys, their phases, their steps.

import type { TableOfContents } from "@jupyterlab/toc";
import type { JourneyDocument } from "../../model/document.js";
import { TABLES } from "../../schema/tables.generated.js";
import type { HeadTable } from "../../views/swimlane/go_to.js";
import { excerpt, say } from "../../views/text.js";

export interface Heading extends TableOfContents.IHeading {
  readonly table: HeadTable;
  readonly id: string;
}

const LEVELS: readonly (readonly [HeadTable, string])[] = [
  ["journeys", ""],
  ["phases", "journey_id"],
  ["steps", "phase_id"],
];
/** All of them are drawn at once. */
const MOST = 2000;

/** The head of all the maps in a document, in their order, down to a level. */
export function headingsOf(document: JourneyDocument, deepest: number): Heading[] {
  const { language = "en" } = document.peek("facts", TABLES.facts.noun) ?? {};
  const children = LEVELS.map(([table, parent]) => childrenOf(document, table, parent));
  const headings: Heading[] = [];
  const add = (depth: number, parent: string): void => {
    const table = LEVELS[depth]?.[0];
    if (table === undefined || depth >= deepest) return;
    for (const id of children[depth]?.get(parent) ?? []) {
      if (headings.length === MOST) return;
      const name = document.peek(table, id)?.name;
      const text = name ?? say(language, table === "journeys" ? "map.untitled" : "card.unnamed");
      headings.push({ text: excerpt(text, 160), level: depth + 1, table, id });
      add(depth + 1, id);
    }
  };
  add(0, "");
  return headings;
}

/** Parent → ids of the rows shown under it, in their order. */
function childrenOf(document: JourneyDocument, table: HeadTable, column: string): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const id of document.shown.ids[table] ?? []) {
    const parent = column === "" ? "" : String(document.rows[table]?.get(id)?.[column] ?? "");
    const found = children.get(parent);
    if (found === undefined) children.set(parent, [id]);
    else found.push(id);
  }
  return children;
}

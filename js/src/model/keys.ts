// How a value that depends on a state finds its place in a row; the twin of model/keys.py, where it is explained.

import type { State } from "../schema/tables.generated.js";

export const ORDER = "order";

// hardly any name has one, and thousands are asked for at once
const escaped = (part: string): string =>
  /[%.]/.test(part) ? part.replaceAll("%", "%25").replaceAll(".", "%2E") : part;
const unescaped = (part: string): string => part.replaceAll("%2E", ".").replaceAll("%25", "%");

/** The key of a plain column. */
export const columnKey = (column: string): string => escaped(column);

/** The key, in a touchpoint's row, of what it is in a state. */
export const assessmentKey = (state: State, column: string): string => `${state}.${escaped(column)}`;

/** The key, in a step's row, of how it feels in a state; an empty persona is the journey's own. */
export const emotionKey = (state: State, column: string, persona = ""): string =>
  `${state}.${escaped(persona)}.${escaped(column)}`;

/** The parts of a key: one for a plain column, two for an assessment, three for an emotion. */
export const partsOf = (key: string): string[] => key.split(".").map(unescaped);

const LONGEST_ID = 200;
const PLAIN = /^[ -~]{1,200}$/;
const PRINTABLE = /^(?:[^\p{C}\p{Z}]| )+$/u;

/** Whether a text can name a row: one short printable line. */
export const isId = (text: string): boolean =>
  PLAIN.test(text) || (PRINTABLE.test(text) && [...text].length <= LONGEST_ID);

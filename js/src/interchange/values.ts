// What a value of a file becomes in the document; the twin of `to_stored` in model/values.py.

import { isSound, LONGEST_TEXT, type Value } from "../model/values.js";
import type { ColumnSpec } from "../schema/tables.generated.js";
import { listed } from "./errors.js";
import { FileNumber, type Json } from "./json.js";
import { nearest } from "./nearest.js";

/** A value the schema does not allow; its text says what is allowed. */
export class Refused {
  constructor(readonly text: string) {}
}

/** A value as the document holds it, undefined where it says nothing. */
export function toStored(spec: ColumnSpec, value: Json): Value | Refused | undefined {
  if (value === null || value === "") return undefined;
  const stored = convert(spec.dtype, value);
  if (stored instanceof Refused || isSound(spec, stored)) return stored;
  return new Refused(
    spec.choices === undefined ? `must be ${rangeText(spec)}` : choiceText(spec.choices, stored),
  );
}

function convert(dtype: string, value: Json): Value | Refused {
  switch (dtype) {
    case "str":
      return text(value);
    case "float64":
      return number(value);
    case "Int64":
      return whole(value);
    case "boolean":
      return typeof value === "boolean" ? value : new Refused("must be True or False");
    default:
      return instant(value);
  }
}

function choiceText(choices: readonly string[], given: Value): string {
  return `must be one of ${listed(choices)}${nearest(String(given), choices)}`;
}

function rangeText({ minimum, maximum, unit }: ColumnSpec): string {
  const suffix = unit === undefined ? "" : ` ${unit}`;
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}${suffix}`;
  return minimum !== undefined ? `${minimum}${suffix} or more` : `${maximum}${suffix} or less`;
}

function text(value: Json): string | Refused {
  if (typeof value !== "string") return new Refused("must be text");
  if (!isSound({ dtype: "str" }, value))
    return new Refused(`must be at most ${LONGEST_TEXT.toLocaleString("en")} characters long`);
  return /\p{Surrogate}/u.test(value) ? new Refused("must be text without lone surrogates") : value;
}

function number(value: Json): number | Refused {
  if (!(value instanceof FileNumber) || value.isConstant) return new Refused("must be a number");
  return Number.isFinite(value.value) ? value.value : new Refused("must be a finite number");
}

function whole(value: Json): number | Refused {
  const found = number(value);
  return found instanceof Refused || isSound({ dtype: "Int64" }, found)
    ? found
    : new Refused("must be a whole number");
}

/**
 * A date, or an instant in UTC without a time zone. Python also reads the other spellings of ISO 8601 ("20270131",
 * "2027-W04-7"); here a file holds what its JSON Schema says, which is all that either of the two ever writes.
 */
function instant(value: Json): string | Refused {
  if (typeof value === "string" && isSound({ dtype: "datetime64[us]" }, value)) return inUtc(value);
  return new Refused("must be a date or an instant, such as '2027-01-31' or '2027-01-31T09:30'");
}

/** An instant of which is known that it is sound, in the spelling that files have: UTC, midnight as a date. */
export function inUtc(text: string): string {
  const [, minute, second = ":00", fraction = "", zone = "Z"] = SOUND.exec(text) ?? [];
  if (minute === undefined) return text;
  const [date = "", time = ""] = new Date(minute + second + zone).toISOString().slice(0, 19).split("T");
  const rest = /[1-9]/.test(fraction) ? fraction.padEnd(7, "0") : ""; // no time zone changes what follows the second
  return time === "00:00:00" && rest === "" ? date : `${date}T${time}${rest}`;
}

/** An instant of which is known that it is sound: up to the minute, second, its fraction, time zone. */
const SOUND = /^(.{10}T\d\d:\d\d)(:\d\d)?(\.\d+)?(.+)?$/;

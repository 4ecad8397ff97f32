// What stands in a JSON file, with nothing lost: numbers keep their text, objects are a `Map` with keys in their order.

export type Json = null | boolean | string | FileNumber | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** A number as it stands there: 1 and 1.0 are one value and two texts; NaN and Infinity are none, and refused later. */
export class FileNumber {
  constructor(readonly text: string) {}

  get value(): number {
    return this.isWhole ? Number(this.text) + 0 : Number(this.text); // a whole number has no -0
  }

  get isWhole(): boolean {
    return /^-?[0-9]+$/.test(this.text);
  }

  /** Whether it is a word that JSON does not know. */
  get isConstant(): boolean {
    return /[NI]/.test(this.text);
  }
}

export const isObject = (value: Json | undefined): value is JsonObject => value instanceof Map;

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

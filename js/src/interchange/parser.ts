// Reads JSON with nothing lost on the way and a place for every error.
//
// `JSON.parse` keeps the last of two equal keys without a word, puts the key "1" before others, and says what is wrong
// in other words in each browser, often without a place. This parser keeps what is open on a stack of its own, so that
// no depth overflows, and keys in a `Map`, so that `__proto__` is a key like any other.

import { JourneyFileError, shorten } from "./errors.js";
import { FileNumber, type Json } from "./json.js";

/** Levels of lists and objects within one another; a journey has four. */
const DEEPEST = 1000;
/** Values, lists and objects; fifty thousand rows have fewer. A file of nothing but brackets would stop the page. */
const MOST_VALUES = 2_000_000;
/** Python reads whole numbers no longer than this. */
const MOST_DIGITS = 4300;

/** What a text holds; `source` is what an error names. */
export function parseJson(text: string, source: string): Json {
  return new Parser(text, source).parse();
}

class OpenList {
  readonly end = "]";
  readonly value: Json[] = [];

  put(value: Json): void {
    this.value.push(value);
  }
}

class OpenObject {
  readonly end = "}";
  readonly value = new Map<string, Json>();
  /** The first key that stood there already; told when the object ends, as then it can be shown. */
  twice: string | undefined;
  key = "";

  put(value: Json): void {
    if (this.value.has(this.key)) this.twice ??= this.key;
    this.value.set(this.key, value);
  }
}

const WORDS: readonly (readonly [string, Json])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", new FileNumber("NaN")],
  ["Infinity", new FileNumber("Infinity")],
  ["-Infinity", new FileNumber("-Infinity")],
];
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Parser {
  readonly #text: string;
  readonly #source: string;
  readonly #open: (OpenList | OpenObject)[] = [];
  #at = 0;
  #count = 0;

  constructor(text: string, source: string) {
    this.#text = text;
    this.#source = source;
  }

  parse(): Json {
    this.#skipBlanks();
    for (;;) {
      let value = this.#begin();
      while (value !== undefined) {
        const open = this.#open.at(-1);
        if (open === undefined) return this.#finish(value);
        open.put(value);
        value = this.#goOn(open);
      }
    }
  }

  /** Reads a value, or opens a list or an object that has a first one: then there is none yet. */
  #begin(): Json | undefined {
    if (++this.#count > MOST_VALUES)
      throw new JourneyFileError(
        `${this.#source} is too large for a page: more than ${MOST_VALUES.toLocaleString("en")} values`,
      );
    const char = this.#text[this.#at];
    if (char === "{") return this.#enter(new OpenObject());
    if (char === "[") return this.#enter(new OpenList());
    return char === '"' ? this.#string() : this.#word();
  }

  #enter(open: OpenList | OpenObject): Json | undefined {
    this.#at++;
    this.#skipBlanks();
    if (this.#take(open.end)) return open.value;
    if (this.#open.length === DEEPEST)
      throw new JourneyFileError(`${this.#source} is nested too deeply to be a journey`);
    this.#open.push(open);
    if (open instanceof OpenObject) this.#readKey(open);
    return undefined;
  }

  /** After a value within a list or an object: returns that where it ends here, else stops before the next value. */
  #goOn(open: OpenList | OpenObject): Json | undefined {
    this.#skipBlanks();
    if (this.#take(open.end)) return this.#close(open);
    if (!this.#take(",")) this.#fail("Expecting ',' delimiter");
    this.#skipBlanks();
    if (open instanceof OpenObject) this.#readKey(open);
    return undefined;
  }

  #close(open: OpenList | OpenObject): Json {
    this.#open.pop();
    if (open instanceof OpenObject && open.twice !== undefined) {
      const [key, found] = [shorten(open.twice), shorten(open.value)];
      throw new JourneyFileError(`${this.#source}: ${key} stands there twice in ${found}`);
    }
    return open.value;
  }

  #finish(value: Json): Json {
    this.#skipBlanks();
    if (this.#at < this.#text.length) this.#fail("Extra data");
    return value;
  }

  #readKey(open: OpenObject): void {
    if (this.#text[this.#at] !== '"') this.#fail("Expecting property name enclosed in double quotes");
    open.key = this.#string();
    this.#skipBlanks();
    if (!this.#take(":")) this.#fail("Expecting ':' delimiter");
    this.#skipBlanks();
  }

  #word(): Json {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#number();
  }

  #number(): FileNumber {
    const pattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
    pattern.lastIndex = this.#at;
    const number = new FileNumber(pattern.exec(this.#text)?.[0] ?? this.#fail("Expecting value"));
    const digits = number.text.length - (number.text.startsWith("-") ? 1 : 0);
    if (digits > MOST_DIGITS && number.isWhole)
      throw new JourneyFileError(`${this.#source} holds a number that is too long: ${digits} digits`);
    this.#at += number.text.length;
    return number;
  }

  // -------------------------------------------------------------------- texts

  #string(): string {
    const begin = this.#at++;
    let [found, from] = ["", this.#at];
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code)) this.#fail("Unterminated string starting at", begin);
      if (code < 0x20) this.#fail("Invalid control character at");
      if (code === QUOTE) return found + this.#text.slice(from, this.#at++);
      if (code === BACKSLASH) {
        found += this.#text.slice(from, this.#at) + this.#escape(begin);
        from = this.#at;
      } else this.#at++;
    }
  }

  #escape(begin: number): string {
    const char = this.#text[this.#at + 1];
    if (char === undefined) this.#fail("Unterminated string starting at", begin);
    const plain = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
    if (plain !== undefined) {
      this.#at += 2;
      return plain;
    }
    if (char !== "u") this.#fail("Invalid \\escape");
    const digits = this.#text.slice(this.#at + 2, this.#at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#fail("Invalid \\uXXXX escape", this.#at + 1);
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  // -------------------------------------------------------------------- places

  #skipBlanks(): void {
    while (BLANKS.has(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #fail(what: string, at = this.#at): never {
    const lines = this.#text.slice(0, at).split("\n");
    let column = 1;
    for (const _ of lines.at(-1) ?? "") column++; // characters, of which some are two units long
    throw new JourneyFileError(
      `${this.#source} is not JSON: line ${lines.length}, column ${column}: ${what}`,
    );
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

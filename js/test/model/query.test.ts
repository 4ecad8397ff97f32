import { describe, expect, test } from "vitest";
import { changesOf } from "../../src/model/change.js";
import { setAssessment, setValue } from "../../src/model/edits.js";
import { Finder } from "../../src/model/find.js";
import { asksFor, fold, isMet, parseQuery, toggled } from "../../src/model/query.js";
import { documentOf, SMALL } from "../documents.js";

const told = (text: string) =>
  parseQuery(text).map(({ field, value, isWhole, isNot }) => [field ?? "", value, isWhole, isNot]);

describe("a query", () => {
  test("is words, fields, quotes and minus", () => {
    expect(told('two  "three words" -not channel:Web -owner:"Cliente È"')).toEqual([
      ["", "two", false, false],
      ["", "three words", false, false],
      ["", "not", false, true],
      ["channel", "web", false, false],
      ["owner", "cliente e", true, true],
    ]);
  });

  test("asks nothing by a field that has no value yet, and takes an unknown field as a word", () => {
    expect(told('channel: tag:"" - http://x')).toEqual([
      ["", "-", false, false],
      ["", "http://x", false, false],
    ]);
  });

  test("speaks Italian too", () => {
    expect(told('Canale:app stato:nuovo tipo:"ostacolo"')).toEqual([
      ["channel", "app", false, false],
      ["state", "nuovo", false, false],
      ["kind", "ostacolo", true, false],
    ]);
  });

  test("is written by clicking, and taken back", () => {
    const once = toggled("slow ", "channel", 'The "Web"');
    expect(once).toBe('slow channel:"The Web"');
    expect(asksFor(parseQuery(once), "channel", 'the "web"')).toBe(true);
    expect(toggled(`${once} -x`, "channel", 'The "Web"')).toBe("slow -x");
    expect(toggled('-channel:"Web"', "channel", "Web")).toBe('-channel:"Web" channel:"Web"');
  });

  test("knows no case and no accents", () => {
    expect([fold("ÈÀ"), fold("İ"), fold("ΣΑΣ"), fold('"a"')]).toEqual(["ea", "i", "σασ", "a"]);
  });

  test("is met by one value of a field, by all words, and by nothing that is denied", () => {
    const texts = (field: string | undefined) =>
      field === undefined ? ["slow site"] : field === "channel" ? ["web"] : [];
    const met = (query: string): boolean => isMet(parseQuery(query), texts);
    expect(["", "slow", "slow site", "channel:web channel:shop", "-fast"].map(met)).toEqual(
      Array(5).fill(true),
    );
    expect(["slow fast", "channel:shop", "channel:web owner:x", "-slow", "-channel:web"].map(met)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe("cards", () => {
  const found = (query: string, state: "current" | "future" = "current") => {
    const document = documentOf(SMALL);
    const finder = new Finder(document, "j1", state);
    const cards = [
      ...["t1", "t2", "t3", "t4"].map((id) => ["touchpoints", id] as const),
      ...["n1", "n2", "n3", "n4"].map((id) => ["notes", id] as const),
    ];
    return cards.filter(([table, id]) => finder.finds(parseQuery(query), table, id)).map(([, id]) => id);
  };

  test("are found by what they say and by what they hang on", () => {
    expect(found("WEB")).toEqual(["t1"]);
    expect(found("channel:web")).toEqual(["t1", "n1"]);
    expect(found("owner:fleet")).toEqual(["t2"]);
    expect(found("kind:blocker rallenta")).toEqual(["n1"]);
    expect(found("state:new", "future")).toEqual(["n4"]); // its step is
  });
});

describe("what becomes of a touchpoint", () => {
  test("is told by what differs", () => {
    const document = documentOf(SMALL);
    const kinds = () => Object.fromEntries([...changesOf(document)].map(([id, { kind }]) => [id, kind]));
    expect(kinds()).toEqual({ t1: "kept", t2: "kept", t3: "kept", t4: "kept" });
    setAssessment(document, "t1", "future", "experience", 9);
    expect(kinds().t1).toBe("kept"); // a value that is missing today is no difference
    setAssessment(document, "t1", "current", "experience", 4);
    setAssessment(document, "t2", "future", "contact_mode", "digital");
    setAssessment(document, "t3", "future", "is_present", false);
    setAssessment(document, "t4", "current", "is_present", false);
    expect(kinds()).toEqual({ t1: "improved", t2: "replaced", t3: "removed", t4: "added" });
    setValue(document, "notes", "n1", "is_future", false);
    expect(changesOf(document).get("t1")?.changed).toEqual(["experience", "notes"]);
  });
});

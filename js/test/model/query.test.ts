import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { changesOf } from "../../src/model/change.js";
import { setAssessment, setEmotion, setValue } from "../../src/model/edits.js";
import { Finder } from "../../src/model/find.js";
import { asksFor, fold, isMet, parseQuery, toggled } from "../../src/model/query.js";
import type { Value } from "../../src/model/values.js";
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

describe("a persona", () => {
  test("has the steps of her own journey, elsewhere those where her curve has a value, and what names her", () => {
    const document = documentOf(SMALL);
    document.doc.transact(() => {
      for (const [id, name] of [
        ["pe1", "Marta"],
        ["pe2", "Paolo"],
      ] as const)
        document.map("personas").set(id, new Y.Map<Value>([["name", name]]));
      document.map("journeys").get("j1")?.set("persona_id", "pe1");
      document.map("notes").get("n2")?.set("persona_id", "pe2");
    });
    setEmotion(document, "s2", "current", "valence", -1, "pe2");
    const { touchpoints, notes } = document.rows;
    const at = (step: string): string[] =>
      [...(touchpoints ?? [])].filter(([, raw]) => raw.step_id === step).map(([id]) => id);
    const finder = new Finder(document, "j1", "current");
    const found = (query: string, table: "touchpoints" | "notes"): string[] =>
      [...((table === "notes" ? notes : touchpoints)?.keys() ?? [])].filter((id) =>
        finder.finds(parseQuery(query), table, id),
      );
    expect(at("s2")).not.toEqual([]);
    expect(found("persona:paolo", "touchpoints")).toEqual(at("s2"));
    expect(found("persona:marta", "touchpoints")).toHaveLength(4);
    expect(found("persona:paolo", "notes")).toContain("n2");
    expect(found("persona:marta", "notes")).not.toContain("n2");
    expect([finder.asked(parseQuery("persona:pa -persona:marta")), finder.own]).toEqual([["pe2"], ["pe1"]]);
    expect(finder.written("touchpoints", at("s2")[0] ?? "", "persona")).toEqual(["Marta", "Paolo"]);
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

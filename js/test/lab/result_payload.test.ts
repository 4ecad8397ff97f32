import { describe, expect, test } from "vitest";
import { resultDataOf, resultPayloadOf } from "../../src/lab/result/payload.js";

const board = { kind: "board", board: "grid" };
const payload = { version: 1, key: "k", language: "it", view: "board", result: board };

describe("what an output holds of a result", () => {
  test("is read and written alike", () => {
    const found = resultPayloadOf(payload);
    expect(found).toEqual({ key: "k", language: "it", view: "board", result: board });
    expect(found && resultDataOf(found)).toEqual(payload);
  });

  test("has a language and a view of ours, whatever it says", () => {
    expect(resultPayloadOf({ ...payload, language: "de", view: "map" })).toMatchObject({
      language: "en",
      view: "cell",
    });
  });

  test.each([
    [undefined],
    [null],
    ["text"],
    [[]],
    [{ ...payload, version: 2 }],
    [{ ...payload, key: 7 }],
    [{ ...payload, result: null }],
    [{ ...payload, result: "text" }],
    [{ ...payload, result: { kind: "globe" } }],
    [{ ...payload, result: { kind: ["board", "x"] } }],
    [{ ...payload, result: { kind: "chart", spec: null } }],
    [{ ...payload, result: { kind: "table", table: "x" } }],
    [{ ...payload, result: { kind: "several", results: {} } }],
    [{ ...payload, result: { kind: "several", results: [{ kind: "text" }, 7] } }],
  ])("is nothing of ours: %j", (data) => expect(resultPayloadOf(data)).toBeUndefined());

  test("of several results goes so deep and no deeper", () => {
    const several = (inner: unknown): unknown => ({ kind: "several", results: [inner] });
    expect(resultPayloadOf({ ...payload, result: several(several(board)) })).toBeDefined();
    expect(resultPayloadOf({ ...payload, result: several(several(several(board))) })).toBeUndefined();
  });
});

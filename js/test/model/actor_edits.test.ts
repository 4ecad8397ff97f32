// Who takes part in steps: where it stands, and what writing it leaves in the tables.

import { expect, test } from "vitest";
import { actorCalled, type Somebody, takeParts, withoutTwins } from "../../src/model/actor_edits.js";
import { pack, unpack } from "../../src/model/copying.js";
import type { JourneyDocument } from "../../src/model/document.js";
import { gesture } from "../../src/model/edits.js";
import { Finder } from "../../src/model/find.js";
import { joinSteps } from "../../src/model/joining.js";
import { setLane } from "../../src/model/lane_edits.js";
import { lanesOf } from "../../src/model/lanes.js";
import { moveCards, removeCards } from "../../src/model/many.js";
import { cellOf, computeMap, DEFAULT_LANES } from "../../src/model/map.js";
import { parseQuery } from "../../src/model/query.js";
import type { State } from "../../src/schema/tables.generated.js";
import { documentOf, recorded, rowsOf, SMALL, stored } from "../documents.js";

const CAST = {
  ...SMALL,
  actors: {
    a1: { name: "Renter", order: "a0" },
    a2: { name: "Desk agent", actor_kind: "company", org_unit_id: "o2", order: "a1" },
  },
  step_actors: {
    sa1: { step_id: "s1", actor_id: "a1", order: "a0" },
    sa2: { step_id: "s1", actor_id: "a2", order: "a1" },
    sa3: { step_id: "s2", actor_id: "a1", order: "a0" },
    sa4: { step_id: "s2", actor_id: "gone", order: "a1" },
  },
} as const;

const LANE = "default-actor";
const cast = (document: JourneyDocument, step: string, state: State = "current", lane = LANE) =>
  cellOf(computeMap(document, "j1", state), lane, step);
const called = (document: JourneyDocument, step: string, state?: State) =>
  cast(document, step, state).map((id) => {
    const { actors, step_actors } = document.rows;
    return actors?.get(String(step_actors?.get(id)?.actor_id))?.name;
  });

const take = (
  document: JourneyDocument,
  stepId: string,
  people: readonly Somebody[],
  index: number,
  state: State = "current",
) => takeParts(document, [{ stepId, people, siblings: cast(document, stepId, state), index }], state);

test("a document with actors has a lane of them below what is done, others do not", () => {
  const kinds = (document: JourneyDocument) => lanesOf(document, "j1").map(({ kind }) => kind);
  expect(lanesOf(documentOf(SMALL), "j1")).toEqual(DEFAULT_LANES);
  expect(kinds(documentOf(CAST)).slice(0, 3)).toEqual(["action", "actor", "emotion"]);
  const own = documentOf({
    ...CAST,
    lanes: { la1: { journey_id: "j1", lane_kind: "emotion", order: "a0" } },
  });
  expect(kinds(own)).toEqual(["emotion"]);
});

test("the lane is written with the default ones as soon as one of them is changed", () => {
  const document = documentOf(CAST);
  const written = setLane(document, "j1", LANE, { name: "Who" });
  const own = written.get(LANE) as string;
  expect(document.rows.lanes?.get(own)).toMatchObject({ lane_kind: "actor", name: "Who" });
  expect(lanesOf(document, "j1")[1]?.id).toBe(own);
  expect(cast(document, "s1", "current", own)).toEqual(["sa1", "sa2"]);
});

test("chips stand in their order, of a state those who take part in it; who is nobody stands nowhere", () => {
  const document = documentOf(CAST);
  expect(cast(document, "s1")).toEqual(["sa1", "sa2"]);
  expect(cast(document, "s2")).toEqual(["sa3"]);
  const later = documentOf({
    ...CAST,
    step_actors: {
      ...CAST.step_actors,
      sa1: { step_id: "s1", actor_id: "a1", order: "a2" },
      sa2: { step_id: "s1", actor_id: "a2", order: "a1", is_future: false },
    },
  });
  expect(cast(later, "s1")).toEqual(["sa2", "sa1"]);
  expect(cast(later, "s1", "future")).toEqual(["sa1"]);
});

test("people take part by id or by name, and whoever is new becomes an actor after the others", () => {
  const document = documentOf(CAST);
  const updates = recorded(document);
  const rows = take(document, "s2", [{ name: "  desk AGENT" }, { name: "Child" }, { name: "child " }], 0);
  expect(updates).toHaveLength(1);
  expect(called(document, "s2")).toEqual(["Desk agent", "Child", "Renter"]);
  expect(new Set(rows).size).toBe(2);
  expect(document.shown.ids.actors).toHaveLength(3);
  expect(document.rows.actors?.get(document.shown.ids.actors?.[2] ?? "")?.name).toBe("Child");
});

test("who takes part already stays where he is", () => {
  const document = documentOf(CAST);
  expect(take(document, "s1", [{ id: "a2" }], 0)).toEqual(["sa2"]);
  expect(cast(document, "s1")).toEqual(["sa1", "sa2"]);
});

test("in the future map somebody takes part there alone, and is left out there alone", () => {
  const document = documentOf(CAST);
  take(document, "s2", [{ id: "a2" }], 1, "future");
  expect(called(document, "s2")).toEqual(["Renter"]);
  expect(called(document, "s2", "future")).toEqual(["Renter", "Desk agent"]);
  removeCards(document, [{ table: "step_actors", id: "sa1" }], "future");
  expect(called(document, "s1")).toEqual(["Renter", "Desk agent"]);
  expect(called(document, "s1", "future")).toEqual(["Desk agent"]);
  // put back, it is one row again that holds in both
  expect(take(document, "s1", [{ id: "a1" }], 0, "future")).toEqual(["sa1"]);
  expect(stored(document, "step_actors", "sa1")).not.toHaveProperty("is_future");
  expect(called(document, "s1", "future")).toEqual(["Renter", "Desk agent"]);
});

test("removed from a step, an actor is still one", () => {
  const document = documentOf(CAST);
  removeCards(document, [{ table: "step_actors", id: "sa2" }], "current");
  expect(called(document, "s1")).toEqual(["Renter"]);
  expect(document.rows.actors?.has("a2")).toBe(true);
});

const moved = (document: JourneyDocument, id: string, stepId: string, index: number) =>
  moveCards(
    document,
    [
      {
        table: "step_actors",
        cards: [{ id, isOtherColumn: true }],
        to: { stepId, noteKind: "data", laneId: undefined },
        siblings: cast(document, stepId),
        index,
      },
    ],
    "current",
  );

test("moved to a step in which he takes part, an actor is there once", () => {
  const document = documentOf({
    ...CAST,
    step_actors: { ...CAST.step_actors, sa3: { ...CAST.step_actors.sa3, is_future: false } },
  });
  moved(document, "sa2", "s2", 0);
  expect(called(document, "s2")).toEqual(["Desk agent", "Renter"]);
  moved(document, "sa1", "s2", 0);
  expect(cast(document, "s2")).toEqual(["sa1", "sa2"]);
  expect(document.rows.step_actors?.has("sa3")).toBe(false);
});

test("what holds today alone and what holds in the future alone hold in both when they become one", () => {
  const document = documentOf({
    ...CAST,
    step_actors: {
      sa1: { step_id: "s1", actor_id: "a1", is_current: false, order: "a0" },
      sa3: { step_id: "s2", actor_id: "a1", is_future: false, order: "a0" },
    },
  });
  moved(document, "sa1", "s2", 0);
  expect(rowsOf(document).step_actors).toEqual({
    sa1: { step_id: "s2", actor_id: "a1", order: expect.any(String) },
  });
});

test("a copy in another document finds its actor by name", () => {
  const [from, to] = [
    documentOf(CAST),
    documentOf({ ...SMALL, actors: { x1: { name: "renter", order: "a0" } } }),
  ];
  const root = { table: "step_actors", id: "sa1", column: 0, lane: LANE, kind: "actor" } as const;
  const cargo = pack(from, [root], "current");
  const landing = {
    table: "step_actors",
    ids: ["sa1"],
    cells: { step_id: "s2" },
    siblings: [],
    index: 0,
  } as const;
  unpack(to, cargo, [landing], "future");
  expect(called(to, "s2")).toEqual([]);
  expect(called(to, "s2", "future")).toEqual(["renter"]);
});

test("names for several steps are written at once, and a new one is one actor", () => {
  const document = documentOf(CAST);
  const updates = recorded(document);
  const at = (stepId: string) => ({ stepId, siblings: cast(document, stepId), index: 9 });
  const people = [{ name: "Child" }, { name: "Renter" }];
  takeParts(
    document,
    [
      { ...at("s1"), people },
      { ...at("s2"), people },
    ],
    "current",
  );
  expect(updates).toHaveLength(1);
  expect(called(document, "s1")).toEqual(["Renter", "Desk agent", "Child"]);
  expect(called(document, "s2")).toEqual(["Renter", "Child"]);
  expect(document.shown.ids.actors).toHaveLength(3);
});

test("of rows that say the same, those just written go, and the other holds where either did", () => {
  const document = documentOf({
    ...CAST,
    step_actors: {
      sa1: { step_id: "s1", actor_id: "a1", is_future: false },
      new1: { step_id: "s1", actor_id: "a1" },
      new2: { step_id: "s2", actor_id: "a1" },
    },
  });
  let kept: readonly string[] = [];
  gesture(document, () => {
    kept = withoutTwins(document, ["new1", "new2", "of another table"]);
  });
  expect(kept).toEqual(["new2", "of another table"]);
  expect(rowsOf(document).step_actors).toEqual({
    sa1: { step_id: "s1", actor_id: "a1" },
    new2: { step_id: "s2", actor_id: "a1" },
  });
});

test("who takes part in two steps takes part in the one they become, in the states of both", () => {
  const cast = {
    sa1: { step_id: "s1", actor_id: "a1", is_future: false, order: "a0" },
    sa2: { step_id: "s2", actor_id: "a2", order: "a0" },
    sa3: { step_id: "s2", actor_id: "a1", is_current: false, order: "a1" },
  };
  const today = documentOf({ ...CAST, step_actors: cast });
  joinSteps(today, "s1", "s2", "current");
  expect(rowsOf(today).step_actors).toEqual({
    sa1: { step_id: "s1", actor_id: "a1", order: "a0" },
    sa2: { step_id: "s1", actor_id: "a2", order: expect.any(String) },
  });
  const future = documentOf({ ...CAST, step_actors: cast });
  const made = joinSteps(future, "s1", "s2", "future");
  expect(called(future, made, "future")).toEqual(["Desk agent", "Renter"]);
  expect([called(future, "s1"), called(future, "s2")]).toEqual([["Renter"], ["Desk agent"]]);
});

test("the search finds who takes part, by name, by function and by kind", () => {
  const finder = new Finder(documentOf(CAST), "j1", "current");
  const finds = (query: string) =>
    ["sa1", "sa2"].filter((id) => finder.finds(parseQuery(query), "step_actors", id));
  expect(finds("desk")).toEqual(["sa2"]);
  expect(finds("owner:fleet")).toEqual(["sa2"]);
  expect(finds("kind:attori renter")).toEqual(["sa1"]);
});

test("values of any type are tolerated", () => {
  const odd = documentOf({
    ...SMALL,
    actors: { a1: { name: 7, actor_kind: true, order: 3 }, a2: { name: "", order: "a0" }, a3: {} },
    step_actors: {
      sa1: { step_id: "s1", actor_id: "a1", is_current: "no" },
      sa2: { step_id: 5, actor_id: "a2" },
      sa3: { step_id: "s1", actor_id: "a3", order: false },
    },
  });
  expect(cast(odd, "s1")).toEqual(["sa1", "sa3"]);
  expect(actorCalled(odd, "")).toBeUndefined();
  expect(() => new Finder(odd, "j1", "current").finds(parseQuery("x"), "step_actors", "sa1")).not.toThrow();
});

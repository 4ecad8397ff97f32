import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Host } from "../../src/host/host.js";
import { goTo, type Place, type Reach } from "../../src/views/swimlane/go_to.js";
import { PLAIN_LOOK } from "../../src/views/swimlane/look.js";
import { SwimlaneView, stateOf } from "../../src/views/swimlane/view.js";
import { documentOf, SMALL } from "../documents.js";

function viewOfSmall(): SwimlaneView {
  const host: Host = {
    document: documentOf(SMALL),
    history: signal({ canUndo: false, canRedo: false }),
    safety: signal("safe"),
    canEdit: true,
    undo: () => undefined,
    redo: () => undefined,
  };
  return new SwimlaneView(
    host,
    stateOf({
      ...PLAIN_LOOK,
      journey: "j1",
      hidden_lanes: ["default-touchpoint"],
      folded_lanes: ["default-blocker"],
    }),
  );
}

const CASES: readonly (readonly [Place, Reach, string])[] = [
  [{ table: "phases", id: "p2", column: "name" }, "value", "phase s3 p2"],
  [{ table: "phases", id: "p9", column: "" }, "value", "phase empty-p9 p9"],
  [{ table: "steps", id: "s2", column: "name" }, "value", "step s2 s2"],
  [{ table: "steps", id: "s2", column: "action" }, "value", "default-action s2 s2"],
  [{ table: "steps", id: "s2", column: "flow_group" }, "row", "step s2 s2"],
  [{ table: "touchpoints", id: "t1", column: "channel_id" }, "value", "default-touchpoint s1 t1"],
  [{ table: "touchpoints", id: "t1", column: "relevance" }, "row", "default-touchpoint s1 t1"],
  [{ table: "assessments", id: "t1", column: "experience" }, "value", "default-touchpoint s1 t1"],
  [{ table: "notes", id: "n2", column: "severity" }, "value", "default-blocker s1 n2"],
  [{ table: "emotions", id: "s1", column: "valence" }, "value", "default-emotion s1 s1"],
  [{ table: "journeys", id: "j2", column: "goal" }, "row", "phase empty-p9 p9"],
];

test.each(CASES)("%o is reached", (place, reach, stop) => {
  const view = viewOfSmall();
  expect(goTo(view, place)).toBe(reach);
  const { row, column, item } = view.focus.active.value ?? {};
  expect([row, column, item].join(" ")).toBe(stop);
  const shut = [...view.own.hidden_lanes.value, ...view.own.folded_lanes.value];
  expect(shut).not.toContain(row);
});

test("the state is that of the value, else one in which the row is there", () => {
  const view = viewOfSmall();
  goTo(view, { table: "steps", id: "s4", column: "name" });
  expect(view.state).toBe("future");
  goTo(view, { table: "assessments", id: "t1", column: "experience", state: "current" });
  expect(view.state).toBe("current");
});

test("a journey without phases is shown all the same", () => {
  const view = viewOfSmall();
  view.document.doc.transact(() => view.document.map("phases").delete("p9"));
  expect(goTo(view, { table: "journeys", id: "j2", column: "" })).toBe("row");
  expect([view.journeyId, view.map.value.columns]).toEqual(["j2", []]);
});

test("what stands on no map leaves the view as it is", () => {
  const view = viewOfSmall();
  for (const [table, id] of [
    ["channels", "c1"],
    ["touchpoints", "gone"],
    ["facts", "redesign"],
    ["journeys", "gone"],
  ] as const)
    expect(goTo(view, { table, id, column: "name" })).toBe("none");
  expect([view.own.journey.value, view.state, view.focus.active.value]).toEqual(["j1", "current", undefined]);
});

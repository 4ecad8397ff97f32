// What can be done to how steps go: each is one gesture, and leaves no block with a single way.

import { describe, expect, test } from "vitest";
import type { JourneyDocument } from "../../src/model/document.js";
import { goBack, join, leave, renameBranch, shareBranch } from "../../src/model/flow_edits.js";
import { breakHandoffs } from "../../src/model/handoff_edits.js";
import { handoffRow } from "../../src/model/handoffs.js";
import { computeMap, type JourneyMap } from "../../src/model/map.js";
import { addSubJourney } from "../../src/model/sub_journey_edits.js";
import { subJourneysOf, trailOf } from "../../src/model/sub_journeys.js";
import type { Raw } from "../../src/model/values.js";
import { documentOf, recorded, SMALL } from "../documents.js";

/** A phase of steps, each written as `kind/group/branch`, and one more phase of one step. */
function steps(...flows: string[]): JourneyDocument {
  const rows = flows.map((flow, i): [string, Raw] => {
    const [flow_kind = "", flow_group = "", branch = ""] = flow.split("/");
    const filled = Object.entries({ flow_kind, flow_group, branch }).filter(([, value]) => value !== "");
    return [`s${i}`, { phase_id: "p1", order: `a${i}`, ...Object.fromEntries(filled) }];
  });
  return documentOf({
    journeys: { j1: { order: "a0" } },
    phases: { p1: { journey_id: "j1", order: "a0" }, p2: { journey_id: "j1", order: "a1" } },
    steps: { ...Object.fromEntries(rows), z: { phase_id: "p2", order: "a0" } },
  });
}

const mapOf = (document: JourneyDocument): JourneyMap => computeMap(document, "j1", "current");

/** The flow of the first phase's steps as `kind/group/branch`. */
const flowOf = (document: JourneyDocument): string =>
  [...(document.rows.steps?.entries() ?? [])]
    .filter(([id]) => id !== "z")
    .map(([, raw]) =>
      [String(raw.flow_kind ?? "sequence").slice(0, 3), raw.flow_group ?? "", raw.branch ?? ""].join("/"),
    )
    .join(" ");

type Verb = (document: JourneyDocument, map: JourneyMap, ...columns: [number, number]) => void;

function becomes(document: JourneyDocument, verb: Verb, column: number, beside = column): string {
  const updates = recorded(document);
  verb(document, mapOf(document), column, beside);
  expect(updates.length).toBeLessThanOrEqual(1);
  return flowOf(document);
}

const alternative: Verb = (document, map, column, beside) =>
  join(document, map, column, beside, "alternative");
const anyOrder: Verb = (document, map, column, beside) => join(document, map, column, beside, "any_order");

describe("two neighbours", () => {
  test("become alternatives A and B, from left to right", () => {
    expect(becomes(steps("", "", ""), alternative, 1, 0)).toBe("alt//A alt//B seq//");
    expect(becomes(steps("", "", ""), alternative, 1, 2)).toBe("seq// alt//A alt//B");
  });

  test("get any order", () => expect(becomes(steps("", ""), anyOrder, 0, 1)).toBe("any// any//"));

  test("do not become one with a block that is beside them", () => {
    expect(becomes(steps("any_order", "any_order", "", ""), anyOrder, 2, 3)).toBe(
      "any// any// any/2/ any/2/",
    );
  });

  test("of which one is in such a block already are in that one", () => {
    const block = ["alternative/x/A", "alternative/x/B"];
    expect(becomes(steps(...block, ""), alternative, 2, 1)).toBe("alt/x/A alt/x/B alt/x/C");
    expect(becomes(steps(...block, ""), alternative, 1, 2)).toBe("alt/x/A alt/x/B alt/x/C");
    expect(becomes(steps("alternative", "alternative", ""), alternative, 2, 1)).toBe("alt// alt// alt//");
  });

  test("of which one was in another block leave that one whole, or dissolve it", () => {
    const three = ["alternative//A", "alternative//B", "alternative//C"];
    expect(becomes(steps(...three, ""), anyOrder, 2, 3)).toBe("alt//A alt//B any// any//");
    expect(becomes(steps(...three.slice(0, 2), ""), anyOrder, 1, 2)).toBe("seq// any// any//");
  });
});

describe("a branch", () => {
  test("takes a neighbour in", () => {
    const document = steps("alternative//A", "alternative//B", "");
    expect(becomes(document, shareBranch, 2, 1)).toBe("alt//A alt//B alt//B");
    expect(mapOf(document).blocks[0]?.ways.map(({ columns }) => columns)).toEqual([[0], [1, 2]]);
  });

  test("without a name gets one when it is shared", () => {
    expect(becomes(steps("alternative//A", "alternative", ""), shareBranch, 2, 1)).toBe(
      "alt//A alt//B alt//B",
    );
  });

  test("is renamed in all its steps", () => {
    const document = steps("alternative//A", "alternative//B", "alternative//A");
    renameBranch(document, mapOf(document), 2, "Online");
    expect(flowOf(document)).toBe("alt//Online alt//B alt//Online");
    // two steps without a name would be two ways
    renameBranch(document, mapOf(document), 2, undefined);
    expect(flowOf(document)).toBe("alt//Online alt//B alt//Online");
    renameBranch(document, mapOf(document), 1, undefined);
    expect(flowOf(document)).toBe("alt//Online alt// alt//Online");
  });

  test("of two steps may become two", () => {
    expect(becomes(steps("alternative//A", "alternative//A", "alternative//B"), alternative, 1, 0)).toBe(
      "alt//A alt//C alt//B",
    );
  });

  test("that is the only one left is none", () => {
    expect(becomes(steps("alternative//A", "alternative//B"), shareBranch, 1, 0)).toBe("seq// seq//");
    expect(becomes(steps("alternative//A", "alternative//B", "alternative//C"), leave, 1)).toBe(
      "seq// seq// seq//",
    );
    expect(becomes(steps("any_order", "any_order", "any_order"), leave, 2)).toBe("any// any// seq//");
  });
});

test("a loop is set and removed", () => {
  const document = steps("", "");
  goBack(document, "s1", "s0");
  expect(document.rows.steps?.get("s1")?.back_to_step_id).toBe("s0");
  goBack(document, "s1", undefined);
  expect(document.rows.steps?.get("s1")).not.toHaveProperty("back_to_step_id");
});

describe("a hand-off", () => {
  const handoffs = (document: JourneyDocument) => [...(document.rows.handoffs?.values() ?? [])];

  test("is broken by a row that is named by it, so that two who break it write one", () => {
    const document = documentOf(SMALL);
    const updates = recorded(document);
    breakHandoffs(document, "t2", [
      { from: "t4", isBroken: true, lost: "the price" },
      { from: "t1", isBroken: false, lost: "" },
    ]);
    expect(updates).toHaveLength(1);
    expect(handoffRow(document, "t4", "t2")).toBe("ho_t4_t2");
    expect(handoffs(document)).toMatchObject([
      { touchpoint_id: "t4", next_touchpoint_id: "t2", is_broken: true, lost: "the price" },
    ]);
    breakHandoffs(document, "t2", [{ from: "t4", isBroken: true, lost: "the price" }]);
    expect(updates).toHaveLength(1);
  });

  test("is made whole again in the row there is", () => {
    const h = {
      touchpoint_id: "t4",
      next_touchpoint_id: "t2",
      is_broken: true,
      lost: "the price",
      order: "a0",
    };
    const document = documentOf({ ...SMALL, handoffs: { h } });
    breakHandoffs(document, "t2", [{ from: "t4", isBroken: false, lost: "the price" }]);
    expect(handoffs(document)).toEqual(
      [{ ...h, is_broken: undefined }].map(({ is_broken: _, ...rest }) => rest),
    );
  });
});

describe("a sub-journey", () => {
  test("opens up a touchpoint, with the lanes of the wider journey and a step to begin with", () => {
    const lanes = { l1: { journey_id: "j1", lane_kind: "touchpoint", order: "a0" } };
    const document = documentOf({ ...SMALL, lanes });
    const updates = recorded(document);
    const id = addSubJourney(document, "t2", "j1", "First phase");
    expect(updates).toHaveLength(1);
    expect(subJourneysOf(document, "t2")).toEqual([id]);
    const map = computeMap(document, id, "current");
    expect(map.lanes.map(({ kind }) => kind)).toEqual(["touchpoint"]);
    expect(map.columns).toHaveLength(1);
    expect(document.rows.journeys?.get(id)?.name).toBe("Form");
    expect(trailOf(document, id)).toEqual([{ journeyId: "j1", touchpointId: "t2" }]);
  });

  test("of itself, or of a ring, has an end", () => {
    const journeys = { j1: { order: "a0", parent_touchpoint_id: "t1" } };
    expect(trailOf(documentOf({ ...SMALL, journeys }), "j1")).toEqual([]);
    const ring = documentOf({
      ...SMALL,
      journeys: {
        j1: { order: "a0", parent_touchpoint_id: "t9" },
        j2: { order: "a1", parent_touchpoint_id: "t1" },
      },
      steps: { ...SMALL.steps, s9: { phase_id: "p9" } },
      touchpoints: { ...SMALL.touchpoints, t9: { step_id: "s9" } },
    });
    expect(trailOf(ring, "j1")).toEqual([{ journeyId: "j2", touchpointId: "t9" }]);
    expect(trailOf(ring, "j2")).toEqual([{ journeyId: "j1", touchpointId: "t1" }]);
  });

  test("of a touchpoint that is gone is a journey of its own", () => {
    const journeys = { j1: { order: "a0", parent_touchpoint_id: "gone" } };
    expect(trailOf(documentOf({ ...SMALL, journeys }), "j1")).toEqual([]);
  });
});

// @vitest-environment happy-dom

import { afterEach, describe, expect, test, vi } from "vitest";
import type { BoardTold } from "../../../src/views/boards/told.js";
import { random } from "../../random.js";
import {
  ALL,
  CARDS,
  click,
  draw,
  edits,
  find,
  focus,
  framed,
  GRID,
  GUIDE,
  PANEL,
  PLANE,
  press,
  type Shown,
  show,
} from "./boards.js";

let shown: Shown;

afterEach(() => {
  shown?.view.stop();
  document.body.replaceChildren();
});

const said = (): string | null => find(shown.element, '[role="status"]').textContent;

describe("every board", () => {
  test.each(ALL.map((told) => [told.board, told] as const))("%s has a head and a foot", (_, told) => {
    shown = show({ ...told, note: "A note", legend: [["hole", "a hole"]] });
    expect(find(shown.element, "section").getAttribute("aria-label")).toBe("Title");
    expect(find(shown.element, ".jw-finding").textContent).toBe("Finding");
    expect(find(shown.element, ".jw-key").textContent).toContain("a hole");
    expect(find(shown.element, ".jw-remark, .jw-foot").textContent).not.toBe("");
    expect(shown.element.dataset.kind).toBe("board");
    shown.view.stop();
    expect(shown.element.childNodes).toHaveLength(0);
  });

  test("chooses what it shows: few choices side by side, many in a list", () => {
    const options = (count: number) =>
      Array.from({ length: count }, (_, i) => [`o${i}`, `Option ${i}`] as const);
    const controls = [
      { trait: "view", label: "View", value: "o1", options: options(2) },
      { trait: "measure", label: "Measure", value: "o2", options: options(6) },
    ];
    shown = show({ ...PLANE, controls });
    const [first, second] = shown.element.querySelectorAll<HTMLElement>(".jw-segment");
    expect([
      first?.ariaPressed ?? first?.getAttribute("aria-pressed"),
      second?.getAttribute("aria-pressed"),
    ]).toEqual(["false", "true"]);
    click(first as HTMLElement);
    const list = find<HTMLSelectElement>(shown.element, "select");
    expect(list.value).toBe("o2");
    list.value = "o5";
    list.dispatchEvent(new Event("change", { bubbles: true }));
    expect(shown.sent).toEqual([
      { kind: "set", trait: "view", value: "o0" },
      { kind: "set", trait: "measure", value: "o5" },
    ]);
  });

  test("takes back and does again, by button and key", () => {
    shown = show(GRID);
    for (const button of shown.element.querySelectorAll<HTMLElement>(".jw-pair button")) click(button);
    focus(find(shown.element, "td"));
    expect(press("z", { ctrlKey: true }).defaultPrevented).toBe(true);
    press("z", { ctrlKey: true, shiftKey: true });
    press("y", { metaKey: true });
    press("z", { ctrlKey: true, altKey: true });
    expect(shown.sent.map(({ kind }) => kind)).toEqual(["undo", "redo", "undo", "redo", "redo"]);
  });

  test("leaves the undo of what is typed to the editor", () => {
    shown = show(CARDS);
    click(find(shown.element, ".jw-value"));
    expect(press("z", { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(shown.sent).toEqual([]);
  });

  test("shows why something was refused, and what stood there before", () => {
    shown = show(GRID);
    focus(find(shown.element, '[data-r="0"][data-c="1"]'));
    press("8");
    press("Enter");
    expect(shown.element.querySelectorAll(".is-waiting")).toHaveLength(1);
    shown.view.refuse("touchpoints, row 'tp1': 8 <b>must</b> be …");
    draw(shown.view, GRID);
    expect(shown.element.querySelectorAll(".is-waiting")).toHaveLength(0);
    expect(find(shown.element, '[data-r="0"][data-c="1"]').textContent).toContain("5");
  });

  test("says a refusal as text, until there is another board", async () => {
    shown = show(GRID);
    shown.view.refuse("8 <b>must</b> be …");
    await vi.waitFor(() => expect(said()).toBe("8 <b>must</b> be …"));
    draw(shown.view, { ...GRID });
    expect(said()).toBe("");
  });

  test("does not write what stands there already", () => {
    shown = show(GRID);
    const field = { table: "touchpoints", row: "tp1", column: "relevance", value: 5 };
    shown.view.edit([[field, 5]]);
    shown.view.edit([[field, 6]]);
    shown.view.edit([[field, 6]]);
    expect(edits(shown.sent)).toHaveLength(1);
  });

  test("draws an error, and the next board in its place", () => {
    shown = show(GRID);
    draw(shown.view, { kind: "error", title: "<b>no</b>", where: "3: x", lines: ["one", "two"] });
    expect(find(shown.element, '[role="alert"]').textContent).toContain("<b>no</b>");
    expect(shown.element.querySelector("table")).toBeNull();
    expect(shown.element.dataset.kind).toBe("error");
    draw(shown.view, GRID);
    expect(shown.element.querySelector('[role="alert"]')).toBeNull();
    expect(shown.element.querySelectorAll("table")).toHaveLength(1);
  });

  test("goes from one kind to another", () => {
    shown = show(GRID);
    for (const told of ALL) {
      draw(shown.view, told);
      expect(find(shown.element, "section").className).toContain(`is-${told.board}`);
    }
  });

  test("of a kind to come says so", () => {
    shown = show(framed({ ...GRID, board: "globe" } as never), false, "it");
    expect(find(shown.element, ".jw-nothing").textContent).toContain("versione più recente");
  });

  test("leads to where a row is drawn, outside itself", async () => {
    shown = show(GRID);
    const map = document.body.appendChild(document.createElement("div"));
    map.innerHTML = '<div class="jw"><button data-table="interventions" data-row="in1">there</button></div>';
    const there = find(map, "button");
    there.scrollIntoView = vi.fn();
    click(find(shown.element, ".jw-lead"));
    await vi.waitFor(() => expect(document.activeElement).toBe(there));
    expect(there.scrollIntoView).toHaveBeenCalledOnce();
    expect(said()).toBe("");
  });

  test("says where nothing shows a row", async () => {
    vi.useFakeTimers();
    shown = show(GRID);
    click(find(shown.element, ".jw-lead"));
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(said()).toContain("jw.Swimlane(rd)"));
  });
});

describe("cards", () => {
  test("stand in lanes, with facts and notes", () => {
    shown = show(CARDS);
    const lanes = [...shown.element.querySelectorAll(".jw-lane-title")].map((each) => each.textContent);
    expect(lanes).toEqual(["Quick wins none", "Structural 1 intervention"]);
    expect(find(shown.element, ".jw-tag").textContent).toBe("priority 40");
    expect(find(shown.element, "article").dataset).toMatchObject({ table: "interventions", row: "in1" });
    const facts = [...shown.element.querySelectorAll("dt")].map((each) => each.textContent);
    expect(facts).toEqual(["Effort", "Confidence", "Kind", "Live on", "Sum"]);
    expect(find(shown.element, ".jw-share span").style.width).toBe("40%");
  });
});

describe("the panel", () => {
  test("draws value, interval, target and course", () => {
    shown = show(PANEL);
    expect(find(shown.element, ".jw-tile-value").textContent).toBe("10 % 5 % – 17 %");
    expect(find(shown.element, ".jw-tile").className).toContain("is-signal");
    const marks = shown.element.querySelectorAll("circle");
    expect([...marks].map((mark) => mark.getAttribute("r"))).toEqual(["1.8", "4"]);
    expect(shown.element.querySelectorAll(".jw-limits, .jw-centre, .jw-target")).toHaveLength(3);
    expect(find(shown.element, ".jw-course").getAttribute("aria-label")).toBe(
      "Churn: signal: more than chance",
    );
  });

  test("draws no course where there is none", () => {
    const told = structuredClone(PANEL) as unknown as { groups: { tiles: { points: unknown[] }[] }[] };
    for (const { tiles } of told.groups) for (const tile of tiles) tile.points = [];
    shown = show(told as never);
    expect(shown.element.querySelector(".jw-course")).toBeNull();
  });
});

describe("the guide", () => {
  test("says what is done, missing and doubtful, and leads there", () => {
    shown = show(GUIDE, false, "it");
    const signs = [...shown.element.querySelectorAll(".jw-guide-sign")].map((each) =>
      each.getAttribute("aria-label"),
    );
    expect(signs).toEqual(["fatto", "manca", "dubbio", "fatto"]);
    const open = [...shown.element.querySelectorAll("details")].map((each) => each.hasAttribute("open"));
    expect(open).toEqual([true, false]);
    click(find(shown.element, ".jw-guide-text button"));
    expect(shown.sent).toEqual([{ kind: "lead", row: ["touchpoints", "tp2"] }]);
  });

  test("without a kernel leads nowhere", () => {
    shown = show(GUIDE, true);
    expect(shown.element.querySelectorAll("button")).toHaveLength(0);
  });
});

describe("a board of a stranger's notebook", () => {
  const WRONG = [
    null,
    7,
    "text",
    true,
    [],
    {},
    [null],
    { type: "script", props: { src: "x" } },
    Number.NaN,
    -1e300,
  ];
  const HTML = '<img src=x onerror="globalThis.broken = true">';

  /** The same with one value, somewhere, of another kind. */
  function spoiled(told: BoardTold, seed: number): BoardTold {
    const rng = random(seed);
    const copy = structuredClone(told) as unknown as Record<string, unknown>;
    let at: Record<string, unknown> = copy;
    for (;;) {
      const key = rng.pick(
        Object.keys(at).filter((each) => at !== copy || !["kind", "board"].includes(each)),
      );
      const inner = at[key] as Record<string, unknown> | null;
      if (
        typeof inner !== "object" ||
        inner === null ||
        Object.keys(inner).length === 0 ||
        rng.chance(0.25)
      ) {
        if (rng.chance(0.2)) delete at[key];
        else at[key] = rng.pick([...WRONG, HTML]);
        return copy as unknown as BoardTold;
      }
      at = inner;
    }
  }

  test.each(ALL.map((told) => [told.board, told] as const))(
    "%s with a wrong value is drawn or says why",
    async (_, told) => {
      for (let seed = 0; seed < 40; seed++) {
        const [first, second] = [spoiled(told, seed), spoiled(told, seed + 1000)];
        shown = show(first, seed % 2 === 0);
        await expect(shown.view.draw(second)).resolves.toBeUndefined();
        draw(shown.view, second);
        expect(shown.element.querySelector("script, img")).toBeNull();
        draw(shown.view, told);
        expect(find(shown.element, "section").className, `seed ${seed}`).toContain(`is-${told.board}`);
        shown.view.stop();
        shown.element.remove();
      }
      expect((globalThis as { broken?: boolean }).broken).toBeUndefined();
    },
  );

  test("that is none is drawn or says why", async () => {
    shown = show(GRID);
    for (const told of [
      { kind: "board" },
      { kind: "error" },
      { kind: "error", lines: 7 },
      { kind: "what" },
      {},
    ])
      await expect(shown.view.draw(told as never)).resolves.toBeUndefined();
    draw(shown.view, GRID);
    expect(shown.element.querySelectorAll("table")).toHaveLength(1);
  });
});

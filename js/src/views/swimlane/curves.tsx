// The curves of the emotion lane: of states and of other personas. The state shown has the points; the others stand behind
// it, each with a line of its own kind and a name at its end, so that nobody needs colours to tell them apart.

import { feeling } from "../../model/assessment.js";
import { emotionKey } from "../../model/keys.js";
import type { State } from "../../schema/tables.generated.js";
import { excerpt, showNumber } from "../text.js";
import type { Entry } from "./menu.js";
import { type SwimlaneView, useView } from "./view.js";

/** Height of the lane in pixels, and of one unit of emotion. */
export const HEIGHT = 150;
export const UNIT = 30;

export const yOf = (valence: number): number => HEIGHT / 2 - valence * UNIT;

const STATES: readonly State[] = ["current", "future", "best_practice"];
const PERSONA = "persona:";

export interface Curve {
  readonly name: string;
  readonly state: State;
  /** Another persona than the journey's own; empty for none. */
  readonly persona: string;
}

/** A point of a curve: column number and value. */
export type Point = readonly [number, number];

/** Curves of personas that the filter asks for. */
const soughtIn = ({ finding }: SwimlaneView): readonly string[] => {
  const { asked, own } = finding.personas.value;
  return asked.filter((id) => !own.includes(id)).map((id) => PERSONA + id);
};

/** Whether the filter asks for other personas than the one of a curve. */
export function isPale({ finding }: SwimlaneView, persona: string): boolean {
  const { asked, own } = finding.personas.value;
  return asked.length > 0 && !asked.some((id) => (persona === "" ? own.includes(id) : id === persona));
}

/** The curves drawn, the one with the points last. */
export function curvesOf(view: SwimlaneView, sought = soughtIn(view)): readonly Curve[] {
  const asked = view.own.curves.value;
  const names = [...(asked.length > 0 ? asked : ["current", "future"]), ...sought];
  const personas = new Set(view.document.shown.ids.personas ?? []);
  const others = [...new Set(names)].flatMap((name): Curve[] => {
    if (name === view.state) return [];
    const state = STATES.find((each) => each === name);
    if (state !== undefined) return [{ name, state, persona: "" }];
    const persona = name.startsWith(PERSONA) ? name.slice(PERSONA.length) : "";
    return personas.has(persona) ? [{ name, state: view.state, persona }] : [];
  });
  return [...others, { name: view.state, state: view.state, persona: "" }];
}

export function curveName(view: SwimlaneView, { state, persona }: Curve): string {
  if (persona === "") return view.text(`curve.${state}`);
  const name = view.document.raw("personas", persona)?.name;
  return typeof name === "string" ? name : view.text("card.unnamed");
}

/** Runs of points: where a step has no value, a curve is broken. */
export function runsOfPoints(view: SwimlaneView, { state, persona }: Curve): readonly (readonly Point[])[] {
  const pulled = view.pulled.value;
  const isShown = state === view.state && persona === "";
  const runs: Point[][] = [[]];
  view.whole.value.columns.forEach(({ stepId, isAbsent }, i) => {
    if (stepId === undefined || isAbsent) return;
    const raw = view.document.raw("steps", stepId) ?? {};
    const held = feeling(raw, state, persona).valence;
    const value = isShown && pulled?.stepId === stepId ? pulled.valence : held;
    if (value === undefined) runs.push([]);
    else runs.at(-1)?.push([i, value]);
  });
  return runs.filter(({ length }) => length > 0);
}

/** A curve that passes through its points and never above or below two neighbours; a point alone is a dot. */
export function pathOf(points: readonly Point[]): string {
  const [only] = points;
  if (points.length === 1 && only) return `M${only[0] + 0.5},${yOf(only[1])}h0`;
  return points
    .map(([i, value], at) => {
      const [x, y] = [i + 0.5, yOf(value)];
      const before = points[at - 1];
      if (before === undefined) return `M${x},${y}`;
      const middle = (before[0] + 0.5 + x) / 2;
      return `C${middle},${yOf(before[1])} ${middle},${y} ${x},${y}`;
    })
    .join("");
}

/** The area between a curve and the middle line. */
export function areaOf(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return "";
  return `${pathOf(points)}L${last[0] + 0.5},${HEIGHT / 2}L${first[0] + 0.5},${HEIGHT / 2}Z`;
}

/** How the line of a curve is drawn: personas by their turn. */
export const lineOf = (curves: readonly Curve[], { name, persona }: Curve): string =>
  persona === ""
    ? `is-${name}`
    : `is-persona is-persona-${curves.filter((each) => each.persona !== "").findIndex((each) => each.name === name) % 4}`;

export interface Mark {
  readonly point: Point;
  readonly kinds: readonly ("low" | "high" | "end")[];
}

/** What one remembers of a journey: its highest and its lowest point, and its end. */
export function marksOf(points: readonly Point[]): readonly Mark[] {
  if (points.length === 0) return [];
  const best = (isBetter: (a: number, b: number) => boolean): Point =>
    points.reduce((found, point) => (isBetter(point[1], found[1]) ? point : found));
  const [high, low, end] = [best((a, b) => a > b), best((a, b) => a < b), points.at(-1) as Point];
  const marks = new Map<Point, ("low" | "high" | "end")[]>();
  const add = (point: Point, kind: "low" | "high" | "end"): void => {
    marks.set(point, [...(marks.get(point) ?? []), kind]);
  };
  if (low[1] < 0) add(low, "low");
  if (high[1] > 0 && high !== low) add(high, "high");
  if (points.length > 1) add(end, "end");
  return [...marks].map(([point, kinds]) => ({ point, kinds }));
}

/** What stands at a mark: the value comes last, once. */
export function markText(view: SwimlaneView, { point, kinds }: Mark): string {
  const value = showNumber(view.own.language.value, point[1]);
  return kinds
    .map((kind, i) => view.text(`emotion.${kind}`, { value: i === kinds.length - 1 ? value : "" }).trim())
    .join(" · ");
}

/** Above its point where there is room, else below. */
export const markTop = (valence: number): number =>
  yOf(valence) >= 36 ? yOf(valence) - 32 : yOf(valence) + 15;

interface EndLabel {
  readonly curve: Curve;
  readonly point: Point;
  readonly top: number;
}

const LABEL = 13;

/** The names at the ends of the other curves, pushed apart where they would lie over one another. */
export function endLabels(curves: readonly (readonly [Curve, Point])[]): readonly EndLabel[] {
  let free = 1;
  return [...curves]
    .sort(([, a], [, b]) => b[1] - a[1])
    .map(([curve, point]) => {
      const top = Math.min(HEIGHT - LABEL, Math.max(free, yOf(point[1]) - LABEL / 2));
      free = top + LABEL;
      return { curve, point, top };
    });
}

/** What the menu of curves offers: states, and the personas that feel something somewhere on this map. */
export function curveEntries(view: SwimlaneView): readonly Entry[] {
  const drawn = curvesOf(view, []);
  const names = new Set(drawn.map(({ name }) => name));
  const steps = view.whole.value.columns.map(
    ({ stepId }) => view.document.rows.steps?.get(stepId ?? "") ?? {},
  );
  const personas = (view.document.shown.ids.personas ?? []).filter((persona) => {
    const key = emotionKey(view.state, "valence", persona);
    return names.has(PERSONA + persona) || steps.some((raw) => key in raw);
  });
  const all: readonly Curve[] = [
    ...STATES.map((state) => ({ name: state, state, persona: "" })),
    ...personas.map((persona) => ({ name: PERSONA + persona, state: view.state, persona })),
  ];
  return all.map((curve) => ({
    text: curveName(view, curve),
    isChecked: names.has(curve.name),
    stays: true,
    act: () => {
      // the state shown has the points and stays; nothing but it is written as its own name, for none means the usual two
      const now = curvesOf(view, []).map(({ name }) => name);
      const left = now.filter((name) => name !== curve.name);
      view.own.curves.value = names.has(curve.name)
        ? [...new Set([...left, view.state])]
        : [...now, curve.name];
    },
  }));
}

/** Which line is whose, in the lane's header. */
export function Legend() {
  const view = useView();
  const curves = curvesOf(view);
  return (
    <ul class="jw-legend">
      {[...curves].reverse().map((curve) => (
        <li key={curve.name}>
          <svg viewBox="0 0 24 8" aria-hidden="true">
            <path
              class={`jw-curve ${lineOf(curves, curve)} ${curve === curves.at(-1) ? "is-shown" : ""}`}
              d="M1 4h22"
            />
          </svg>
          <span dir="auto">{excerpt(curveName(view, curve), 30)}</span>
        </li>
      ))}
    </ul>
  );
}

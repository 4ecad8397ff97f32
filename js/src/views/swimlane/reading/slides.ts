// A journey as a sequence of slides: the journey itself, then each phase and, in it, touchpoint by touchpoint.

import { cellKey, type JourneyMap } from "../../../model/map.js";

export type Slide =
  | { readonly kind: "journey" }
  | { readonly kind: "phase"; readonly phaseId: string; readonly number: number }
  | { readonly kind: "touchpoint"; readonly phaseId: string; readonly column: string; readonly id: string };

export function slidesOf({ phases, columns, lanes, cells }: JourneyMap): readonly Slide[] {
  const lane = lanes.find(({ kind }) => kind === "touchpoint")?.id ?? "";
  return [
    { kind: "journey" },
    ...phases.flatMap(({ id, first, count }, i): Slide[] => [
      { kind: "phase", phaseId: id, number: i + 1 },
      ...columns
        .slice(first, first + count)
        .flatMap(({ key }) =>
          (cells.get(cellKey(lane, key)) ?? []).map(
            (touchpoint): Slide => ({ kind: "touchpoint", phaseId: id, column: key, id: touchpoint }),
          ),
        ),
    ]),
  ];
}

/** The slide a key leads to, undefined for keys that lead nowhere. Presenters' clickers send the page keys. */
export function slideAfter(key: string, at: number, count: number): number | undefined {
  const next = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageDown: at + 1,
    " ": at + 1,
    Enter: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    PageUp: at - 1,
    Backspace: at - 1,
    Home: 0,
    End: count - 1,
  }[key];
  return next === undefined ? undefined : Math.min(count - 1, Math.max(0, next));
}

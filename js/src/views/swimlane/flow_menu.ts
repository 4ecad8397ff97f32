// What can be done to how a step goes, for the menu in its header. It is a tool of the map.

import { setValue } from "../../model/edits.js";
import { blockAt, wayAt } from "../../model/flow.js";
import { goBack, join, leave, shareBranch } from "../../model/flow_edits.js";
import { excerpt } from "../text.js";
import { flowAt, flowText } from "./flow_words.js";
import type { Stop } from "./focus.js";
import { stepName } from "./lanes.js";
import type { Entry } from "./menu.js";
import type { SwimlaneView } from "./view.js";

const KINDS = [
  ["any_order", "panel.flow.anyOrder"],
  ["alternative", "panel.flow.alternative"],
] as const;

export function flowEntries(view: SwimlaneView, stop: Stop): readonly Entry[] {
  const map = view.map.value;
  const column = columnOf(view, stop);
  const { back, isOptional, isRepeatable } = flowAt(view, column);
  const verb = (text: string, act: () => void): Entry => ({ text, act: () => did(view, stop, act) });
  const flag = (text: string, name: string, isChecked: boolean): Entry => ({
    ...verb(text, () => void setValue(view.document, "steps", stop.item, name, !isChecked)),
    isChecked,
  });
  const named = (each: number) => ({ step: excerpt(stepName(view, map.columns[each]?.stepId), 40) });
  const block = blockAt(map.blocks, column);
  const isIn = block !== undefined && block.kind !== "sequence";
  const earlier = map.columns.slice(0, column).flatMap(({ stepId }, i) => (stepId === undefined ? [] : [i]));
  return [
    flag(view.text("panel.flow.optional"), "is_optional", isOptional),
    flag(view.text("panel.flow.repeatable"), "is_repeatable", isRepeatable),
    ...besides(view, column).flatMap((beside) => [
      ...KINDS.filter(([kind]) => isNew(view, column, beside, kind)).map(([kind, key]) =>
        verb(view.text(key, named(beside)), () => join(view.document, map, column, beside, kind)),
      ),
      ...(isOtherBranch(view, column, beside)
        ? [
            verb(view.text("panel.flow.branch", named(beside)), () =>
              shareBranch(view.document, map, column, beside),
            ),
          ]
        : []),
    ]),
    ...(block?.kind === "alternative"
      ? [{ text: view.text("panel.flow.rename"), act: () => view.focus.edit(stop, "branch") }]
      : []),
    ...(isIn ? [verb(view.text("panel.flow.leave"), () => leave(view.document, map, column))] : []),
    ...(earlier.length > 0
      ? [
          {
            text: view.text("panel.flow.back"),
            more: () =>
              [...earlier].reverse().map((each) => ({
                ...verb(named(each).step, () => goBack(view.document, stop.item, map.columns[each]?.stepId)),
                isChecked: each === back,
              })),
          },
        ]
      : []),
    ...(back === undefined
      ? []
      : [verb(view.text("panel.flow.noBack"), () => goBack(view.document, stop.item, undefined))]),
  ];
}

export const columnOf = (view: SwimlaneView, stop: Stop): number =>
  view.map.value.columns.findIndex(({ key }) => key === stop.column);

/** Does it, keeps the focus on the step, and says how it goes now. */
export function did(view: SwimlaneView, stop: Stop, act: () => void): void {
  act();
  view.focus.go(stop);
  const flow = flowText(view, columnOf(view, stop)) || view.text("panel.flow.sequence");
  view.tell("panel.flow.said", { step: excerpt(stepName(view, stop.item), 80), flow });
}

/** The neighbours of a step in its phase. */
function besides(view: SwimlaneView, column: number): number[] {
  const { columns } = view.map.value;
  return [column - 1, column + 1].filter(
    (each) => columns[each]?.stepId !== undefined && columns[each]?.phaseId === columns[column]?.phaseId,
  );
}

/** Whether two neighbours are not yet what they would be made; two steps of one branch may become two. */
function isNew(view: SwimlaneView, column: number, beside: number, kind: string): boolean {
  const [here, there] = [blockAt(view.map.value.blocks, column), blockAt(view.map.value.blocks, beside)];
  return here !== there || here?.kind !== kind || wayAt(here, column) === wayAt(there, beside);
}

function isOtherBranch(view: SwimlaneView, column: number, beside: number): boolean {
  const [here, there] = [blockAt(view.map.value.blocks, column), blockAt(view.map.value.blocks, beside)];
  return there?.kind === "alternative" && wayAt(here, column) !== wayAt(there, beside);
}

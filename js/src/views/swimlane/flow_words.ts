// How steps go, in words; the twin of `Reader.flow` in export/wording.py.

import { blockAt, flowValue, wayAt } from "../../model/flow.js";
import { excerpt } from "../text.js";
import { stepName } from "./lanes.js";
import type { SwimlaneView } from "./view.js";

export interface StepFlow {
  readonly isOptional: boolean;
  readonly isRepeatable: boolean;
  /** Number of the earlier column its customers go back to. */
  readonly back: number | undefined;
}

/** What is marked at a column; reading it subscribes to its step. */
export function flowAt(view: SwimlaneView, column: number): StepFlow {
  const { columns } = view.whole.value;
  const stepId = columns[column]?.stepId;
  const raw = stepId === undefined ? undefined : view.document.raw("steps", stepId);
  const target = flowValue(raw, "back_to_step_id");
  const back = target === undefined ? -1 : columns.findIndex((each) => each.stepId === target);
  return {
    isOptional: flowValue(raw, "is_optional") === true,
    isRepeatable: flowValue(raw, "is_repeatable") === true,
    back: back >= 0 && back < column ? back : undefined,
  };
}

const SHORT = 60;

/** How a step goes, empty where it simply follows the one before. */
export function flowText(view: SwimlaneView, column: number): string {
  const { isOptional, isRepeatable, back } = flowAt(view, column);
  return [
    ...blockText(view, column),
    ...(isOptional ? [view.text("flow.optional")] : []),
    ...(isRepeatable ? [view.text("flow.repeatable")] : []),
    ...(back === undefined
      ? []
      : [
          view.text("flow.back", {
            step: excerpt(stepName(view, view.whole.value.columns[back]?.stepId), SHORT),
          }),
        ]),
  ].join("; ");
}

function blockText(view: SwimlaneView, column: number): string[] {
  const { whole, document } = view;
  const block = blockAt(whole.value.blocks, column);
  const way = wayAt(block, column);
  if (block === undefined || way === undefined || block.ways.length < 2) return [];
  const place = { number: block.ways.indexOf(way) + 1, count: block.ways.length };
  const stepId = whole.value.columns[column]?.stepId ?? "";
  const group = flowValue(document.rows.steps?.get(stepId), "flow_group");
  return [
    block.kind === "any_order"
      ? view.text("flow.inAnyOrder", place)
      : way.branch === undefined
        ? view.text("flow.branch", place)
        : view.text("flow.branchNamed", { ...place, name: excerpt(way.branch, SHORT) }),
    ...(typeof group === "string" ? [view.text("flow.inBlock", { name: excerpt(group, SHORT) })] : []),
  ];
}

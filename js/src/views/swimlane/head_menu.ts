// What can be done to a phase and to a step, as the menus in the head say it.

import { setValue } from "../../model/edits.js";
import type { MacroPhase } from "../../schema/tables.generated.js";
import { labelOfChoice } from "../text.js";
import { addPhaseAt, addStepAt, move, open, remove } from "./actions.js";
import { entriesOf, HEAD_PARTS } from "./card_menu.js";
import { flowEntries } from "./flow_menu.js";
import type { Stop } from "./focus.js";
import type { Entry } from "./menu.js";
import type { SwimlaneView } from "./view.js";

const MACRO: readonly MacroPhase[] = ["pre_purchase", "purchase", "post_purchase"];

export function phaseEntries(view: SwimlaneView, stop: Stop): readonly Entry[] {
  const phase = view.map.value.phases.find(({ id }) => id === stop.item);
  return [
    { text: view.text("menu.rename"), act: () => open(view, stop) },
    { text: view.text("add.phase.before"), act: () => addPhaseAt(view, stop.item, 0) },
    { text: view.text("add.phase.after"), act: () => addPhaseAt(view, stop.item, 1) },
    { text: view.text("menu.left"), act: () => move(view, stop, "left") },
    { text: view.text("menu.right"), act: () => move(view, stop, "right") },
    ...MACRO.map((macro) => ({
      text: labelOfChoice(view.own.language.value, "MacroPhase", macro),
      isChecked: phase?.macro === macro,
      act: () => void setValue(view.document, "phases", stop.item, "macro_phase", macro),
    })),
    ...entriesOf(HEAD_PARTS, view, stop),
    {
      text: view.text("menu.delete"),
      keys: "⌫",
      act: () => remove(view, stop),
      isDangerous: true,
      isFirst: true,
    },
  ];
}

export function stepEntries(view: SwimlaneView, stop: Stop): readonly Entry[] {
  return [
    { text: view.text("menu.rename"), act: () => open(view, stop) },
    { text: view.text("add.step.before"), act: () => addStepAt(view, stop, 0) },
    { text: view.text("add.step.after"), act: () => addStepAt(view, stop, 1) },
    { text: view.text("menu.left"), act: () => move(view, stop, "left") },
    { text: view.text("menu.right"), act: () => move(view, stop, "right") },
    {
      text: view.text("flow.name"),
      more: () => flowEntries(view, stop),
    },
    ...entriesOf(HEAD_PARTS, view, stop),
    {
      text: view.text("menu.delete"),
      keys: "⌫",
      act: () => remove(view, stop),
      isDangerous: true,
      isFirst: true,
    },
  ];
}

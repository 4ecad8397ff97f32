// What can be done to a card, a step or a phase, as a menu says it. Other parts of the map add their own entries to the
// lists below: each function is one stretch of the menu, between two lines.

import { gesture, setValue } from "../../model/edits.js";
import { cellOf } from "../../model/map.js";
import { move, open, remove } from "./actions.js";
import { actorEntries } from "./actor_lane.js";
import { mayEdit } from "./board.js";
import type { Stop } from "./focus.js";
import { tableOf } from "./lanes.js";
import type { Entry } from "./menu.js";
import type { Way } from "./moving.js";
import { actedOn, groupOf } from "./selection.js";
import { subJourneyEntries } from "./sub_journeys.js";
import { withTools } from "./tools.js";
import type { SwimlaneView } from "./view.js";

/** Entries for what stands at a stop; `stops` is all it would be done to. */
export type MenuPart = (view: SwimlaneView, stop: Stop, stops: readonly Stop[]) => readonly Entry[];

const WAYS: readonly Way[] = ["left", "right", "up", "down"];

const editing: MenuPart = (view, stop, stops) =>
  stops.length > 1 || !view.host.canEdit
    ? []
    : [
        {
          text: view.text(isPart(view, stop) ? "actor.rename" : "menu.edit"),
          keys: "↵",
          act: () => open(view, stop),
        },
      ];

const isPart = (view: SwimlaneView, stop: Stop): boolean => tableOf(view, stop.row) === "step_actors";

/** Copying needs no right to write. */
export const clipboard: MenuPart = (view, stop) => {
  const copy: Entry = {
    text: view.text("menu.copy"),
    keys: "Ctrl C",
    act: () => withTools(view, ({ copyFromMenu }) => copyFromMenu("copy")),
  };
  if (!view.host.canEdit) return [copy];
  return [
    ...(groupOf(view, stop.row) === undefined || isPart(view, stop)
      ? []
      : [
          {
            text: view.text("menu.duplicate"),
            keys: "Ctrl D",
            act: () => withTools(view, ({ duplicate }) => duplicate(view, stop)),
          },
        ]),
    copy,
    {
      text: view.text("menu.cut"),
      keys: "Ctrl X",
      act: () => withTools(view, ({ copyFromMenu }) => copyFromMenu("cut")),
    },
    {
      text: view.text("menu.paste"),
      keys: "Ctrl V",
      act: () => withTools(view, ({ pasteFromMenu }) => void pasteFromMenu(view, stop)),
    },
  ];
};

const moving: MenuPart = (view, stop) =>
  groupOf(view, stop.row) !== "cards" || !view.host.canEdit
    ? []
    : WAYS.map((way, i) => ({
        text: view.text(`menu.${way}`),
        keys: `Alt ${"←→↑↓"[i]}`,
        act: () => move(view, stop, way),
      }));

const touchpoints: MenuPart = (view, stop, stops) => {
  const ids = stops.flatMap(({ row, item }) => (tableOf(view, row) === "touchpoints" ? [item] : []));
  if (tableOf(view, stop.row) !== "touchpoints" || !view.host.canEdit) return [];
  const isOne = view.document.rows.touchpoints?.get(stop.item)?.is_moment_of_truth === true;
  const isFirst = cellOf(view.map.value, stop.row, stop.column)[0] === stop.item;
  const decide = (): void =>
    gesture(view.document, () => {
      for (const id of ids) setValue(view.document, "touchpoints", id, "is_moment_of_truth", !isOne);
    });
  return [
    {
      text: view.text("card.momentOfTruth"),
      isChecked: isOne,
      act: () => {
        if (mayEdit(view)) decide();
      },
    },
    ...(isFirst
      ? []
      : [
          {
            text: view.text("menu.split.step"),
            act: () => withTools(view, ({ splitAt }) => splitAt(view, stop)),
          },
        ]),
  ];
};

const deleting: MenuPart = (view, stop, stops) => {
  const one = isPart(view, stop) ? "actor.remove" : "menu.delete";
  const text = view.text(stops.length > 1 ? "menu.delete.many" : one, { count: stops.length });
  return view.host.canEdit ? [{ text, keys: "⌫", act: () => remove(view, stop), isDangerous: true }] : [];
};

const subJourneys: MenuPart = (view, stop, stops) =>
  tableOf(view, stop.row) === "touchpoints" && stops.length < 2 ? subJourneyEntries(view, stop.item) : [];

/** Reading and talking need no right to write. */
const inspecting: MenuPart = (view) => [
  { text: view.text("menu.inspect"), keys: "F4", act: () => view.openPanel("inspector") },
  { text: view.text("menu.comment"), act: () => view.openPanel("comments") },
];

/** The stretches of the menu of a card, in their order. */
export const CARD_PARTS: readonly MenuPart[] = [
  editing,
  inspecting,
  clipboard,
  moving,
  touchpoints,
  subJourneys,
  (view, stop, stops) => (isPart(view, stop) && stops.length < 2 ? actorEntries(view, stop) : []),
  deleting,
];

/** What is added to the menus of phases and steps. */
export const HEAD_PARTS: readonly MenuPart[] = [
  inspecting,
  clipboard,
  (view, stop) => [
    ...(stop.row === "step"
      ? [
          {
            text: view.text("menu.split.phase"),
            act: () => withTools(view, ({ splitAt }) => splitAt(view, stop)),
          },
        ]
      : []),
    {
      text: view.text(stop.row === "step" ? "menu.join.step" : "menu.join.phase"),
      act: () => withTools(view, ({ joinWithNext }) => joinWithNext(view, stop)),
    },
  ],
];

/** The entries of some parts, each part set off from the one before. */
export const entriesOf = (parts: readonly MenuPart[], view: SwimlaneView, stop: Stop): readonly Entry[] =>
  parts.flatMap((part) =>
    part(view, stop, actedOn(view, stop)).map((entry, i) => (i === 0 ? { ...entry, isFirst: true } : entry)),
  );

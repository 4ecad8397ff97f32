// The header of a lane: its icon and name, what it shows in a few words, and the menu of what can be done to it.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LaneSpec } from "../../model/lanes.js";
import { TextEditor } from "../editor.js";
import { LaneIcon, SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { toggleFold, toggleHidden } from "./actions.js";
import { curveEntries } from "./curves.js";
import { HEADER } from "./focus.js";
import { editHeader, groupLane, moveLaneBy, removeLane, renameLane } from "./lane_actions.js";
import { makeLaneDraggable } from "./lane_drag.js";
import { kindEntries, measureEntries } from "./lane_kinds.js";
import { laneHint, laneName } from "./lanes.js";
import { type Entry, Menu } from "./menu.js";
import { inspectLane } from "./panel/open.js";
import { useStop, useValue } from "./stops.js";
import { type SwimlaneView, useView } from "./view.js";

interface Props {
  readonly lane: LaneSpec;
  readonly isFolded: boolean;
  /** What stands under the name: lines of channels, a legend. */
  readonly children?: ComponentChildren;
}

export function LaneHeader({ lane, isFolded, children }: Props) {
  const view = useView();
  const stop = { row: lane.id, column: HEADER, item: HEADER };
  const { props, editing } = useStop<HTMLDivElement>(stop);
  const menu = useValue<HTMLButtonElement>(stop, "menu");
  const [edge, setEdge] = useState<"before" | "after">();
  const name = laneName(view, lane);
  const hint = laneHint(view, lane);
  const fold = view.text(isFolded ? "lane.unfold" : "lane.fold", { name });
  useEffect(() => {
    const row = props.ref.current?.closest<HTMLElement>(".jw-lane");
    if (editing !== undefined || !row || props.ref.current === null) return undefined;
    return makeLaneDraggable(view, props.ref.current, row, lane.id, setEdge);
  }, [view, lane.id, editing !== undefined]);
  return (
    <div
      class={`jw-lane-header ${edge === undefined ? "" : `is-${edge}`}`}
      role="rowheader"
      aria-colindex={1}
    >
      {editing === "name" || editing === "lane_group" ? (
        <HeaderEditor lane={lane} column={editing} />
      ) : (
        <div class="jw-lane-top">
          <div
            {...props}
            class="jw-lane-name"
            role="button"
            aria-expanded={!isFolded}
            onClick={(event) => {
              // a screen reader's click has no place on the screen, and means the button
              if (event.detail === 0) toggleFold(view, lane.id);
              else view.focus.go(stop);
            }}
            onDblClick={() => editHeader(view, lane.id, "name")}
          >
            <LaneIcon kind={lane.kind} noteKind={lane.noteKind} />
            <span>
              <span dir="auto">{excerpt(name, 60)}</span>
              {hint !== "" && !isFolded && <small>{hint}</small>}
            </span>
          </div>
          <span class="jw-lane-tools">
            {view.host.canEdit && (
              <Menu
                class="jw-lane-menu"
                label={view.text("lane.menu", { name })}
                icon="more"
                entries={() => laneEntries(view, lane)}
                buttonRef={menu.ref}
                tabIndex={menu.tabIndex}
                stop={stop}
              />
            )}
            <button
              type="button"
              class="jw-fold"
              tabIndex={-1}
              title={fold}
              aria-label={fold}
              onClick={() => toggleFold(view, lane.id)}
            >
              <SignIcon name={isFolded ? "right" : "down"} />
            </button>
          </span>
        </div>
      )}
      {!isFolded && children}
    </div>
  );
}

function HeaderEditor({ lane, column }: { lane: LaneSpec; column: "name" | "lane_group" }) {
  const view = useView();
  const isName = column === "name";
  const write = isName ? renameLane : groupLane;
  return (
    <div class="jw-lane-top">
      <TextEditor
        label={view.text(isName ? "lane.name" : "lane.group.name")}
        placeholder={isName ? laneName(view, lane) : view.text("lane.group.name")}
        value={isName ? laneName(view, lane) : lane.group}
        commit={(value) => {
          write(view, lane, value ?? "");
          return undefined;
        }}
        cancel={() => view.focus.go({ row: lane.id, column: HEADER, item: HEADER })}
      />
    </div>
  );
}

function laneEntries(view: SwimlaneView, lane: LaneSpec): readonly Entry[] {
  return [
    { text: view.text("menu.rename"), act: () => editHeader(view, lane.id, "name") },
    { text: view.text("menu.inspect"), keys: "F4", act: () => inspectLane(view, lane.id) },
    ...(lane.kind === "number"
      ? [{ text: view.text("lane.measure"), more: () => measureEntries(view, lane) }]
      : []),
    ...(lane.kind === "emotion" ? [{ text: view.text("lane.curves"), more: () => curveEntries(view) }] : []),
    { text: view.text("lane.add"), more: () => kindEntries(view, lane) },
    { text: view.text("lane.up"), act: () => moveLaneBy(view, lane.id, -1) },
    { text: view.text("lane.down"), act: () => moveLaneBy(view, lane.id, 1) },
    { text: view.text("lane.group"), more: () => groupEntries(view, lane) },
    { text: view.text("lane.hide"), act: () => toggleHidden(view, lane.id) },
    { text: view.text("menu.delete"), act: () => removeLane(view, lane.id), isDangerous: true },
  ];
}

function groupEntries(view: SwimlaneView, lane: LaneSpec): readonly Entry[] {
  const groups = new Set(view.map.value.lanes.flatMap(({ group }) => (group === undefined ? [] : [group])));
  return [
    ...[...groups].map((group) => ({
      text: excerpt(group, 60),
      isChecked: lane.group === group,
      act: () => groupLane(view, lane, group),
    })),
    { text: view.text("lane.group.new"), act: () => editHeader(view, lane.id, "lane_group") },
    ...(lane.group === undefined
      ? []
      : [{ text: view.text("lane.group.none"), act: () => groupLane(view, lane, "") }]),
  ];
}

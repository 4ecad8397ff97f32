// The header of a lane: its icon and name, what it shows in a few words, and the menu of what can be done to it.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LaneSpec } from "../../model/lanes.js";
import { LaneIcon, SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { toggleFold } from "./actions.js";
import { HEADER } from "./focus.js";
import { laneHint, laneName } from "./lanes.js";
import { Menu } from "./menu.js";
import { useStop, useValue } from "./stops.js";
import { late, lateEntries, whenTools, withTools } from "./tools.js";
import { useView } from "./view.js";

const HeaderEditor = late("HeaderEditor");

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
    const handle = props.ref.current;
    const row = handle?.closest<HTMLElement>(".jw-lane");
    if (editing !== undefined || !row || handle === null) return undefined;
    return whenTools((tools) => tools.makeLaneDraggable(view, handle, row, lane.id, setEdge));
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
            onDblClick={() => withTools(view, (tools) => tools.editHeader(view, lane.id, "name"))}
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
                entries={() => lateEntries(view, (tools) => tools.laneEntries(view, lane))}
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

// The comparison as it is drawn: the counts, ghosts of what is gone, what differs on a card, and the two states one above
// the other. It is a tool of the map.

import { effect, signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Column, LaneSpec } from "../../../model/map.js";
import type { TableName } from "../../../schema/tables.generated.js";
import { excerpt, labelOfChoice } from "../../text.js";
import { watchClipboard } from "../clipboard.js";
import { ContextMenu, onContextMenu } from "../context_menu.js";
import { onKeyDown } from "../keyboard.js";
import { nameOf, tableOfLane } from "../lanes.js";
import type { ShownState } from "../look.js";
import { KeysPlace } from "../panel/open.js";
import { SwimlaneView, useView, ViewProvider } from "../view.js";
import { countsOf, differencesOf, ghostsIn } from "./compare.js";

const STATES: readonly ShownState[] = ["current", "future"];

/** Says how many cards become what. */
export function tellCounts(view: SwimlaneView): void {
  if (view.isOverlaid) view.tell("compare.counts", countsOf(view));
}

export function Counts() {
  const view = useView();
  if (!view.isOverlaid) return null;
  return <div class="jw-counts">{view.text("compare.counts", countsOf(view))}</div>;
}

/** What differs on a card, and what it was. */
export function Was({ table, id }: { table: TableName; id: string }) {
  const view = useView();
  const { kind } = view.changeOf(table, id);
  if (kind === "added")
    return (
      <span class="jw-was">
        <span class="jw-tag is-good">{view.text("change.new")}</span>
      </span>
    );
  if (kind === "kept" || table !== "touchpoints") return null;
  return (
    <span class="jw-was">
      {differencesOf(view, id).map(({ label, before, after }) => (
        <span key={label}>
          {label}
          {(before !== "" || after !== "") && (
            <>
              {": "}
              <del dir="auto">{excerpt(before, 60)}</del>
              {" → "}
              <ins dir="auto">{excerpt(after, 60)}</ins>
            </>
          )}
        </span>
      ))}
    </span>
  );
}

/** What stood in a cell today and does not in the future. */
export function Ghosts({ lane, column }: { lane: LaneSpec; column: Column }) {
  const view = useView();
  const table = tableOfLane(lane);
  return (
    <>
      {ghostsIn(view, lane, column.key).map(({ id, isMoved }) => (
        <div key={id} class={`jw-card jw-ghost ${isMoved ? "is-moved" : ""}`} role="note" data-ghost={id}>
          {!isMoved && <span class="jw-unseen">{view.text("change.removed")}: </span>}
          <del class="jw-text" dir="auto">
            {excerpt(textOf(view, table, id))}
          </del>
          <span class="jw-meta">
            <span class={isMoved ? "jw-tag" : "jw-tag is-bad"}>
              {view.text(isMoved ? "compare.elsewhere" : "change.removed")}
            </span>
          </span>
        </div>
      ))}
    </>
  );
}

const textOf = (view: SwimlaneView, table: TableName, id: string): string => {
  const action = table === "steps" ? view.document.rows.steps?.get(id)?.action : undefined;
  return typeof action === "string" ? action : nameOf(view, table, id);
};

/**
 * Today above the future, with the same steps under each other: one reads down from what is to what will be. Each is a
 * whole map to edit, and where one scrolls, the other does.
 */
export function SideBySide({ grid: Grid, keep }: { grid: ComponentType; keep(view: SwimlaneView): void }) {
  const view = useView();
  const views = useMemo(
    () =>
      STATES.map((state) => {
        const own = { ...view.own, state: signal(state), comparison: signal("" as const) };
        return new SwimlaneView(view.host, own, view);
      }),
    [view],
  );
  useEffect(() => {
    const stops = views.map((each) => effect(() => keep(each)));
    return () => {
      for (const stop of stops) stop();
      for (const each of views) each.destroy();
    };
  }, [views]);
  useEffect(() => {
    const boxes = views.map(({ screen }) => screen.scroller.value);
    const [above, below] = boxes;
    view.screen.scroller.value = above;
    return above === undefined || below === undefined ? undefined : scrollTogether(above, below);
  });
  return (
    <div class="jw-sides">
      {views.map((each) => (
        <ViewProvider key={each.own.state.value} value={each}>
          <Side grid={Grid} />
        </ViewProvider>
      ))}
    </div>
  );
}

function Side({ grid: Grid }: { grid: ComponentType }) {
  const view = useView();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = root.current;
    view.root = element ?? undefined;
    const onKey = (event: KeyboardEvent): void => onKeyDown(view, event);
    if (element === null) return undefined;
    const onMenu = (event: MouseEvent): void => onContextMenu(view, event);
    element.addEventListener("keydown", onKey);
    element.addEventListener("contextmenu", onMenu);
    const endClipboard = watchClipboard(view, element);
    return () => {
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("contextmenu", onMenu);
      endClipboard();
    };
  }, [view]);
  return (
    <div ref={root} class="jw-side" data-state={view.state} onFocusIn={(event) => view.follow(event)}>
      <div class="jw-side-name">{labelOfChoice(view.own.language.value, "State", view.state)}</div>
      <Grid />
      <ContextMenu />
      <KeysPlace />
    </div>
  );
}

/** Lets two boxes scroll together: to the same place along, and down to the same part of the same lane. */
function scrollTogether(one: HTMLElement, other: HTMLElement): () => void {
  // what was led somewhere tells so later, and is not to lead back
  let led: HTMLElement | undefined;
  const follow = (event: Event): void => {
    const from = event.currentTarget as HTMLElement;
    if (led === from) {
      led = undefined;
      return;
    }
    const to = from === one ? other : one;
    const before = [to.scrollLeft, to.scrollTop];
    to.scrollLeft = from.scrollLeft;
    to.scrollTop = topBelowHead(from, to) ?? to.scrollTop;
    if (before[0] !== to.scrollLeft || before[1] !== to.scrollTop) led = to;
  };
  for (const box of [one, other]) box.addEventListener("scroll", follow, { passive: true });
  return () => {
    for (const box of [one, other]) box.removeEventListener("scroll", follow);
  };
}

const bottomOfHead = (box: HTMLElement): number =>
  box.querySelector(".jw-head")?.getBoundingClientRect().bottom ?? 0;

/** The scroll position at which a box shows what the other shows just below its head. */
function topBelowHead(from: HTMLElement, to: HTMLElement): number | undefined {
  const line = bottomOfHead(from);
  for (const lane of from.querySelectorAll<HTMLElement>("[data-lane]")) {
    const { top, bottom, height } = lane.getBoundingClientRect();
    if (bottom <= line) continue;
    const other = to
      .querySelector(`[data-lane="${CSS.escape(lane.dataset.lane ?? "")}"]`)
      ?.getBoundingClientRect();
    if (other === undefined) return undefined;
    const share = height === 0 ? 0 : Math.max(0, line - top) / height;
    return to.scrollTop + other.top + share * other.height - bottomOfHead(to);
  }
  return undefined;
}

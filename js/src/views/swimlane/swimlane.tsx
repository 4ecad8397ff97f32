// The swimlane as a whole: toolbar, head, lanes, status line.

import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Host } from "../../host/host.js";
import { whenIdle } from "../../model/idle.js";
import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { addPhaseAt, boardOf, undo } from "./actions.js";
import { activeIn, type Stop } from "./focus.js";
import { Header } from "./header.js";
import { onKeyDown } from "./keyboard.js";
import { Lanes } from "./lane.js";
import { firstStop, heir, itemsOf } from "./moves.js";
import { KeysPlace, PanelPlace } from "./panel/open.js";
import { onReadingKey, zoomByWheel } from "./reading/keys.js";
import { Presentation } from "./reading/present.js";
import { groupOf, stopsOf } from "./selection.js";
import { Toolbar } from "./toolbar.js";
import type { LoadTools } from "./tools.js";
import { fetchedFor, late, toolsHere, whenTools } from "./tools.js";
import { SwimlaneView, useView, ViewProvider, type ViewState } from "./view.js";

const ContextMenu = late("ContextMenu");
const Counts = late("Counts");
const SideBySide = late("SideBySide");
const Overview = late("Overview");

/** Draws a swimlane in an element; returns what takes it away again. */
export function mountSwimlane(
  element: HTMLElement,
  host: Host,
  own: ViewState,
  loadTools?: LoadTools,
): () => void {
  return drawSwimlane(element, new SwimlaneView(host, own, undefined, loadTools));
}

/** The same of a view that whoever calls has a hand on; it ends with the drawing. */
export function drawSwimlane(element: HTMLElement, view: SwimlaneView): () => void {
  const stopKeeping = effect(() => keepAStop(view));
  render(
    <ViewProvider value={view}>
      <Swimlane />
    </ViewProvider>,
    element,
  );
  return () => {
    render(null, element);
    stopKeeping();
    view.destroy();
  };
}

/**
 * One stop of the grid is always in the tab order, whatever others delete or undo moves: where a card went, the focus goes
 * along, and where it is gone, what stands in its place has it.
 */
function keepAStop(view: SwimlaneView): void {
  const board = boardOf(view);
  const active = view.focus.active.peek();
  if (active === undefined) {
    view.focus.set(firstStop(board));
    return;
  }
  const isHeld = holdsFocus(view);
  if (itemsOf(board, active.row, active.column).includes(active.item)) {
    // what changes its place in the page loses the focus on the way
    if (isHeld) requestAnimationFrame(() => holdsFocus(view) || view.focus.go(active));
    return;
  }
  const next = untracked(() => stopOfSame(view, active)) ?? heir(board, active, 0);
  // the cards are not drawn again yet: whoever had the focus still has it; what is typed elsewhere goes on
  if (isHeld && next !== undefined) view.focus.go(next);
  else view.focus.set(next);
}

/** Whether the focus is in the grid of a map. */
function holdsFocus({ root }: SwimlaneView): boolean {
  const grid = root && activeIn(root)?.closest(".jw-grid");
  return grid != null && root?.contains(grid) === true;
}

/** Where what stood at a stop stands now. */
function stopOfSame(view: SwimlaneView, { row, item }: Stop): Stop | undefined {
  const group = groupOf(view, row);
  const found = group && stopsOf(view, group).filter((stop) => stop.item === item);
  return found?.find((stop) => stop.row === row) ?? found?.[0];
}

function Swimlane() {
  const view = useView();
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    view.root = element;
    const onKey = (event: KeyboardEvent): void => {
      if (!onReadingKey(view, event)) onKeyDown(view, event);
    };
    element.addEventListener("keydown", onKey);
    // not by drawing: a letter typed into the search would draw the whole grid again
    const stop = effect(() => {
      element.toggleAttribute("data-filtered", view.finding.found.value !== undefined);
    });
    const endClipboard = whenTools((tools) => tools.watchClipboard(view, element));
    const endStyles = whenTools((tools) => {
      tools.useToolStyles(element);
      element.dataset.tools = "here";
      return () => undefined;
    });
    const endWaiting = whenIdle(() => void fetchedFor(view));
    return () => {
      element.removeEventListener("keydown", onKey);
      stop();
      endClipboard();
      endStyles();
      endWaiting();
    };
  }, [view]);
  const density = view.screen.density.value;
  return (
    <section
      ref={root}
      class={`jw jw-swimlane ${density === undefined ? "" : `is-${density}`}`}
      lang={view.own.language.value}
      aria-label={view.text("map.label", { name: journeyName(view) })}
      onFocusIn={(event: FocusEvent) => {
        if ((event.target as Element).closest(".jw-side") === null) view.follow(event);
      }}
      onContextMenu={(event: MouseEvent) => toolsHere()?.onContextMenu(view, event)}
    >
      <Toolbar />
      <Overview />
      {view.isOverlaid && <Counts />}
      <div class="jw-body">
        <div class="jw-split">
          {view.own.comparison.value === "side_by_side" ? (
            <SideBySide grid={Grid} keep={keepAStop} />
          ) : (
            <Grid />
          )}
          <PanelPlace />
        </div>
      </div>
      <StatusLine />
      <Presentation />
      <ContextMenu />
      <KeysPlace />
    </section>
  );
}

const journeyName = (view: SwimlaneView): string =>
  excerpt(view.document.row("journeys", view.journeyId)?.name ?? view.text("map.untitled"), 160);

function Grid() {
  const view = useView();
  const help = useId();
  const { columns, lanes } = view.whole.value;
  const groups = view.runs.value.filter(({ row }) => row !== "").length;
  const scroll = useRef<HTMLDivElement>(null);
  const isDrawn = view.journeyId !== "" && columns.length > 0;
  useLayoutEffect(() => {
    view.screen.scroller.value = scroll.current ?? undefined;
    view.nearness.within(scroll.current);
  }, [view, isDrawn]);
  useEffect(() => {
    const box = scroll.current;
    if (box === null) return undefined;
    const ends = [
      whenTools((tools) => tools.watchPointer(view, box)),
      whenTools((tools) => tools.scrollWhileDragging(view, box)),
      zoomByWheel(view, box),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [view, isDrawn]);
  if (view.journeyId === "") return <div class="jw-nothing">{view.text("map.noJourney")}</div>;
  if (columns.length === 0) return <NoPhase />;
  return (
    <div class="jw-scroll" ref={scroll}>
      <p id={help} class="jw-unseen">
        {view.text("help.keys")}
      </p>
      <div
        class="jw-grid"
        role="grid"
        aria-label={view.text("map.label", { name: journeyName(view) })}
        aria-describedby={help}
        aria-rowcount={lanes.length + groups + 3}
        aria-colcount={columns.length + 1}
        style={{ "--jw-count": columns.length, zoom: view.screen.zoom.value }}
      >
        <Header />
        <Lanes />
      </div>
    </div>
  );
}

function NoPhase() {
  const view = useView();
  return (
    <div class="jw-nothing">
      <p>{view.text("map.empty")}</p>
      {view.host.canEdit && (
        <button type="button" class="jw-button is-main" onClick={() => addPhaseAt(view, undefined, 1)}>
          <SignIcon name="add" />
          <span>{view.text("map.firstPhase")}</span>
        </button>
      )}
    </div>
  );
}

function StatusLine() {
  const view = useView();
  const said = view.said.value;
  return (
    <div class={`jw-said ${said?.canUndo ? "is-shown" : ""}`}>
      <span role="status">{said?.text}</span>
      {said?.canUndo && (
        <button
          type="button"
          class="jw-button"
          onClick={() => {
            undo(view);
          }}
        >
          {view.text("bar.undo")}
        </button>
      )}
    </div>
  );
}

// The panel beside the map: an inspector, comments, evidence, problems, and the history of the session. It is opened and left
// by mouse and by key, and is on this screen alone.

import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { type Sign, SignIcon } from "../../icons.js";
import { useStyles } from "../../styles.js";
import { excerpt } from "../../text.js";
import { undo } from "../actions.js";
import { type SwimlaneView, useView } from "../view.js";
import { Comments } from "./comments.js";
import { Evidence } from "./evidence.js";
import { History } from "./history.js";
import { Inspector } from "./inspector.js";
import { keepFocus } from "./keep_focus.js";
import { closePanel } from "./open.js";
import css from "./panel.css";
import { PANEL_TABS, type PanelTab } from "./place.js";
import { Problems } from "./problems.js";
import { oneOf, subjectsOf } from "./subject.js";
import { labelOfTable, rowName } from "./wording.js";

const TABS: Readonly<Record<PanelTab, readonly [Sign, ComponentType]>> = {
  inspector: ["inspector", Inspector],
  comments: ["comment", Comments],
  evidence: ["evidence", Evidence],
  problems: ["problem", Problems],
  history: ["history", History],
};

export function Panel() {
  const view = useView();
  const place = view.panel.value;
  return place === undefined ? null : <Opened tab={place.tab} tick={place.tick} />;
}

function Opened({ tab, tick }: { tab: PanelTab; tick: number }) {
  const view = useView();
  const root = useRef<HTMLElement>(null);
  const id = useId();
  const [, Content] = TABS[tab];
  useLayoutEffect(() => (root.current === null ? undefined : keepFocus(root.current)), []);
  useLayoutEffect(() => {
    if (root.current !== null) useStyles(root.current, "journey-widgets-panel", css);
    goInto(view, root.current);
  }, [tick]);
  return (
    <aside
      ref={root}
      class="jw-panel"
      aria-label={view.text("panel.label")}
      onKeyDown={(event) => onKey(view, event)}
    >
      <Grip />
      <div class="jw-panel-in">
        <div class="jw-panel-head">
          <Tabs tab={tab} id={id} />
          <button
            type="button"
            class="jw-icon-button"
            aria-label={view.text("panel.close")}
            title={view.text("panel.close")}
            onClick={() => closePanel(view)}
          >
            <SignIcon name="close" />
          </button>
        </div>
        <div class="jw-panel-body" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
          {tab !== "history" && <Heading />}
          <Content />
        </div>
      </div>
    </aside>
  );
}

/** How wide panels are on this screen, in pixels. */
const width = signal(304);
const [NARROWEST, WIDEST, STEP] = [220, 640, 16];

/** The edge by which the panel is made wider: dragged, or moved by arrows. */
function Grip() {
  const view = useView();
  const ref = useRef<HTMLDivElement>(null);
  const now = width.value;
  useLayoutEffect(() => ref.current?.parentElement?.style.setProperty("--jw-panel-width", `${now}px`), [now]);
  const set = (pixels: number): void => {
    width.value = Math.round(Math.min(WIDEST, Math.max(NARROWEST, pixels)));
  };
  const isRtl = (): boolean => ref.current !== null && getComputedStyle(ref.current).direction === "rtl";
  return (
    <div
      ref={ref}
      class="jw-grip"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={view.text("panel.resize")}
      aria-valuenow={now}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const panel = event.currentTarget.parentElement?.getBoundingClientRect();
        if (panel === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        set(isRtl() ? event.clientX - panel.left : panel.right - event.clientX);
      }}
      onKeyDown={(event) => {
        const way = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
        if (way === undefined) return;
        event.preventDefault();
        set(now + STEP * (isRtl() ? -way : way));
      }}
    />
  );
}

/** What the panel speaks of. */
function Heading() {
  const view = useView();
  const subjects = subjectsOf(view);
  const count = subjects.reduce((sum, { ids }) => sum + ids.length, 0);
  if (count === 0) return null;
  const one = oneOf(view);
  // its name may change
  if (one !== undefined) view.document.raw(one.table, one.id);
  return (
    <h3 class="jw-panel-subject">
      <small>{subjects.map(({ table }) => labelOfTable(view, table)).join(" · ")}</small>
      <span dir="auto">
        {one === undefined
          ? view.text("panel.selected", { count })
          : excerpt(rowName(view, one.table, one.id), 120)}
      </span>
    </h3>
  );
}

function Tabs({ tab, id }: { tab: PanelTab; id: string }) {
  const view = useView();
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = PANEL_TABS.indexOf(tab);
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === "rtl";
    const step = isRtl ? -1 : 1;
    const next = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1 }[event.key];
    const wanted = next === undefined ? undefined : PANEL_TABS.at(next % PANEL_TABS.length);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    show(view, wanted);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${wanted}`)}`)?.focus();
  };
  return (
    <div class="jw-tabs" role="tablist" aria-label={view.text("panel.label")} onKeyDown={onKeyDown}>
      {PANEL_TABS.map((each) => {
        const label = view.text(`panel.tab.${each}`);
        return (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            class="jw-tab"
            aria-selected={each === tab}
            aria-controls={each === tab ? `${id}-panel` : undefined}
            aria-label={label}
            title={label}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => show(view, each)}
          >
            <SignIcon name={TABS[each][0]} />
            {each === tab && <span>{label}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** Shows another tab; the focus stays where it is. */
function show(view: SwimlaneView, tab: PanelTab): void {
  const before = view.panel.peek();
  if (before !== undefined) view.panel.value = { ...before, tab };
}

/** The focus goes to the value that was asked for, else to the tab. */
function goInto(view: SwimlaneView, root: HTMLElement | null): void {
  const { asked } = view.panel.peek() ?? {};
  const column = asked?.column;
  const found =
    column && root?.querySelector<HTMLElement>(`.jw-control [data-column="${CSS.escape(column)}"]`);
  const target = found || root?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
  // the panel may have come to stand where the card was
  const card = root?.closest(".jw-split")?.querySelector('.jw-grid [data-stop][tabindex="0"]');
  card?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** What is not an editor's own key: Escape leaves, Control Z takes back what was done to the map. */
function onKey(view: SwimlaneView, event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const isText = target.matches("textarea, input:not([type=checkbox])");
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (event.key === "Escape" || event.key === "F4") closePanel(view);
  else if (isUndo && !isText) undo(view);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

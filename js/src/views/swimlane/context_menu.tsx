// The menu of what has the focus: by the right button, by the menu key or Shift F10, by the button of a card.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { CARD_PARTS, entriesOf } from "./card_menu.js";
import { HEADER, isPlace, keyOf, type Stop, stopOf } from "./focus.js";
import { phaseEntries, stepEntries } from "./head_menu.js";
import { nameOf, tableOf } from "./lanes.js";
import { Entries, type Entry } from "./menu.js";
import { isSelected, takeByMouse } from "./selection.js";
import { type SwimlaneView, useView } from "./view.js";

export interface OpenMenu {
  readonly stop: Stop;
  /** Where on the screen. */
  readonly x: number;
  readonly y: number;
}

function menuOf(view: SwimlaneView, stop: Stop): readonly Entry[] {
  if (stop.row === "phase") return phaseEntries(view, stop);
  return stop.row === "step" ? stepEntries(view, stop) : entriesOf(CARD_PARTS, view, stop);
}

/** Opens the menu of what stands at a stop; returns whether it has one. */
export function openMenu(view: SwimlaneView, element: Element, at?: { x: number; y: number }): boolean {
  const holder = element.closest<HTMLElement>("[data-stop]");
  const stop = stopOf(holder?.dataset.stop ?? "");
  if (holder === null || isPlace(stop.item) || stop.item === HEADER || stop.item === "") return false;
  if (!isSelected(view, stop)) takeByMouse(view, stop, holder);
  const { left, bottom } = element.getBoundingClientRect();
  view.menu.value = { stop, x: at?.x ?? left + 8, y: at?.y ?? bottom + 2 };
  return true;
}

/** The right button; with Shift it is the browser's own menu. */
export function onContextMenu(view: SwimlaneView, event: MouseEvent): void {
  const target = event.target as Element;
  if (event.shiftKey || target.closest("input, textarea, select, .jw-toolbar") !== null) return;
  // the menu key has opened it already; a finger that rests selects
  const isOpen = view.menu.peek() !== undefined || view.isTouched;
  if (!isOpen && !openMenu(view, target, { x: event.clientX, y: event.clientY })) return;
  event.preventDefault();
  event.stopPropagation();
}

export function ContextMenu() {
  const view = useView();
  const menu = view.menu.value;
  return menu === undefined ? null : <OpenContextMenu key={`${menu.x} ${menu.y}`} {...menu} />;
}

function OpenContextMenu({ stop, x, y }: OpenMenu) {
  const view = useView();
  const ref = useRef<HTMLDivElement>(null);
  const close = (): void => {
    view.menu.value = undefined;
  };
  useLayoutEffect(() => {
    const [menu, root] = [ref.current, view.root];
    if (menu === null || root === undefined) return;
    // within the map, which cuts off what leaves it
    const [box, outer] = [menu.getBoundingClientRect(), root.getBoundingClientRect()];
    const within = (at: number, size: number, start: number, length: number): string =>
      `${Math.max(4, Math.min(at - start, length - size - 4))}px`;
    menu.style.left = within(x, box.width, outer.left, outer.width);
    menu.style.top = within(y, box.height, outer.top, outer.height);
  }, []);
  useEffect(() => {
    const onOutside = (event: Event): void => {
      if (!ref.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", onOutside, true);
    return () => document.removeEventListener("pointerdown", onOutside, true);
  }, []);
  const entries = menuOf(view, stop);
  // the focus is back before an entry acts: copying is done to what has it
  const back = (): void => {
    close();
    const holders = [...(view.root?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    holders.find(({ dataset }) => dataset.stop === keyOf(stop))?.focus({ preventScroll: true });
  };
  return (
    <div ref={ref} class="jw-context">
      <Entries
        label={view.text("menu.of", { name: nameOf(view, tableOf(view, stop.row), stop.item) })}
        entries={entries}
        close={back}
      />
    </div>
  );
}

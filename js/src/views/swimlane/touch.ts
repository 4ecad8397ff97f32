// A finger on a card. Moved at once, it scrolls the map. Where it rests first, it takes the card: lifted there, the card's
// menu opens; moved on, it carries the card, and all that is selected with it, to where it is lifted. The browser's own
// dragging is not for fingers: most browsers have none.

import { excerpt } from "../text.js";
import { openMenu } from "./context_menu.js";
import { type CardTarget, targetAt } from "./drag.js";
import { type Stop, stopOf } from "./focus.js";
import { nameOf, tableOf } from "./lanes.js";
import { dropCards } from "./moving.js";
import { scrollAtEdges } from "./scrolling.js";
import { actedOn, groupOf, isSelected, selectAt, toggle } from "./selection.js";
import type { SwimlaneView } from "./view.js";

const REST_MS = 450;
/** A finger trembles more than a mouse. */
const TREMBLE = 8;
const HOLDERS = ".jw-card[data-stop], .jw-name[data-stop]";
const EDITORS = "input, textarea, select";

/** Watches fingers on the part of a map that scrolls; returns what ends that. */
export function watchFingers(view: SwimlaneView, scroller: HTMLElement): () => void {
  let touch: Touch | undefined;
  /** What was selected by fingers that rested: as long as nothing else is, the next one takes its card, too. */
  let gathered = "";
  const onDown = (event: PointerEvent): void => {
    touch?.end();
    const target = event.target as Element;
    const holder = target.closest<HTMLElement>(HOLDERS);
    if (event.pointerType !== "touch" || holder === null || target.matches(EDITORS)) return;
    touch = new Touch(view, scroller, holder, event, (stop) => {
      const selected = (): string => JSON.stringify(view.own.selected.peek());
      if (!isSelected(view, stop)) (gathered === selected() ? toggle : selectAt)(view, stop);
      gathered = selected();
    });
  };
  // once a finger rests, the map does not scroll under it any more
  const onMove = (event: TouchEvent): void => {
    if (touch?.isResting && event.cancelable) event.preventDefault();
  };
  scroller.addEventListener("pointerdown", onDown);
  scroller.addEventListener("touchmove", onMove, { passive: false });
  return () => {
    touch?.end();
    scroller.removeEventListener("pointerdown", onDown);
    scroller.removeEventListener("touchmove", onMove);
  };
}

/** One finger, from when it comes down until it is lifted. */
class Touch {
  isResting = false;
  readonly #stop: Stop;
  readonly #timer: ReturnType<typeof setTimeout>;
  #carried: Carried | undefined;

  constructor(
    readonly view: SwimlaneView,
    readonly scroller: HTMLElement,
    readonly holder: HTMLElement,
    readonly down: PointerEvent,
    readonly take: (stop: Stop) => void,
  ) {
    this.#stop = stopOf(holder.dataset.stop as string);
    this.#timer = setTimeout(this.#rest, REST_MS);
    scroller.addEventListener("pointermove", this.#move);
    scroller.addEventListener("pointerup", this.#up);
    scroller.addEventListener("pointercancel", this.end);
  }

  readonly end = (): void => {
    clearTimeout(this.#timer);
    this.#carried?.end();
    this.#carried = undefined;
    this.isResting = false;
    this.scroller.removeEventListener("pointermove", this.#move);
    this.scroller.removeEventListener("pointerup", this.#up);
    this.scroller.removeEventListener("pointercancel", this.end);
  };

  readonly #rest = (): void => {
    const { view, scroller } = this;
    this.isResting = true;
    view.focus.set(this.#stop);
    this.take(this.#stop);
    // the click that may follow when the finger is lifted would take this card alone, or write
    const swallow = (event: Event): void => event.stopPropagation();
    scroller.addEventListener("click", swallow, { capture: true, once: true });
    scroller.addEventListener(
      "pointerdown",
      () => scroller.removeEventListener("click", swallow, { capture: true }),
      { capture: true, once: true },
    );
  };

  readonly #move = (event: PointerEvent): void => {
    if (event.pointerId !== this.down.pointerId) return;
    const { clientX: x, clientY: y } = event;
    const isFar = Math.hypot(x - this.down.clientX, y - this.down.clientY) > TREMBLE;
    if (!this.isResting) {
      if (isFar) this.end();
      return;
    }
    const canCarry = this.view.host.canEdit && groupOf(this.view, this.#stop.row) === "cards";
    if (isFar && canCarry) this.#carried ??= new Carried(this.view, this.scroller, this.#stop);
    this.#carried?.to(x, y);
  };

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.down.pointerId) return;
    const [carried, isResting] = [this.#carried, this.isResting];
    const { clientX: x, clientY: y } = event;
    carried?.drop(x, y);
    this.end();
    if (isResting && carried === undefined) openMenu(this.view, this.holder, { x, y });
  };
}

/** Cards under a finger. */
class Carried {
  readonly #stops: readonly Stop[];
  readonly #label = document.createElement("div");
  readonly #edges: ReturnType<typeof scrollAtEdges>;
  readonly #dragged: readonly Element[];
  #target: CardTarget | undefined;

  constructor(
    readonly view: SwimlaneView,
    readonly scroller: HTMLElement,
    readonly stop: Stop,
  ) {
    this.#stops = actedOn(view, stop);
    this.#edges = scrollAtEdges(scroller);
    const count = this.#stops.length;
    const name = nameOf(view, tableOf(view, stop.row), stop.item);
    this.#label.className = "jw-dragged is-carried";
    this.#label.dir = "auto";
    this.#label.textContent = count > 1 ? view.text("said.selected.many", { count }) : excerpt(name, 60);
    (view.root ?? document.body).append(this.#label);
    this.#dragged = [...scroller.querySelectorAll(".jw-card.is-selected")];
    for (const each of this.#dragged) each.toggleAttribute("data-dragged", true);
  }

  to(x: number, y: number): void {
    this.#edges.to(x, y);
    const box = this.#label.parentElement?.getBoundingClientRect();
    this.#label.style.translate = `${x - (box?.left ?? 0)}px ${y - (box?.top ?? 0)}px`;
    const found = targetAt(this.view, this.scroller, this.stop, x, y);
    if (found?.element !== this.#target?.element) this.#target?.show(undefined);
    this.#target = found;
    found?.show(found.place(this.#stops, y).shown);
  }

  drop(x: number, y: number): void {
    const found = targetAt(this.view, this.scroller, this.stop, x, y);
    this.end();
    if (found === undefined) return;
    const { row, column } = found;
    dropCards(this.view, this.stop, { row, column, index: found.place(this.#stops, y).index });
  }

  end(): void {
    this.#edges.end();
    this.#target?.show(undefined);
    this.#target = undefined;
    this.#label.remove();
    for (const each of this.#dragged) each.removeAttribute("data-dragged");
  }
}

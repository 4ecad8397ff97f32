// Where the focus is in the grid, as data: it survives redraws, cells that are not mounted, and edits of others.
//
// Each place that can hold the focus is a stop. A component asks for its stop's flag and so is drawn again when the focus
// comes or goes, and no other is. The DOM focus follows: a stop that is waited for takes it once it is on the screen.

import { type Signal, signal } from "@preact/signals";

/** A place in the grid: a row ("phase", "step", a lane's id), a column's key, and what stands there. */
export interface Stop {
  readonly row: string;
  readonly column: string;
  readonly item: string;
}

export interface Flag {
  readonly isActive: boolean;
  /** Column of the value being edited at this stop. */
  readonly editing: string | undefined;
  /** Changes when the stop is asked for once more. */
  readonly tick: number;
}

/** Items that are no rows: the place where one is added, and a lane's header. */
export const ADD = "+";
export const HEADER = "#";

/** The place on a line of a lane of dots, where one is added; no id has a tab in it. */
export const placeOn = (line: string): string => (line === "" ? ADD : `${ADD}\t${line}`);

export const lineOf = (place: string): string => place.slice(ADD.length + 1);

export const isPlace = (item: string): boolean => item === ADD || item.startsWith(`${ADD}\t`);

const IDLE: Flag = { isActive: false, editing: undefined, tick: 0 };

export const keyOf = ({ row, column, item }: Stop): string => `${row}\n${column}\n${item}`;

export function stopOf(key: string): Stop {
  const [row = "", column = "", item = ""] = key.split("\n");
  return { row, column, item };
}

export class Focus {
  readonly #stops = new Map<string, Stop>();
  /** The stop that holds the focus, or would if the grid had it. */
  readonly active: Signal<Stop | undefined> = signal(undefined);
  readonly #flags = new Map<string, Signal<Flag>>();
  readonly #cells = new Map<string, Signal<boolean>>();
  #awaited: string | undefined;
  #isQuiet = false;
  #tick = 0;

  /** The one object for a place: what is drawn at it is not drawn again where nothing else changed. */
  stop(row: string, column: string, item: string): Stop {
    const made = { row, column, item };
    const key = keyOf(made);
    const found = this.#stops.get(key) ?? made;
    if (found === made) this.#stops.set(key, made);
    return found;
  }

  /** Whether a stop is active, and what is edited there; reading it subscribes to that stop alone. */
  flag(key: string): Flag {
    let found = this.#flags.get(key);
    if (found === undefined) {
      const active = this.active.peek();
      const isActive = active !== undefined && keyOf(active) === key;
      found = signal(isActive ? { ...IDLE, isActive } : IDLE);
      this.#flags.set(key, found);
    }
    return found.value;
  }

  /** Whether the active stop is in a cell, so that the cell must be mounted. */
  isInCell(row: string, column: string): boolean {
    const key = `${row}\n${column}`;
    let found = this.#cells.get(key);
    if (found === undefined) {
      const active = this.active.peek();
      found = signal(active?.row === row && active.column === column);
      this.#cells.set(key, found);
    }
    return found.value;
  }

  /** Makes a stop the active one without moving the DOM's focus. */
  set(stop: Stop | undefined, editing?: string): void {
    const before = this.active.peek();
    if (before !== undefined) {
      this.#write(keyOf(before), IDLE);
      this.#mark(before, false);
    }
    this.active.value = stop;
    if (stop === undefined) return;
    this.#write(keyOf(stop), { isActive: true, editing, tick: ++this.#tick });
    this.#mark(stop, true);
  }

  /** Moves the focus to a stop or, with `column`, to one of its values; quietly, the DOM's stays where it is. */
  go(stop: Stop, column?: string, isQuiet = false): void {
    this.#isQuiet = isQuiet;
    this.#awaited = column === undefined ? keyOf(stop) : `${keyOf(stop)}\n${column}`;
    this.set(stop);
  }

  /** Opens the editor of a value at a stop. */
  edit(stop: Stop, column: string): void {
    this.#awaited = undefined;
    this.set(stop, column);
  }

  /** Called by whoever draws a stop or a value: takes the DOM's focus if it is the one waited for. */
  claim(key: string, element: HTMLElement | null): void {
    if (this.#awaited !== key || element === null) return;
    this.#awaited = undefined;
    if (!this.#isQuiet) element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #mark({ row, column }: Stop, isIn: boolean): void {
    const found = this.#cells.get(`${row}\n${column}`);
    if (found !== undefined) found.value = isIn;
  }

  #write(key: string, flag: Flag): void {
    const found = this.#flags.get(key);
    if (found === undefined) this.#flags.set(key, signal(flag));
    else found.value = flag;
  }
}

/** What has the focus in the document or shadow root an element stands in. */
export const activeIn = (element: Element): Element | null =>
  (element.getRootNode() as Document | ShadowRoot).activeElement;

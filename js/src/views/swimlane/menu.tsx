// A button that opens a menu: of actions, or of marks that are set and cleared.

import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Sign, SignIcon } from "../icons.js";
import { keyOf, type Stop } from "./focus.js";

export interface Entry {
  readonly text: string;
  /** For marks: whether it is set. */
  readonly isChecked?: boolean;
  /** Whether the menu stays open after it. */
  readonly stays?: boolean;
  readonly isDangerous?: boolean;
  /** Only names what follows. */
  readonly isHeading?: boolean;
  /** What is said of what a heading names. */
  readonly note?: string | false;
  /** The keys that do the same. */
  readonly keys?: string;
  /** Whether a line sets it off from the entry before. */
  readonly isFirst?: boolean;
  readonly icon?: ComponentChildren;
  /** Entries that take the place of the menu's own. */
  more?(): readonly Entry[];
  act?(): void;
}

interface MenuProps {
  readonly label: string;
  readonly icon: Sign;
  readonly text?: string;
  readonly class?: string;
  readonly tabIndex?: number;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
  /** The stop the button belongs to, if it stands in the grid. */
  readonly stop?: Stop;
  entries(): readonly Entry[];
}

/** Keys as this machine has them on its keyboard. */
export const keysHere = (keys: string): string =>
  /Mac|iP/.test(navigator.platform) ? keys.replaceAll("Ctrl", "⌘").replaceAll("Alt", "⌥") : keys;

export function Menu(props: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const ownRef = useRef<HTMLButtonElement>(null);
  const button = props.buttonRef ?? ownRef;
  const close = (goesBack: boolean): void => {
    setOpen(false);
    if (goesBack) button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return undefined;
    const onOutside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", onOutside, true);
    return () => document.removeEventListener("pointerdown", onOutside, true);
  }, [isOpen]);
  return (
    <span
      ref={root}
      class={`jw-menu ${props.class ?? ""} ${isOpen ? "is-open" : ""}`}
      onFocusOut={(event: FocusEvent) => {
        if (event.relatedTarget !== null && !root.current?.contains(event.relatedTarget as Node))
          setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        class="jw-button"
        tabIndex={props.tabIndex ?? 0}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={props.label}
        title={props.label}
        {...(props.stop && { "data-stop": keyOf(props.stop) })}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!isOpen);
        }}
      >
        <SignIcon name={props.icon} />
        {props.text !== undefined && <span>{props.text}</span>}
      </button>
      {isOpen && <Entries label={props.label} entries={props.entries} close={close} />}
    </span>
  );
}

interface EntriesProps {
  readonly label: string;
  readonly entries: readonly Entry[] | (() => readonly Entry[]);
  close(goesBack: boolean): void;
}

export function Entries(props: EntriesProps) {
  const list = useRef<HTMLDivElement>(null);
  /** The entries that were gone into, one within the other. */
  const [path, setPath] = useState<readonly string[]>([]);
  const all = typeof props.entries === "function" ? props.entries() : props.entries;
  const entries = path.reduce(
    (found, text) => found.find((each) => each.text === text)?.more?.() ?? found,
    all,
  );
  const before = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const left = before.current[path.length];
    (buttons.find((button) => button.dataset.entry === left) ?? buttons[0])?.focus();
    list.current?.scrollTo?.(0, 0);
    before.current = path;
    // what is fetched takes the place of the word that it is
  }, [path, entries.length === 1]);
  const leave = (): void => (path.length === 0 ? props.close(true) : setPath(path.slice(0, -1)));
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const chosen = entries.find(({ text }) => text === (event.target as HTMLElement).dataset.entry);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape" || (event.key === "ArrowLeft" && path.length > 0)) leave();
    else if (event.key === "ArrowRight" && chosen?.more !== undefined) setPath([...path, chosen.text]);
    else if (event.key === "Tab") props.close(false);
    else if (next !== undefined) buttons.at(next % buttons.length)?.focus();
    else if (event.key !== "Enter" && event.key !== " ") return;
    event.stopPropagation();
    if (event.key !== "Tab" && event.key !== "Enter" && event.key !== " ") event.preventDefault();
  };
  return (
    <div
      ref={list}
      class="jw-entries"
      role="menu"
      aria-label={path.at(-1) ?? props.label}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry, i) =>
        entry.isHeading ? (
          <div key={i} class="jw-entry-heading" role="presentation">
            {entry.text}
            {entry.note && <span>{entry.note}</span>}
          </div>
        ) : (
          <button
            key={i}
            type="button"
            class={`jw-entry ${entry.isDangerous ? "is-bad" : ""} ${entry.isFirst ? "is-first" : ""}`}
            role={entry.isChecked === undefined ? "menuitem" : "menuitemcheckbox"}
            {...(entry.isChecked !== undefined && { "aria-checked": entry.isChecked })}
            {...(entry.more !== undefined && { "aria-haspopup": "menu" as const })}
            data-entry={entry.text}
            onClick={(event) => {
              event.stopPropagation();
              if (entry.more !== undefined) setPath([...path, entry.text]);
              else {
                // the entry goes, and what it does may move the focus on
                if (!entry.stays) props.close(true);
                entry.act?.();
              }
            }}
          >
            <span class="jw-entry-mark">{entry.isChecked ? <SignIcon name="check" /> : entry.icon}</span>
            <span dir="auto">{entry.text}</span>
            {entry.keys !== undefined && (
              <span class="jw-entry-keys" aria-hidden="true">
                {keysHere(entry.keys)}
              </span>
            )}
            {entry.more && <SignIcon name="right" />}
          </button>
        ),
      )}
    </div>
  );
}

// A value that is a picture: it is shown, and another one is chosen, pasted or dropped in its place. An emoji or an address is
// typed there as before.

import { useEffect, useRef, useState } from "preact/hooks";
import { PORTRAIT, shrink } from "../../shrink.js";
import { mayEdit } from "../actions.js";
import { activeIn } from "../focus.js";
import { keysHere } from "../menu.js";
import { isPicture } from "../picture.js";
import { readClipboard } from "../system_clipboard.js";
import { type SwimlaneView, useView } from "../view.js";
import { type EntryProps, shared } from "./entry.js";
import { isOfImages, type Slot } from "./slots.js";
import { Typed } from "./typed.js";

/** Whether a text may be a picture: a portrait, the link of a note in a lane of pictures, and wherever one stands. */
export function isOfPictures(view: SwimlaneView, { table, column, ids, values }: Slot): boolean {
  if (table === "personas" && column === "image") return true;
  return values.some(isPicture) || isOfImages(view, table, ids, column);
}

export function PictureEntry(props: EntryProps) {
  const view = useView();
  const { slot, attributes, commit, refuse } = props;
  const root = useRef<HTMLDivElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { value } = shared(slot);
  const isShown = isPicture(value);
  const take = async (given: Blob | undefined): Promise<void> => {
    if (given === undefined || !mayEdit(view)) return;
    const made = await shrink(given, slot.table === "personas" ? PORTRAIT : undefined);
    if (typeof made === "string") {
      if (commit(made)) view.tell("panel.picture.said.set", { name: slot.label }, true);
    } else refuse(view.text(`image.refused.${made.why}`, { most: made.most }));
  };
  usePasted(root, (given) => void take(given));
  const paste = async (): Promise<void> => {
    const held = await readClipboard();
    if (held?.picture !== undefined) await take(held.picture);
    else if (held === undefined) refuse(view.text("panel.picture.byKey", { keys: keysHere("Ctrl V") }));
    else refuse(view.text("panel.picture.nothing"));
  };
  const choose = (): void => file.current?.click();
  const name = (key: "panel.picture.choose" | "panel.picture.replace"): string =>
    `${slot.label}: ${view.text(key)}`;
  const replace = isShown ? "panel.picture.replace" : "panel.picture.choose";
  return (
    <div
      ref={root}
      role="group"
      aria-label={slot.label}
      class={`jw-picture-entry ${isOver ? "is-over" : ""}`}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes("Files") || !view.host.canEdit) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const dropped = event.dataTransfer?.files[0];
        if (dropped === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        void take(dropped);
      }}
    >
      {isShown ? (
        <img
          class="jw-picture"
          src={value}
          alt={altOf(view, slot) ?? view.text("image.none")}
          draggable={false}
        />
      ) : (
        <Typed {...props} />
      )}
      {view.host.canEdit && (
        <div class="jw-acts">
          <button
            type="button"
            class="jw-act"
            {...(isShown && attributes)}
            data-act="choose"
            aria-label={name(replace)}
            onClick={choose}
          >
            {view.text(replace)}
          </button>
          <button
            type="button"
            class="jw-act"
            aria-label={`${slot.label}: ${view.text("menu.paste")}`}
            onClick={() => void paste()}
          >
            {view.text("menu.paste")}
          </button>
          {isShown && (
            <button
              type="button"
              class="jw-act"
              aria-label={`${slot.label}: ${view.text("panel.picture.remove")}`}
              onClick={() => {
                if (!commit(undefined)) return;
                // the button goes with the picture
                root.current?.querySelector<HTMLElement>('[data-act="choose"]')?.focus();
                view.tell("panel.picture.said.removed", { name: slot.label }, true);
              }}
            >
              {view.text("panel.picture.remove")}
            </button>
          )}
          {isShown && slot.table === "notes" && altOf(view, slot) === undefined && (
            <button type="button" class="jw-act" onClick={() => focusOn(root.current, "text")}>
              {view.text("panel.picture.describe")}
            </button>
          )}
          <input
            ref={file}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            hidden
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              void take(chosen);
              // the same file may be chosen again
              currentTarget.value = "";
            }}
          />
        </div>
      )}
    </div>
  );
}

/** What a picture says to who does not see it: the note's text, the persona's name. */
function altOf(view: SwimlaneView, { table, ids }: Slot): string | undefined {
  const raw = view.document.rows[table]?.get(ids[0] ?? "");
  const text = raw?.text ?? raw?.name;
  return typeof text === "string" ? text : undefined;
}

/** The focus goes to another value of the same rows. */
function focusOn(from: HTMLElement | null, column: string): void {
  const body = from?.closest(".jw-part, .jw-panel-body");
  body?.querySelector<HTMLElement>(`.jw-control [data-column="${column}"]`)?.focus();
}

/** Takes the files that are pasted while the focus is in an element; texts are left to who reads them. */
function usePasted(root: { readonly current: HTMLElement | null }, take: (file: File) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const element = root.current;
      const [file] = event.clipboardData?.files ?? [];
      if (element === null || file === undefined || !element.contains(activeIn(element))) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(file);
    };
    // without a selection of text browsers send the event to the page
    document.addEventListener("paste", onPaste, true);
    return () => document.removeEventListener("paste", onPaste, true);
  }, [root]);
}

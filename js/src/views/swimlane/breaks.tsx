// The editor of a hand-off: whether it is broken, and what is lost. It is a tool of the map.

import { useLayoutEffect, useRef } from "preact/hooks";
import { breakHandoffs } from "../../model/handoff_edits.js";
import type { Handoff } from "../../model/map.js";
import { useStyles } from "../styles.js";
import { excerpt } from "../text.js";
import { mayEdit } from "./board.js";
import css from "./breaks.css";
import type { Stop } from "./focus.js";
import { breakAt, changesOf, HANDOFF, handoffsText, NAME } from "./handoff.js";
import { nameOf } from "./lanes.js";
import { type SwimlaneView, useView } from "./view.js";

/** Opens it, where what there is can be seen and written. */
export function openBreaks(view: SwimlaneView, stop: Stop): void {
  const isHere = !view.host.without?.includes("plan");
  if (!isHere) view.tell("panel.handoff.notHere");
  if (isHere && mayEdit(view)) view.focus.edit(stop, HANDOFF);
}

/** The editor: for each touchpoint one may come from, whether the hand-off is broken and what is lost. */
export function Breaks({ stop }: { stop: Stop }) {
  const view = useView();
  const handoffs = view.handoffsTo(stop.item);
  const form = useRef<HTMLFormElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    if (form.current !== null) useStyles(form.current, "journey-widgets-breaks", css);
    form.current?.querySelector<HTMLInputElement>("input[type=text]")?.focus();
  }, []);
  const end = (isWritten: boolean, goesBack: boolean): void => {
    if (isOver.current || form.current === null) return;
    isOver.current = true;
    const held = new FormData(form.current);
    if (isWritten)
      breakHandoffs(
        view.document,
        stop.item,
        handoffs.map(({ from }, i) => ({
          from,
          isBroken: held.has(`broken${i}`),
          lost: String(held.get(`lost${i}`) ?? "").trim(),
        })),
      );
    if (goesBack) view.focus.go(stop, HANDOFF);
    else view.focus.set(view.focus.active.value);
    if (isWritten)
      view.tell("panel.flow.said", {
        step: nameOf(view, "touchpoints", stop.item),
        flow: handoffsText(view, stop.item),
      });
  };
  return (
    <form
      ref={form}
      class="jw-breaks"
      aria-label={view.text("panel.handoff.lost")}
      onClick={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        end(true, true);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") end(false, true);
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget as Node | null;
        // who leaves without a word has only looked
        if (next !== null && !form.current?.contains(next)) end(isTouched(form.current), false);
      }}
    >
      {handoffs.map((handoff, i) => (
        <OneBreak
          key={handoff.from}
          handoff={handoff}
          to={stop.item}
          number={i}
          isOnly={handoffs.length === 1}
        />
      ))}
      <button type="submit" class="jw-button is-main">
        {view.text("panel.handoff.done")}
      </button>
    </form>
  );
}

const isTouched = (form: HTMLFormElement | null): boolean =>
  [...(form?.querySelectorAll("input") ?? [])].some(
    (input) => input.checked !== input.defaultChecked || input.value !== input.defaultValue,
  );

interface OneBreakProps {
  readonly handoff: Handoff;
  readonly to: string;
  readonly number: number;
  readonly isOnly: boolean;
}

function OneBreak({ handoff, to, number, isOnly }: OneBreakProps) {
  const view = useView();
  const box = useRef<HTMLInputElement>(null);
  const { isBroken, lost } = breakAt(view, handoff.from, to);
  const name = view.text("handoff.from", { name: excerpt(nameOf(view, "touchpoints", handoff.from), NAME) });
  return (
    <fieldset>
      <legend dir="auto">{name}</legend>
      <small>{changesOf(view, handoff).join("; ")}</small>
      <label>
        {/* who opens the only one there is means to break it, and need only press Enter again */}
        <input ref={box} type="checkbox" name={`broken${number}`} defaultChecked={isBroken || isOnly} />
        {view.text("panel.handoff.isBroken")}
      </label>
      <input
        type="text"
        name={`lost${number}`}
        dir="auto"
        defaultValue={lost ?? ""}
        aria-label={view.text("panel.handoff.lost")}
        placeholder={view.text("panel.handoff.lost")}
        onInput={(event) => {
          if (event.currentTarget.value !== "" && box.current !== null) box.current.checked = true;
        }}
      />
    </fieldset>
  );
}

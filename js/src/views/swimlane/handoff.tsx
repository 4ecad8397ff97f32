// The mark between two cards where the customer is handed over: quiet where only the owner or the channel changes,
// unmistakable where something is lost on the way. It opens a small editor of what is lost.

import { useRef } from "preact/hooks";
import { breakHandoffs, handoffRow } from "../../model/handoffs.js";
import type { Handoff } from "../../model/map.js";
import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import { mayEdit } from "./actions.js";
import type { Stop } from "./focus.js";
import { nameOf } from "./lanes.js";
import { useValue } from "./stops.js";
import type { SwimlaneView } from "./view.js";
import { useView } from "./view.js";

const NAME = 60;
const LOST = 280;

interface Break {
  readonly isBroken: boolean;
  readonly lost: string | undefined;
}

/** What is said of a hand-off; reading it subscribes to its row. */
function breakAt(view: SwimlaneView, from: string, to: string): Break {
  const id = handoffRow(view.document, from, to);
  const raw = id === undefined ? undefined : view.document.raw("handoffs", id);
  const { is_broken, lost } = raw ?? {};
  return { isBroken: is_broken === true, lost: typeof lost === "string" && lost !== "" ? lost : undefined };
}

/** A hand-off in one sentence, as the still picture's table has it. */
export function handoffText(view: SwimlaneView, handoff: Handoff, to: string): string {
  const { isBroken, lost } = breakAt(view, handoff.from, to);
  return [
    view.text("handoff.from", { name: excerpt(nameOf(view, "touchpoints", handoff.from), NAME) }),
    ...changesOf(view, handoff),
    ...(isBroken ? [view.text("handoff.broken")] : []),
    ...(isBroken && lost !== undefined ? [view.text("handoff.lost", { lost: excerpt(lost, LOST) })] : []),
  ].join("; ");
}

function changesOf(view: SwimlaneView, { unit, nextUnit, channel, nextChannel }: Handoff): string[] {
  const name = (table: "org_units" | "channels", id = ""): string => excerpt(nameOf(view, table, id), NAME);
  return [
    ...(unit === undefined
      ? []
      : [view.text("handoff.unit", { from: name("org_units", unit), to: name("org_units", nextUnit) })]),
    ...(channel === undefined
      ? []
      : [
          view.text("handoff.channel", {
            from: name("channels", channel),
            to: name("channels", nextChannel),
          }),
        ]),
  ];
}

export const HANDOFF = "handoff";

/** What a card says of how one comes to it. */
export const handoffsText = (view: SwimlaneView, id: string, between = ". "): string =>
  view
    .handoffsTo(id)
    .map((handoff) => handoffText(view, handoff, id))
    .join(between);

export function HandoffMark({ stop }: { stop: Stop }) {
  const view = useView();
  const { ref, tabIndex, isEdited } = useValue<HTMLButtonElement>(stop, HANDOFF);
  const handoffs = view.handoffsTo(stop.item);
  if (handoffs.length === 0) return null;
  const broken = handoffs
    .map(({ from }) => breakAt(view, from, stop.item))
    .filter(({ isBroken }) => isBroken);
  const lost = broken.flatMap((each) => each.lost ?? []);
  const text = handoffsText(view, stop.item);
  return (
    <>
      <button
        type="button"
        class={`jw-value jw-handoff ${broken.length > 0 ? "is-broken" : ""}`}
        ref={ref}
        tabIndex={tabIndex}
        aria-label={text}
        aria-expanded={isEdited}
        onClick={(event) => {
          event.stopPropagation();
          if (mayBreak(view)) view.focus.edit(stop, HANDOFF);
        }}
      >
        <SignIcon name={broken.length > 0 ? "handoff" : "change"} />
        {lost.length > 0 && <span dir="auto">{excerpt(lost.join(" · "), LOST)}</span>}
        {!isEdited && <span class="jw-tip">{handoffsText(view, stop.item, "\n")}</span>}
      </button>
      {isEdited && <Breaks stop={stop} handoffs={handoffs} />}
    </>
  );
}

function mayBreak(view: SwimlaneView): boolean {
  const isHere = !view.host.without?.includes("plan");
  if (!isHere) view.tell("handoff.notHere");
  return isHere && mayEdit(view);
}

/** The editor: for each touchpoint one may come from, whether the hand-off is broken and what is lost. */
function Breaks({ stop, handoffs }: { stop: Stop; handoffs: readonly Handoff[] }) {
  const view = useView();
  const form = useRef<HTMLFormElement>(null);
  const isOver = useRef(false);
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
      view.tell("said.flow", {
        step: nameOf(view, "touchpoints", stop.item),
        flow: handoffsText(view, stop.item),
      });
  };
  return (
    <form
      ref={form}
      class="jw-breaks"
      aria-label={view.text("handoff.whatIsLost")}
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
        {view.text("handoff.done")}
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
        {view.text("handoff.isBroken")}
      </label>
      <input
        ref={(input) => {
          if (number === 0 && input !== null && !input.dataset.met) {
            input.dataset.met = "1";
            input.focus();
          }
        }}
        type="text"
        name={`lost${number}`}
        dir="auto"
        defaultValue={lost ?? ""}
        aria-label={view.text("handoff.whatIsLost")}
        placeholder={view.text("handoff.whatIsLost")}
        onInput={(event) => {
          if (event.currentTarget.value !== "" && box.current !== null) box.current.checked = true;
        }}
      />
    </fieldset>
  );
}

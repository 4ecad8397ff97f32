// The mark between two cards where the customer is handed over: quiet where only the owner or the channel changes,
// unmistakable where something is lost on the way. It opens a small editor of what is lost.

import { handoffRow } from "../../model/handoffs.js";
import type { Handoff } from "../../model/map.js";
import { SignIcon } from "../icons.js";
import { excerpt } from "../text.js";
import type { Stop } from "./focus.js";
import { nameOf } from "./lanes.js";
import { useValue } from "./stops.js";
import { toolsHere, withTools } from "./tools.js";
import type { SwimlaneView } from "./view.js";
import { useView } from "./view.js";

export const NAME = 60;
const LOST = 280;

interface Break {
  readonly isBroken: boolean;
  readonly lost: string | undefined;
}

/** What is said of a hand-off; reading it subscribes to its row. */
export function breakAt(view: SwimlaneView, from: string, to: string): Break {
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

export function changesOf(view: SwimlaneView, { unit, nextUnit, channel, nextChannel }: Handoff): string[] {
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
  const Breaks = toolsHere()?.Breaks;
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
          withTools(view, ({ openBreaks }) => openBreaks(view, stop));
        }}
      >
        <SignIcon name={broken.length > 0 ? "handoff" : "change"} />
        {lost.length > 0 && <span dir="auto">{excerpt(lost.join(" · "), LOST)}</span>}
        {!isEdited && <span class="jw-tip">{handoffsText(view, stop.item, "\n")}</span>}
      </button>
      {isEdited && Breaks !== undefined && <Breaks stop={stop} />}
    </>
  );
}

// Our icons, and what a channel without one of them shows.

import { CHANNEL_ICONS, LANE_ICONS, SIGN_ICONS, STAR } from "../schema/icons.generated.js";

export type Sign = keyof typeof SIGN_ICONS;

function Strokes({ d }: { d: string }) {
  return (
    <svg class="jw-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  );
}

export const SignIcon = ({ name }: { name: Sign }) => <Strokes d={SIGN_ICONS[name]} />;

export const StarIcon = () => (
  <svg class="jw-icon jw-icon-filled" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={STAR} />
  </svg>
);

/** The icon of a lane: of its notes' kind, else of its own. */
export function LaneIcon({ kind, noteKind }: { kind: string; noteKind: string | undefined }) {
  const icons: Readonly<Record<string, string>> = LANE_ICONS;
  return <Strokes d={icons[noteKind ?? kind] ?? icons[kind] ?? LANE_ICONS.note} />;
}

/** One of our icons by name, else the emoji the channel holds, else nothing. */
export function ChannelIcon({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  const icons: Readonly<Record<string, string>> = CHANNEL_ICONS;
  const path = Object.hasOwn(icons, name) ? icons[name] : undefined;
  if (path !== undefined) return <Strokes d={path} />;
  return (
    <span class="jw-emoji" aria-hidden="true">
      {Array.from(name).slice(0, 8).join("")}
    </span>
  );
}

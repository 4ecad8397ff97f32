// Good and bad as colours; which never say anything that the words beside them do not.

/** The style of something with a tone from −1 (bad) to 1 (good). */
export function toneStyle(tone: number | null | undefined): Record<string, string> {
  if (tone === null || tone === undefined || tone === 0) return {};
  const share = Math.round(Math.min(1, Math.abs(tone)) * 42);
  const colour = tone < 0 ? "var(--jw-bad)" : "var(--jw-good)";
  return { background: `color-mix(in srgb, ${colour} ${share}%, var(--jw-bg))` };
}

/** The name of a colour for lines and marks. */
export const toneClass = (tone: number | null | undefined): string =>
  tone === null || tone === undefined || tone === 0 ? "" : tone < 0 ? "is-bad" : "is-good";

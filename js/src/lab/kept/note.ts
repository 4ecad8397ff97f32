// The note beside a still picture that is older than its map: the kernel draws pictures, and there was none. Whoever has
// not our extension sees the old picture and table, and what was edited since, in words.

import type { Still } from "../still.js";

const HTML = /^<div class="jw-kept">[\s\S]*?<\/div>\n/;
const PLAIN = /^✎ [\s\S]*?\n\n/;

/** The still with a note before it, in place of any other. */
export function noted(still: Still, line: string, details: readonly string[]): Still {
  const { "text/html": html, "text/plain": plain, ...rest } = unnoted(still);
  const items = details.map((detail) => `<li>${escaped(detail)}</li>`).join("");
  const list = items === "" ? "" : `<ul>${items}</ul>`;
  return {
    ...rest,
    "text/html": `<div class="jw-kept"><p><strong>${escaped(line)}</strong></p>${list}</div>\n${html ?? ""}`,
    "text/plain": `${["✎ ".concat(line), ...details.map((detail) => `  ${detail}`)].join("\n")}\n\n${plain ?? ""}`,
  };
}

export function unnoted(still: Still): Still {
  const { "text/html": html = "", "text/plain": plain = "" } = still;
  return { ...still, "text/html": html.replace(HTML, ""), "text/plain": plain.replace(PLAIN, "") };
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

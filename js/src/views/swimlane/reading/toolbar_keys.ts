// The pattern of a toolbar: one stop of the tab order, within which the arrows lead from tool to tool.

const TOOLS = "button:not(:disabled), select, input";

const isInMenu = (element: Element): boolean => element.closest(".jw-entries, .jw-editor") !== null;

/** The tools that are on the screen, in their order. */
export const toolsOf = (bar: HTMLElement): HTMLElement[] =>
  [...bar.querySelectorAll<HTMLElement>(TOOLS)].filter(
    (tool) => !isInMenu(tool) && (tool.checkVisibility?.() ?? true),
  );

/** Leaves one tool in the tab order: the one that has the focus or had it, else the first. */
export function keepOneStop(bar: HTMLElement): void {
  const tools = toolsOf(bar);
  const stop = tools.find((tool) => tool === document.activeElement) ?? tools.find(isLast) ?? tools[0];
  for (const tool of tools) tool.tabIndex = tool === stop ? 0 : -1;
}

const isLast = (tool: HTMLElement): boolean => tool.dataset.last !== undefined;

export function onToolbarFocus(bar: HTMLElement, target: Element): void {
  if (isInMenu(target)) return;
  for (const tool of toolsOf(bar)) delete tool.dataset.last;
  (target as HTMLElement).dataset.last = "";
  keepOneStop(bar);
}

export function onToolbarKey(bar: HTMLElement, event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (isInMenu(target) || event.altKey || event.ctrlKey || event.metaKey) return;
  const tools = toolsOf(bar);
  const at = tools.indexOf(target);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined || at < 0 || isWithinText(target, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  tools.at(next % tools.length)?.focus();
}

/** Whether a key moves the caret of a field, which has come to no edge yet. */
function isWithinText(target: HTMLElement, key: string): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  if (key === "Home" || key === "End" || selectionStart !== selectionEnd) return true;
  return key === "ArrowLeft" ? selectionStart !== 0 : selectionStart !== value.length;
}

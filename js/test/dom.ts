// A page without layout in a process without a browser; imported before whatever draws in it.

import { Window } from "happy-dom";

const page = new Window() as unknown as Record<string, unknown>;
const home = globalThis as unknown as Record<string, unknown>;
for (const name of Object.getOwnPropertyNames(page))
  if (!(name in home))
    Object.defineProperty(home, name, { value: page[name], configurable: true, writable: true });
home.window = page;
// no layout here: everything is drawn, as where nothing tells what is near
home.IntersectionObserver = undefined;

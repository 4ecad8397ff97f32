// The journey in JupyterLab's property inspector, at the right: its outline, and what is left to do.

import type { IPropertyInspectorProvider } from "@jupyterlab/property-inspector";
import { Widget } from "@lumino/widgets";
import type { JourneyTab } from "./outline.js";

/** Lets the inspector show a tab's journey while the tab is the one in use. */
export function addInspector(provider: IPropertyInspectorProvider, tab: JourneyTab): void {
  const content = new Widget();
  content.addClass("jw-document-inspector");
  provider.register(tab).render(content);
  tab.content.inspectIn(content.node);
  tab.disposed.connect(() => content.dispose());
}

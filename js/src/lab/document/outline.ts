// The outline of a journey in JupyterLab's Table of Contents: journeys, their phases, their steps.

import type { DocumentRegistry, IDocumentWidget } from "@jupyterlab/docregistry";
import { type TableOfContents, TableOfContentsFactory, TableOfContentsModel } from "@jupyterlab/toc";
import type { JourneyEditor } from "./editor.js";
import { type Heading, headingsOf } from "./headings.js";
import type { JourneyModel } from "./model.js";

export type JourneyTab = IDocumentWidget<JourneyEditor, JourneyModel>;

class Outline extends TableOfContentsModel<Heading, JourneyTab> {
  readonly documentType = "journey";

  protected getHeadings(): Promise<Heading[]> {
    const { model } = this.widget.context as DocumentRegistry.IContext<JourneyModel>;
    const { document, problem } = model.sharedModel;
    const headings = problem === undefined ? headingsOf(document, this.configuration.maximalDepth) : [];
    return Promise.resolve(headings);
  }

  protected override isHeadingEqual(one: Heading, other: Heading): boolean {
    return super.isHeadingEqual(one, other) && one.table === other.table && one.id === other.id;
  }
}

export class OutlineFactory extends TableOfContentsFactory<JourneyTab, Heading> {
  protected _createNew(widget: JourneyTab, configuration?: TableOfContents.IConfig): Outline {
    const outline = new Outline(widget, configuration);
    outline.activeHeadingChanged.connect((_, heading) => {
      if (heading !== null) widget.content.goTo({ ...heading, column: "" });
    });
    return outline;
  }
}

// Files that end in `.journey.json` are documents of JupyterLab: opened, saved, renamed and undone in its own ways.

import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { WidgetTracker } from "@jupyterlab/apputils";
import { ABCWidgetFactory, type DocumentRegistry, DocumentWidget } from "@jupyterlab/docregistry";
import { IMainMenu } from "@jupyterlab/mainmenu";
import { IPropertyInspectorProvider } from "@jupyterlab/property-inspector";
import { IStateDB } from "@jupyterlab/statedb";
import { ITableOfContentsRegistry, type TableOfContents } from "@jupyterlab/toc";
import { journeyIcon } from "../icons.js";
import { SUFFIX } from "../names.js";
import { IPreferences, type Preferences } from "../preferences.js";
import besideCss from "../problems/style.css";
import { sentence } from "../wording.js";
import type { LoadDocumentViews } from "./document_view.js";
import { addSteps } from "./edit_menu.js";
import { type EditorOptions, JourneyEditor } from "./editor.js";
import { catchUp, followSaves } from "./follow.js";
import { addInspector } from "./inspector.js";
import { looksIn } from "./looks.js";
import { type JourneyModel, JourneyModelFactory, MODEL } from "./model.js";
import { type JourneyTab, OutlineFactory } from "./outline.js";
import css from "./style.css";

/** Name of the file type, and of the factory of its tabs. */
const FILE_TYPE = "journey";
const FACTORY = "Journey map";
const MIME_TYPE = "application/x-journey+json";
const TEXT_EDITOR = "Editor";
const OPEN = "docmanager:open";

type EditorParts = Omit<EditorOptions, "context">;

class TabFactory extends ABCWidgetFactory<JourneyTab, JourneyModel> {
  constructor(
    options: DocumentRegistry.IWidgetFactoryOptions<JourneyTab>,
    readonly parts: EditorParts,
  ) {
    super(options);
  }

  protected createNewWidget(context: DocumentRegistry.IContext<JourneyModel>): JourneyTab {
    const tab = new DocumentWidget({ context, content: new JourneyEditor({ ...this.parts, context }) });
    tab.addClass("jw-document-tab");
    tab.title.icon = journeyIcon;
    tab.toolbar.hide(); // the map has its own, which also says where a file may not be written
    return tab;
  }
}

function addFileType(registry: DocumentRegistry, displayName: string, parts: EditorParts): TabFactory {
  registry.addFileType({
    name: FILE_TYPE,
    displayName,
    extensions: [SUFFIX],
    mimeTypes: [MIME_TYPE],
    contentType: "file",
    fileFormat: "text",
    icon: journeyIcon,
  });
  registry.addModelFactory(new JourneyModelFactory());
  const tabs = new TabFactory(
    {
      name: FACTORY,
      label: displayName,
      modelName: MODEL,
      fileTypes: [FILE_TYPE],
      defaultFor: [FILE_TYPE],
    },
    parts,
  );
  // the same type, but for "absent" and "undefined"
  registry.addWidgetFactory(tabs as unknown as DocumentRegistry.WidgetFactory);
  return tabs;
}

function addStyles(): void {
  const style = document.createElement("style");
  style.textContent = css + besideCss;
  document.head.append(style);
}

export const documentsPlugin = (loadViews: LoadDocumentViews): JupyterFrontEndPlugin<void> => ({
  id: "journey-widgets:documents",
  description: "Opens .journey.json files as maps.",
  autoStart: true,
  optional: [
    IPreferences,
    ILayoutRestorer,
    IMainMenu,
    ITableOfContentsRegistry,
    IStateDB,
    IPropertyInspectorProvider, // Notebook 7 has none
  ],
  activate: (
    app: JupyterFrontEnd,
    preferences: Preferences | null,
    restorer: ILayoutRestorer | null,
    menu: IMainMenu | null,
    outlines: ITableOfContentsRegistry | null,
    state: IStateDB | null,
    inspectors: IPropertyInspectorProvider | null,
  ) => {
    const say: EditorParts["say"] = (key) => preferences?.say(key) ?? sentence("en", key);
    const { contents } = app.serviceManager;
    const tracker = new WidgetTracker<JourneyTab>({ namespace: FILE_TYPE });
    addStyles();
    const tabs = addFileType(app.docRegistry, say("lab.doc.name"), {
      loadViews,
      looks: looksIn(state),
      hiddenLanes: () => preferences?.hiddenLanes ?? new Set(),
      say,
      openAsText: (path) => void app.commands.execute(OPEN, { path, factory: TEXT_EDITOR }),
      catchUp: (context) => void catchUp(context, contents),
    });
    tabs.widgetCreated.connect((_, tab) => {
      followSaves(tab.context, contents);
      tab.context.pathChanged.connect(() => void tracker.save(tab));
      void tracker.add(tab);
      if (inspectors !== null) addInspector(inspectors, tab);
    });
    if (menu !== null) addSteps(app, menu, tracker);
    outlines?.add(new OutlineFactory(tracker) as unknown as TableOfContents.IFactory);
    void restorer?.restore(tracker, {
      command: OPEN,
      args: ({ context }) => ({ path: context.path, factory: FACTORY }),
      name: ({ context }) => context.path,
    });
  },
});

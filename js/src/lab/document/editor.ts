// What stands in the tab of a file: its map, or why there is none.

import type { DocumentRegistry } from "@jupyterlab/docregistry";
import type { Message } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import type { UndoManager } from "yjs";
import { DocumentHost } from "../../host/document.js";
import type { Place, Reach } from "../../views/swimlane/go_to.js";
import { lookOf } from "../../views/swimlane/look.js";
import type { Beside } from "../problems/beside.js";
import { Watch } from "../problems/watch.js";
import type { LabTextKey } from "../wording.js";
import type { DocumentView, LoadDocumentViews } from "./document_view.js";
import { firstLook } from "./first_look.js";
import type { Looks } from "./looks.js";
import type { JourneyModel } from "./model.js";

export interface EditorOptions {
  readonly context: DocumentRegistry.IContext<JourneyModel>;
  readonly loadViews: LoadDocumentViews;
  /** How maps were last shown, by path. */
  readonly looks: Looks;
  /** Kinds of lanes that a map hides when it is shown for the first time. */
  hiddenLanes(): ReadonlySet<string>;
  say(key: LabTextKey): string;
  openAsText(path: string): void;
  /** Reads the file again if somebody else has written it. */
  catchUp(context: DocumentRegistry.IContext<JourneyModel>): void;
}

/** The map on the screen. */
interface Drawn {
  readonly host: DocumentHost;
  readonly view: DocumentView;
  /** Draws what the property inspector shows; returns what takes it away again. */
  inspect(element: HTMLElement): () => void;
  stop(): void;
}

const ACTIVE_STOP = '[data-stop][tabindex="0"]';

export class JourneyEditor extends Widget {
  readonly #given: EditorOptions;
  #drawn: Drawn | undefined;
  #options = lookOf(undefined);
  #isFirstLook = false;
  #panel: HTMLElement | undefined;
  #stopInspecting: (() => void) | undefined;
  /** Counts what was asked to be drawn: only the last may end on the screen. */
  #asked = 0;

  constructor(options: EditorOptions) {
    super();
    this.#given = options;
    this.addClass("jw-document");
    this.node.tabIndex = -1;
    void this.#open();
  }

  get model(): JourneyModel {
    return this.#given.context.model;
  }

  /** What can be undone in the map, undefined while there is none. */
  get steps(): UndoManager | undefined {
    return this.#drawn?.host.steps;
  }

  /** Shows a row of the map, or a value of it, and moves the focus there. */
  goTo(place: Place): Reach {
    return this.#drawn?.view.goTo(place) ?? "none";
  }

  /** Shows outline and problems in an element beside the tab, while there is a map. */
  inspectIn(panel: HTMLElement): void {
    this.#panel = panel;
    this.#inspect();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#asked++;
    this.model.contentChanged.disconnect(this.#follow);
    this.#unmount();
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.#given.catchUp(this.#given.context);
  }

  /** The keys of the map work as soon as its tab is chosen. */
  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.#given.catchUp(this.#given.context);
    const { activeElement } = document;
    if (activeElement === this.node || !this.node.contains(activeElement)) this.#takeFocus();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    // on the window, since JupyterLab acts on keys as soon as they reach the document
    window.addEventListener("keydown", this.#onSaveKey, true);
  }

  protected override onBeforeDetach(message: Message): void {
    window.removeEventListener("keydown", this.#onSaveKey, true);
    super.onBeforeDetach(message);
  }

  /** Whoever saves in the middle of a word means that word too: it is committed, and the key then pressed once more. */
  readonly #onSaveKey = (event: KeyboardEvent): void => {
    const { activeElement } = document;
    const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!isSave || !this.node.contains(activeElement)) return;
    if (!activeElement?.matches("input, textarea, select")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    (activeElement as HTMLElement).blur();
    requestAnimationFrame(() => {
      this.#takeFocus();
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", event));
    });
  };

  #takeFocus(): void {
    const place = this.node.querySelector<HTMLElement>(`${ACTIVE_STOP}, .jw-document-message button`);
    (place ?? this.node).focus({ preventScroll: true });
  }

  async #open(): Promise<void> {
    const { context, looks } = this.#given;
    await context.ready;
    const kept = await looks.fetch(context.path);
    this.#isFirstLook = kept === undefined;
    this.#options = lookOf(kept);
    if (this.isDisposed) return;
    this.model.contentChanged.connect(this.#follow);
    await this.#draw();
  }

  /** The map follows its document by itself; what was read anew may be no document any more, or be one again. */
  readonly #follow = (): void => {
    const isMap = this.model.sharedModel.problem === undefined;
    if (!isMap || this.#drawn === undefined) void this.#draw();
  };

  async #draw(): Promise<void> {
    const asked = ++this.#asked;
    const { problem } = this.model.sharedModel;
    if (problem !== undefined) {
      this.#showProblem(problem);
      return;
    }
    try {
      const views = await this.#given.loadViews();
      if (asked !== this.#asked || this.#drawn !== undefined) return;
      this.#drawn = this.#mount(views);
      this.#inspect();
      if (document.activeElement === this.node) this.#takeFocus();
    } catch (error) {
      this.#showProblem(String(error));
    }
  }

  #mount(views: Awaited<ReturnType<LoadDocumentViews>>): Drawn {
    const { context, looks, hiddenLanes } = this.#given;
    const { document, undoManager } = this.model.sharedModel;
    if (this.#isFirstLook) this.#options = firstLook(this.#options, document, hiddenLanes());
    this.#isFirstLook = false;
    const isWritable = context.contentsModel?.writable !== false && !this.model.readOnly;
    const host = new DocumentHost(document, undoManager, isWritable);
    const [element, strip] = [part("div", "jw-document-map", ""), part("div", "jw-document-strip", "")];
    this.node.replaceChildren(element, strip);
    const view = views.mountDocument(host, this.#options, element);
    const watch = new Watch(document);
    const beside: Beside = {
      watch,
      canEdit: isWritable,
      goTo: (place, isQuiet) => view.goTo(place, isQuiet),
    };
    const stopStrip = views.mountStrip(beside, strip);
    const stopKeeping = view.onOptions((options) => {
      this.#options = options;
      looks.save(context.path, options);
    });
    const stop = (): void => {
      stopKeeping();
      stopStrip();
      watch.stop();
      view.stop();
      host.destroy();
    };
    return { host, view, inspect: (panel) => views.mountInspector(beside, panel), stop };
  }

  #inspect(): void {
    this.#stopInspecting?.();
    this.#stopInspecting = this.#panel && this.#drawn?.inspect(this.#panel);
  }

  #unmount(): void {
    this.#stopInspecting?.();
    this.#stopInspecting = undefined;
    this.#drawn?.stop();
    this.#drawn = undefined;
  }

  /** Text alone: it speaks of what a stranger may have written. */
  #showProblem(problem: string): void {
    this.#unmount();
    const { say, openAsText, context } = this.#given;
    const message = part("div", "jw-document-message", "");
    message.setAttribute("role", "alert");
    const button = part("button", "jp-Button jp-mod-styled jp-mod-accept", say("lab.doc.text"));
    button.addEventListener("click", () => openAsText(context.path));
    message.append(
      part("h2", "", say("lab.doc.broken")),
      part("pre", "", problem),
      part("p", "", say("lab.doc.broken.hint")),
      button,
    );
    this.node.replaceChildren(message);
  }
}

function part(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

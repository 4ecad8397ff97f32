// An output of ours in a notebook: the live map where its kernel is there, else the map as it was saved. It swaps the one
// for the other as kernels come and go.

import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";
import { say } from "../views/text.js";
import { modelOf, onJoined } from "./joined.js";
import { drawBar } from "./kept/bar.js";
import { linesOf } from "./kept/lines.js";
import type { NotebookOutputs } from "./notebook_outputs.js";
import type { LoadViews, OutputView, OutputViews } from "./output_view.js";
import { MIME, type Payload, payloadOf } from "./payload.js";

export class JourneyOutput extends Widget implements IRenderMime.IRenderer {
  /** What is on the screen, undefined where it is a message. */
  view: OutputView | undefined;
  payload: Payload | undefined;
  readonly #bar = document.createElement("div");
  #stops: (() => void)[] = [];
  /** Counts what was asked to be drawn: only the last may end on the screen. */
  #asked = 0;

  /**
   * @param notebook what the notebook's outputs share, undefined outside a notebook
   */
  constructor(
    readonly loadViews: LoadViews,
    readonly notebook: NotebookOutputs | undefined,
  ) {
    super();
    this.addClass("jw-output");
    this.#bar.className = "jw-kept";
    this.#bar.hidden = true;
    notebook?.add(this);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const payload = payloadOf(model.data[MIME]);
    const isOurOwnWriting =
      payload !== undefined && payload.key === this.payload?.key && this.view !== undefined;
    this.payload = payload;
    if (isOurOwnWriting && !this.#isWrittenElsewhere(payload)) return;
    for (const stop of this.#stops.splice(0)) stop();
    if (payload === undefined) {
      this.#say(say("en", "out.newer"));
      return;
    }
    this.notebook?.see(payload, model.data);
    this.#stops.push(onJoined(payload.key, () => void this.draw()));
    await this.draw();
  }

  /** Whether somebody else who has the notebook open saved another map than the one on the screen. */
  #isWrittenElsewhere(payload: Payload): boolean {
    if (this.view?.isLive || payload.snapshot === undefined || this.notebook === undefined) return false;
    const isEdited = this.notebook.kept.shownIn(payload)?.draft !== undefined;
    return !isEdited && payload.snapshot !== this.notebook.snapshotOf(payload);
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#asked++;
    for (const stop of this.#stops.splice(0)) stop();
    this.#unmount();
    this.notebook?.remove(this);
    super.dispose();
  }

  async draw(): Promise<void> {
    const { payload } = this;
    if (payload === undefined) return;
    const asked = ++this.#asked;
    const views = await this.loadViews();
    if (asked !== this.#asked) return;
    const model = modelOf(payload.key);
    const scroll = this.#scroll();
    // what the map was last like is in nobody's hands but the view's
    if (this.view?.isLive) this.notebook?.keep(payload, this.view);
    try {
      if (model === undefined) this.#drawSaved(views, payload);
      else {
        const element = document.createElement("div");
        const view = await views.mountLive(model, element);
        if (asked !== this.#asked) view.stop();
        else this.#show(element, view);
      }
    } catch (error) {
      this.#say(
        say(payload.options.language, "out.broken", {
          reason: String(error instanceof Error ? error.message : error),
        }),
      );
    }
    this.#scroll(scroll);
    this.tell();
  }

  /** Says what the notebook keeps of edits that were made without a kernel. */
  tell(): void {
    const { notebook, payload, view } = this;
    if (notebook === undefined || payload === undefined) return;
    const { isWritable } = notebook;
    const [isLive, tables] = [view?.isLive ?? false, view?.document.rows];
    drawBar(
      this.#bar,
      linesOf(notebook.kept, { payload, isLive, tables, isWritable, edit: () => void this.#edit(payload) }),
    );
  }

  /** Makes the saved map editable, in all outputs of its document. */
  async #edit(payload: Payload): Promise<void> {
    if (this.notebook?.kept.open(payload) === undefined) return;
    await this.notebook.redraw(payload.document);
    this.node.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus({ preventScroll: true });
  }

  #drawSaved(views: OutputViews, payload: Payload): void {
    const draft = this.notebook?.kept.shownIn(payload)?.draft;
    const { options } = this.notebook?.latest(payload) ?? payload;
    // what was filtered and folded stays so
    const own = this.view?.isLive === false ? this.view.options() : options;
    if (draft !== undefined) {
      const element = document.createElement("div");
      this.#show(element, views.mountDraft(draft.host, own, element));
      return;
    }
    const text = this.notebook?.snapshotOf(payload) ?? payload.snapshot;
    if (text === undefined) {
      this.#say(say(options.language, "out.noSnapshot"));
      return;
    }
    const element = document.createElement("div");
    const view = views.mountSaved(text, own, element);
    this.#show(element, view);
    this.notebook?.kept.check(payload, view.document.rows);
  }

  #show(element: HTMLElement, view: OutputView): void {
    this.#unmount();
    this.node.replaceChildren(this.#bar, element);
    this.view = view;
    this.#stops.push(view.onChange(() => this.notebook?.touch()));
  }

  /** Text alone: it may speak of what a stranger wrote. */
  #say(text: string): void {
    this.#unmount();
    const message = document.createElement("p");
    message.className = "jw-output-message";
    message.textContent = text;
    this.node.replaceChildren(this.#bar, message);
  }

  #unmount(): void {
    this.view?.stop();
    this.view = undefined;
  }

  /** Where the map is scrolled to; sets it, where it is given. */
  #scroll(to?: readonly [number, number]): readonly [number, number] {
    const element = this.node.querySelector(".jw-scroll");
    if (element !== null && to !== undefined) [element.scrollLeft, element.scrollTop] = to;
    return [element?.scrollLeft ?? 0, element?.scrollTop ?? 0];
  }
}

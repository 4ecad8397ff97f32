// An output of a live cell: what it gives now where its kernel is there, else what it gave when it was saved.

import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { Widget } from "@lumino/widgets";
import type { WidgetModel } from "../../host/widget_model.js";
import type { Language } from "../../schema/tables.generated.js";
import type { ResultTold } from "../../views/live/result.js";
import { say } from "../../views/text.js";
import { modelOf, onJoined } from "../joined.js";
import { RESULT_MIME, type ResultPayload, resultPayloadOf } from "./payload.js";
import type { ResultOutputs } from "./result_outputs.js";

/** A result on the screen, as `entry/live_result.ts` makes it. */
export interface ShownResult {
  readonly isLive: boolean;
  /** What is shown, whole; undefined before there is anything. */
  result(): ResultTold | undefined;
  onChange(listener: () => void): () => void;
  stop(): void;
}

export interface ResultViews {
  mountLiveResult(model: WidgetModel, element: HTMLElement): ShownResult;
  mountSavedResult(result: ResultTold, language: Language, element: HTMLElement): ShownResult;
}

export class ResultOutput extends Widget implements IRenderMime.IRenderer {
  payload: ResultPayload | undefined;
  view: ShownResult | undefined;
  #stops: (() => void)[] = [];
  #asked = 0;

  constructor(
    readonly load: (view: ResultPayload["view"]) => Promise<ResultViews>,
    readonly notebook: ResultOutputs | undefined,
  ) {
    super();
    this.addClass("jw-output");
    notebook?.add(this);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const payload = resultPayloadOf(model.data[RESULT_MIME]);
    const isOurOwnWriting = payload !== undefined && payload.key === this.payload?.key && this.view?.isLive;
    this.payload = payload;
    if (isOurOwnWriting) return;
    for (const stop of this.#stops.splice(0)) stop();
    if (payload === undefined) {
      this.#unmount();
      this.node.textContent = say("en", "out.newer");
      return;
    }
    this.#stops.push(onJoined(payload.key, () => void this.#draw()));
    await this.#draw();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.#asked++;
    for (const stop of this.#stops.splice(0)) stop();
    this.#unmount();
    this.notebook?.remove(this);
    super.dispose();
  }

  async #draw(): Promise<void> {
    const { payload } = this;
    if (payload === undefined) return;
    const asked = ++this.#asked;
    const views = await this.load(payload.view);
    if (asked !== this.#asked) return;
    const model = modelOf(payload.key);
    if (model === undefined && this.view?.isLive) {
      // its kernel has gone: what is on the screen stays
      const last = this.view.result();
      if (last !== undefined) this.payload = { ...payload, result: last };
    }
    const element = document.createElement("div");
    const { language, result } = this.payload as ResultPayload;
    this.#unmount();
    this.node.replaceChildren(element);
    this.view =
      model === undefined
        ? views.mountSavedResult(result, language, element)
        : views.mountLiveResult(model, element);
    this.#stops.push(this.view.onChange(() => this.notebook?.touch()));
  }

  #unmount(): void {
    this.view?.stop();
    this.view = undefined;
  }
}

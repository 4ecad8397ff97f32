// What JupyterLab's document manager knows of a journey: its text, whether it was changed, and that it changes.

import type { DocumentRegistry } from "@jupyterlab/docregistry";
import type { Contents } from "@jupyterlab/services";
import type { PartialJSONValue, ReadonlyPartialJSONValue } from "@lumino/coreutils";
import { Signal } from "@lumino/signaling";
import { type JourneyChange, SharedJourney } from "./shared.js";

type StateChange = Parameters<Parameters<DocumentRegistry.IModel["stateChanged"]["connect"]>[0]>[1];

export class JourneyModel implements DocumentRegistry.IModel {
  readonly defaultKernelName = "";
  readonly defaultKernelLanguage = "";
  readonly contentChanged = new Signal<this, void>(this);
  readonly stateChanged = new Signal<this, StateChange>(this);
  #readOnly = false;
  #isDisposed = false;

  /** @param collaborative whether somebody else than this page reads and writes the file */
  constructor(
    readonly sharedModel: SharedJourney,
    readonly collaborative: boolean,
  ) {
    sharedModel.changed.connect(this.#onChanged);
  }

  get dirty(): boolean {
    return this.sharedModel.dirty;
  }

  set dirty(isDirty: boolean) {
    if (isDirty !== this.dirty) this.sharedModel.dirty = isDirty;
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  set readOnly(newValue: boolean) {
    const oldValue = this.#readOnly;
    if (newValue === oldValue) return;
    this.#readOnly = newValue;
    this.stateChanged.emit({ name: "readOnly", oldValue, newValue });
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.sharedModel.changed.disconnect(this.#onChanged);
    Signal.clearData(this);
  }

  toString(): string {
    return this.sharedModel.getSource();
  }

  fromString(text: string): void {
    this.sharedModel.setSource(text);
  }

  toJSON(): PartialJSONValue {
    return JSON.parse(this.toString());
  }

  fromJSON(value: ReadonlyPartialJSONValue): void {
    this.fromString(JSON.stringify(value));
  }

  readonly #onChanged = (_: unknown, { contentChange, stateChange }: JourneyChange): void => {
    if (contentChange) this.contentChanged.emit();
    for (const { name, oldValue, newValue } of stateChange ?? [])
      if (oldValue !== newValue) this.stateChanged.emit({ name, oldValue, newValue });
  };
}

export const MODEL = "journey";

export class JourneyModelFactory implements DocumentRegistry.IModelFactory<JourneyModel, SharedJourney> {
  readonly name = MODEL;
  readonly contentType: Contents.ContentType = "file";
  readonly fileFormat: Contents.FileFormat = "text";
  readonly collaborative = false;
  isDisposed = false;

  dispose(): void {
    this.isDisposed = true;
  }

  createNew(options: DocumentRegistry.IModelOptions<SharedJourney> = {}): JourneyModel {
    return new JourneyModel(
      options.sharedModel ?? new SharedJourney(),
      options.collaborationEnabled ?? false,
    );
  }

  preferredLanguage(): string {
    return "";
  }
}

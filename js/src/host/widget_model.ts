// The little of a Jupyter widget model that we use: of anywidget's proxy, and of the model a widget manager hands out.

export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(content: unknown, callbacks?: unknown, buffers?: ArrayBufferView[]): void;
  on(event: string, listener: (...args: never[]) => void): void;
  off(event: string, listener: (...args: never[]) => void): void;
  readonly widget_manager: { get_model(id: string): Promise<WidgetModel> };
  /** On real models only: whether the kernel is there. */
  readonly comm_live?: boolean;
}

/** Whatever a front end makes of a buffer, as bytes. */
export function toBytes(buffer: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (buffer instanceof Uint8Array) return buffer;
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

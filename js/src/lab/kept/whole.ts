// Whether a page has all that a kernel has of a document. A model brings the document as it was when the model was made;
// edits must be compared with what it is.

import * as Y from "yjs";
import { toBytes, type WidgetModel } from "../../host/widget_model.js";
import { type JourneyDocument, THERE } from "../../model/document.js";

const PATIENCE_MS = 30_000;

/** Asks the kernel for what the page lacks and takes it in [S2]; false where no answer comes. */
export function isWhole(link: WidgetModel, { doc }: JourneyDocument): Promise<boolean> {
  const page = `kept-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  return new Promise((resolve) => {
    const end = (isAnswered: boolean): void => {
      clearTimeout(timer);
      link.off("msg:custom", heard);
      resolve(isAnswered);
    };
    const heard = (
      event: { kind?: unknown; page?: unknown },
      buffers: readonly (ArrayBuffer | ArrayBufferView)[] = [],
    ): void => {
      if (event.kind !== "joined" || event.page !== page || buffers[0] === undefined) return;
      Y.applyUpdate(doc, toBytes(buffers[0]), THERE);
      end(true);
    };
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    link.on("msg:custom", heard);
    try {
      link.send({ kind: "join", page, number: 0 }, undefined, [Y.encodeStateVector(doc)]);
    } catch {
      end(false); // the kernel has gone
    }
  });
}

// Pictures that are pasted or dropped on a lane of pictures: each is drawn anew, small.

import { addNote, gesture, write } from "../../model/edits.js";
import type { LaneSpec } from "../../model/lanes.js";
import { cellOf } from "../../model/map.js";
import { HEADER, type Stop } from "./focus.js";
import { laneOf } from "./lanes.js";
import { isPicture } from "./picture.js";
import type { SwimlaneView } from "./view.js";

const WIDEST = 480;
/** Letters of a data URI: about 60 kB of picture. */
const LARGEST = 80_000;

/** A picture drawn anew so that it is small, undefined for what is none. */
export async function shrink(file: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  try {
    for (const [width, quality] of [
      [WIDEST, 0.85],
      [WIDEST, 0.6],
      [320, 0.6],
      [200, 0.5],
    ] as const) {
      const uri = drawn(bitmap, width, quality);
      if (uri !== undefined && uri.length <= LARGEST) return uri;
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, most: number, quality: number): string | undefined {
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  // a browser that cannot write this format writes a PNG
  const uri = canvas.toDataURL("image/webp", quality);
  return isPicture(uri) ? uri : undefined;
}

const fileIn = (transfer: DataTransfer | null): File | undefined =>
  [...(transfer?.files ?? [])].find(({ type }) => type.startsWith("image/"));

/** Adds the picture that is pasted at a stop of a lane of pictures; tells whether there is one. */
export function pastePicture(view: SwimlaneView, stop: Stop, transfer: DataTransfer): boolean {
  const lane = laneOf(view, stop.row);
  const file = fileIn(transfer);
  if (lane?.kind !== "image" || file === undefined || stop.item === HEADER) return false;
  if (view.mayEdit()) void addPicture(view, lane, stop.column, file);
  return true;
}

/** What a lane of pictures listens to: files that are dropped on a cell. */
export function pictureEvents(view: SwimlaneView, lane: LaneSpec) {
  return {
    onDrop: (event: DragEvent): void => {
      const file = fileIn(event.dataTransfer);
      const column = (event.target as Element).closest<HTMLElement>(".jw-cell")?.dataset.column;
      if (file === undefined || column === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (view.mayEdit()) void addPicture(view, lane, column, file);
    },
    onDragOver: (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    },
  };
}

async function addPicture(view: SwimlaneView, lane: LaneSpec, column: string, file: File): Promise<void> {
  const link = await shrink(file);
  if (link === undefined) {
    view.tell("image.refused");
    return;
  }
  const text = file.name.replace(/\.\w+$/, "") || view.text("image.added");
  const siblings = cellOf(view.map.value, lane.id, column);
  const first = view.map.value.lanes.find(({ noteKind }) => noteKind === lane.noteKind);
  const note = {
    note_kind: lane.noteKind ?? "image",
    lane_id: first?.id === lane.id ? undefined : lane.id,
    text,
  };
  let id = "";
  gesture(view.document, () => {
    id = addNote(view.document, column, note, siblings, siblings.length, view.state);
    write(view.document, "notes", id, { link });
  });
  view.select("notes", id);
  view.focus.go({ row: lane.id, column, item: id });
  view.tell("said.added", { name: text });
}

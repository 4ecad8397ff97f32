// Pictures that are pasted or dropped on a lane of pictures: each is drawn anew, small.

import { addNote, gesture, write } from "../../model/edits.js";
import type { LaneSpec } from "../../model/lanes.js";
import { cellOf } from "../../model/map.js";
import { shrink } from "../shrink.js";
import { HEADER, type Stop } from "./focus.js";
import { laneOf } from "./lanes.js";
import type { SwimlaneView } from "./view.js";

export const fileIn = (transfer: DataTransfer | null): File | undefined =>
  [...(transfer?.files ?? [])].find(({ type }) => type.startsWith("image/"));

/** Adds the picture that is pasted at a stop of a lane of pictures; tells whether there is one. */
export function pastePicture(view: SwimlaneView, stop: Stop, file: Blob | undefined): boolean {
  const lane = laneOf(view, stop.row);
  if (lane?.kind !== "image" || file === undefined || stop.item === HEADER) return false;
  if (view.mayEdit()) void addPicture(view, lane, stop.column, file);
  return true;
}

/** What a lane of pictures listens to: files that are dropped on a cell. */
export function pictureEvents(view: SwimlaneView, lane: LaneSpec) {
  return {
    onDrop: (event: DragEvent): void => {
      const file = fileIn(event.dataTransfer) ?? event.dataTransfer?.files[0];
      const column = (event.target as Element).closest<HTMLElement>(".jw-cell")?.dataset.column;
      if (file === undefined || column === undefined) return;
      // a file that is no picture is refused: the browser would open it in the page's place
      event.preventDefault();
      event.stopPropagation();
      if (view.mayEdit()) void addPicture(view, lane, column, file);
    },
    onDragOver: (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    },
  };
}

async function addPicture(view: SwimlaneView, lane: LaneSpec, column: string, file: Blob): Promise<void> {
  const link = await shrink(file);
  if (typeof link !== "string") {
    view.tell(`image.refused.${link.why}`, { most: link.most });
    return;
  }
  const text = (file instanceof File && file.name.replace(/\.\w+$/, "")) || view.text("image.added");
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

// Writes a row that is not there yet: a button that turns into the editor of its name.

import { useRef, useState } from "preact/hooks";
import { TextEditor } from "../editor.js";
import type { BoardView } from "./board.js";
import type { AddTold } from "./told.js";
import { saying } from "./wording.js";

interface Props {
  readonly told: AddTold;
  readonly board: BoardView;
}

export function AddRow({ told, board }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isOpen)
    return (
      <TextEditor
        label={told.label}
        value={undefined}
        cancel={close}
        commit={(name) => {
          close();
          const { table, column } = told;
          if (name !== undefined && name !== "")
            board.edit(
              [[{ table, row: null, column, value: null }, name]],
              saying(board.language, "board.added", { name }),
            );
          return undefined;
        }}
      />
    );
  return (
    <button type="button" class="jw-button jw-add-row" ref={button} onClick={() => setOpen(true)}>
      + {told.label}
    </button>
  );
}

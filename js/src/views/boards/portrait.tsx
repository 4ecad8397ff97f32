// A portrait: a picture, an emoji, or initials. A picture is made small in the page before it is written anywhere.

import { useRef, useState } from "preact/hooks";
import { TextEditor } from "../editor.js";
import { PORTRAIT, shrink } from "../shrink.js";
import type { BoardView } from "./board.js";
import type { PersonaTold } from "./told.js";
import { saying } from "./wording.js";

const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/;
const LONGEST_EMOJI = 8;
/** A picture that may be shown, out of what a stranger's notebook holds. */
export const pictureOf = (value: unknown): string | undefined =>
  typeof value === "string" && PICTURE.test(value) ? value : undefined;

const emojiOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && Array.from(value).length <= LONGEST_EMOJI ? value : undefined;

export function Portrait({ text, picture }: { text: string; picture: string | undefined }) {
  return (
    <span class="jw-portrait" aria-hidden="true">
      {picture === undefined ? text : <img src={picture} alt="" />}
    </span>
  );
}

interface Props {
  readonly persona: PersonaTold;
  readonly board: BoardView;
}

/** The portrait, and where it can be edited what makes another one. */
export function PortraitEditor({ persona, board }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const say = (key: "portrait" | "portrait.emoji" | "portrait.file" | "portrait.clear"): string =>
    saying(board.language, `board.${key}`, { name: persona.name.text });
  const value = board.valueOf(persona.image);
  const picture = pictureOf(value);
  const face = <Portrait text={emojiOf(value) ?? persona.initials} picture={picture} />;
  if (!board.canEdit) return face;
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const write = (next: string | null, shown: string): void => {
    close();
    board.edit([[persona.image, next]], `${say("portrait")}: ${shown}`);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const made = await shrink(file, PORTRAIT);
    if (typeof made === "string") write(made, file.name);
    else board.said.value = saying(board.language, "board.portrait.wrong");
  };
  return (
    <div class="jw-portrait-editor">
      <button
        type="button"
        class="jw-portrait-button"
        ref={button}
        aria-label={say("portrait")}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        <div class="jw-portrait-choice">
          <span>{say("portrait.emoji")}</span>
          <TextEditor
            label={say("portrait.emoji")}
            value={picture === undefined ? emojiOf(value) : undefined}
            cancel={close}
            commit={(next, isDone) => {
              if (isDone) write(next || null, next || persona.initials);
              return undefined;
            }}
          />
          <label class="jw-button">
            {say("portrait.file")}
            <input
              type="file"
              accept="image/*"
              onChange={(event) => void take(event.currentTarget.files?.[0])}
            />
          </label>
          {value !== null && (
            <button type="button" class="jw-button" onClick={() => write(null, persona.initials)}>
              {say("portrait.clear")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

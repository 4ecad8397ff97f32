// The picture of a note: a data URI of one of four formats, which alone is given to an image element; an emoji or another
// text is shown as text.

import { excerpt } from "../text.js";
import { useView } from "./view.js";

/** What may be shown as an image: the twin is in export/pictures.py. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;
const LONGEST_SIGN = 8;

export const isPicture = (link: unknown): link is string => typeof link === "string" && PICTURE.test(link);

export function Picture({ link, text }: { link: unknown; text: string | undefined }) {
  const view = useView();
  if (typeof link !== "string" || link === "") return null;
  if (isPicture(link)) {
    return <img class="jw-picture" src={link} alt={text ?? view.text("image.none")} draggable={false} />;
  }
  if ([...link].length <= LONGEST_SIGN) return <span class="jw-sign">{link}</span>;
  return (
    <small class="jw-link" dir="auto">
      {excerpt(link, 80)}
    </small>
  );
}

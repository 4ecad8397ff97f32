// Templates: notebooks that travel in the extension, each started in a folder of its own.

import type { Contents } from "@jupyterlab/services";
import type { Language } from "../schema/tables.generated.js";
import { freeName } from "./names.js";

export interface Template {
  /** What commands call it: `start-here`. */
  readonly name: string;
  readonly titles: Readonly<Record<Language, string>>;
  /** In the order in which they are gone through. */
  readonly notebooks: readonly {
    readonly file: string;
    /** Fetches the notebook, which the page does not hold before somebody starts it. */
    readonly load: Readonly<Record<Language, () => Promise<unknown>>>;
  }[];
}

type Folder = Pick<Contents.IManager, "get" | "newUntitled" | "rename" | "delete" | "save">;

/** Puts a template's notebooks into a new folder; returns the path of the first. */
export async function startTemplate(
  contents: Folder,
  cwd: string,
  template: Template,
  language: Language,
): Promise<string> {
  const found = await Promise.all(
    template.notebooks.map(async ({ file, load }) => ({ file, content: await load[language]() })),
  );
  const folder = await makeFolder(contents, cwd, template.name);
  for (const { file, content } of found)
    await contents.save(`${folder}/${file}`, { type: "notebook", format: "json", content });
  return `${folder}/${found[0]?.file}`;
}

/** Makes a folder of this name, or with a number where there is one; returns its path. */
async function makeFolder(contents: Folder, cwd: string, wanted: string): Promise<string> {
  const name = freeName(wanted, await namesIn(contents, cwd));
  // made under another name and then renamed, since the server refuses to rename onto what is there: nothing of anybody's
  // is overwritten, also where two people start the same template at once
  const made = await contents.newUntitled({ path: cwd, type: "directory" });
  try {
    const parent = made.path.slice(0, made.path.length - made.name.length);
    return (await contents.rename(made.path, `${parent}${name}`)).path;
  } catch (error) {
    await contents.delete(made.path);
    throw error;
  }
}

/** Names of what lies in a folder. */
export async function namesIn(contents: Pick<Contents.IManager, "get">, folder: string): Promise<string[]> {
  const { content } = await contents.get(folder);
  return (content as readonly Contents.IModel[]).map(({ name }) => name);
}

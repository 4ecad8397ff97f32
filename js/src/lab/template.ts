// Templates: notebooks that travel in the extension, each started in a folder of its own.

import type { Contents } from "@jupyterlab/services";
import type { Language } from "../schema/tables.generated.js";
import { freeName } from "./names.js";

export interface Template {
  /** What commands call it: `start-here`. */
  readonly name: string;
  readonly titles: Readonly<Record<Language, string>>;
  /** Fetches the notebook, which the page does not hold before somebody starts it. */
  readonly load: Readonly<Record<Language, () => Promise<unknown>>>;
}

type Folder = Pick<Contents.IManager, "get" | "newUntitled" | "rename" | "delete" | "save">;

/** Puts a template's notebook into a new folder; returns its path. */
export async function startTemplate(
  contents: Folder,
  cwd: string,
  template: Template,
  language: Language,
): Promise<string> {
  const content = await template.load[language]();
  const folder = await makeFolder(contents, cwd, template.name);
  const path = `${folder}/${template.name}.ipynb`;
  await contents.save(path, { type: "notebook", format: "json", content });
  return path;
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

// The start notebooks, as the extension carries them: a list of what lies in `templates/`, and each notebook in a module
// of its own, loaded when somebody starts it.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const LANGUAGES = ["en", "it"];
const MODULE = "journey-templates";

/**
 * What lies in a folder with one subfolder for each language: name, titles, and notebooks with their paths. Notebooks that
 * hand one document on (`01_…`, `02_…`, and `blank_01_…`) are one template; `00_…` stands for itself.
 */
export function templatesIn(folder) {
  const files = readdirSync(join(folder, "en")).filter((file) => file.endsWith(".ipynb"));
  const groups = new Map();
  for (const file of files.sort()) {
    const name = templateOf(file);
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups].map(([name, members]) => {
    const pathOf = (language, file) => resolve(folder, language, file);
    const titled = LANGUAGES.map((language) => [language, pathOf(language, members[0])]);
    return {
      name,
      titles: Object.fromEntries(titled.map(([language, path]) => [language, titleOf(read(path), path)])),
      notebooks: members.map((file) => ({
        file: members.length === 1 ? `${name}.ipynb` : file,
        paths: Object.fromEntries(LANGUAGES.map((language) => [language, pathOf(language, file)])),
      })),
    };
  });
}

/** The template a notebook belongs to: `00_start_here.ipynb` is `start-here`, `blank_02_….ipynb` a part of `blank-steps`. */
export function templateOf(file) {
  const [, blank, number, rest] = /^(blank_)?(\d+)_(.+)\.ipynb$/.exec(file) ?? [];
  if (rest === undefined) throw new Error(`${file} has no number, and so no place among the templates`);
  if (blank !== undefined) return "blank-steps";
  return Number(number) === 0 ? rest.replaceAll("_", "-") : "five-steps";
}

/** What a template is called: as its metadata say, else its first heading. */
export function titleOf(notebook, path) {
  const own = notebook.metadata?.journey_widgets?.title;
  if (own !== undefined) return own;
  for (const { cell_type, source } of notebook.cells) {
    const found = cell_type === "markdown" && /^#+\s+(.+)$/m.exec(textOf(source));
    if (found) return found[1].trim();
  }
  throw new Error(`${path} has no heading, and so no title`);
}

/** A notebook as nobody has run it. */
export function stripped({ cells, metadata, nbformat, nbformat_minor }) {
  const { kernelspec, language_info } = metadata;
  return {
    cells: cells.map((cell) => ({
      ...cell,
      source: textOf(cell.source),
      ...(cell.cell_type === "code" ? { outputs: [], execution_count: null } : {}),
    })),
    metadata: { kernelspec, language_info },
    nbformat,
    nbformat_minor,
  };
}

/** For esbuild: `import { TEMPLATES } from "journey-templates"`, and notebooks as modules. */
export function notebookTemplates(folder) {
  return {
    name: MODULE,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${MODULE}$`) }, ({ path }) => ({ path, namespace: MODULE }));
      build.onLoad({ filter: /./, namespace: MODULE }, () => ({
        contents: listCode(templatesIn(folder)),
        resolveDir: folder,
        watchDirs: LANGUAGES.map((language) => resolve(folder, language)),
      }));
      build.onLoad({ filter: /\.ipynb$/ }, ({ path }) => ({
        contents: JSON.stringify(stripped(read(path))),
        loader: "json",
      }));
    },
  };
}

function listCode(templates) {
  const entries = templates.map(({ name, titles, notebooks }) => {
    const parts = notebooks.map(({ file, paths }) => {
      const loads = Object.entries(paths).map(
        ([language, path]) => `${language}: async () => (await import(${JSON.stringify(path)})).default`,
      );
      return `{ file: ${JSON.stringify(file)}, load: { ${loads.join(", ")} } }`;
    });
    return `{ name: ${JSON.stringify(name)}, titles: ${JSON.stringify(titles)}, notebooks: [${parts.join(", ")}] }`;
  });
  return `export const TEMPLATES = [${entries.join(",\n")}];`;
}

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The notebook format knows long texts as lists of lines. */
const textOf = (source) => (Array.isArray(source) ? source.join("") : source);

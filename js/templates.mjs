// The start notebooks, as the extension carries them: a list of what lies in `templates/`, and each notebook in a module
// of its own, loaded when somebody starts it.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const LANGUAGES = ["en", "it"];
const MODULE = "journey-templates";

/** What lies in a folder with one subfolder for each language: name, and title and path in each language. */
export function templatesIn(folder) {
  const files = readdirSync(join(folder, "en")).filter((file) => file.endsWith(".ipynb"));
  return files.sort().map((file) => {
    const paths = LANGUAGES.map((language) => [language, resolve(folder, language, file)]);
    return {
      name: nameOf(file),
      titles: Object.fromEntries(paths.map(([language, path]) => [language, titleOf(read(path), path)])),
      paths: Object.fromEntries(paths),
    };
  });
}

/** `01_current_state.ipynb` is the template `current-state`. */
export const nameOf = (file) =>
  file
    .replace(/\.ipynb$/, "")
    .replace(/^\d+_/, "")
    .replaceAll("_", "-");

/** The first heading of a notebook. */
export function titleOf(notebook, path) {
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
  const entries = templates.map(({ name, titles, paths }) => {
    const loads = Object.entries(paths).map(
      ([language, path]) => `${language}: async () => (await import(${JSON.stringify(path)})).default`,
    );
    return `{ name: ${JSON.stringify(name)}, titles: ${JSON.stringify(titles)}, load: { ${loads.join(", ")} } }`;
  });
  return `export const TEMPLATES = [${entries.join(",\n")}];`;
}

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The notebook format knows long texts as lists of lines. */
const textOf = (source) => (Array.isArray(source) ? source.join("") : source);

// Builds what the wheel carries: the library of the views, and the stub each widget brings along.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, context } from "esbuild";
import { notebookTemplates } from "./templates.mjs";

const OUT = "../journey_widgets/static";
const options = {
  entryPoints: {
    swimlane: "src/entry/library.ts",
    charts: "src/entry/charts.ts",
    boards: "src/entry/boards.ts",
    stub: "src/entry/stub.ts",
  },
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
  legalComments: "none",
  metafile: true,
  plugins: [ownYjs()],
};

const LAB = "build/lab";
/** What JupyterLab shares with its extensions. */
const SHARED = ["@jupyter/*", "@jupyterlab/*", "@lumino/*", "yjs"];

mkdirSync(OUT, { recursive: true });
if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  const library = await build({ ...options, plugins: [...options.plugins, minifiedCss()] });
  await buildTools(library.metafile);
  const extension = await buildExtension();
  writeLicences([library.metafile, extension.metafile]);
  for (const name of ["swimlane.js", "tools.js", "charts.js", "boards.js", "stub.js"])
    report(`${OUT}/${name}`);
}

/**
 * The tools of a map, which are fetched after it: a function that is handed the modules it shares with the
 * library of the map (`src/entry/fetch_tools.ts`), and returns what draws it.
 */
async function buildTools(library) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: ["src/views/swimlane/toolbox.tsx"],
    outdir: OUT,
    format: "iife",
    globalName: "TOOLS",
    write: false,
    plugins: [minifiedCss(), fromKit("src/entry/fetch_tools.ts")],
  });
  const inLibrary = Object.entries(library.outputs).find(([path]) => path.endsWith("/swimlane.js"))[1].inputs;
  const [inTools] = Object.values(metafile.outputs).map(({ inputs }) => inputs);
  const twice = Object.keys(inTools).filter((path) => path in inLibrary && inTools[path].bytesInOutput > 0);
  if (twice.length > 0) throw new Error(`the tools would bring a second ${twice.join(", ")}: add it to KIT`);
  const [{ text }] = outputFiles;
  writeFileSync(`${OUT}/tools.js`, `export default(KIT)=>{${text}return TOOLS};`);
}

/** Takes the modules that a file lists under `KIT` from there. */
function fromKit(listing) {
  const list = /const KIT = \{([^}]+)\}/.exec(readFileSync(listing, "utf8"))[1];
  const names = new Set([...list.matchAll(/^ {2}"?([\w@/.-]+)"?[:,]/gm)].map((found) => found[1]));
  return {
    name: "from-kit",
    setup(b) {
      b.onResolve({ filter: /./ }, ({ path, resolveDir, kind }) => {
        if (kind === "entry-point") return undefined;
        const own = relative("src", resolve(resolveDir, path)).replace(/\.js$/, "");
        const name = path.startsWith(".") ? own : path;
        return names.has(name) ? { path: name, namespace: "kit" } : undefined;
      });
      b.onLoad({ filter: /./, namespace: "kit" }, ({ path }) => ({
        contents: `module.exports = KIT[${JSON.stringify(path)}]`,
      }));
    },
  };
}

/** The JupyterLab extension: bundled here, and made one of JupyterLab's modules by its own builder. */
async function buildExtension() {
  rmSync(LAB, { recursive: true, force: true });
  const result = await build({
    ...options,
    entryPoints: { index: "src/entry/lab.ts" },
    outdir: LAB,
    splitting: true,
    external: SHARED,
    // the names that `widgets/bundle.py` gives these builds of the libraries
    define: {
      JOURNEY_WIDGETS_BUILD: JSON.stringify(buildName("swimlane.js")),
      JOURNEY_WIDGETS_CHARTS_BUILD: JSON.stringify(buildName("charts.js")),
      JOURNEY_WIDGETS_BOARDS_BUILD: JSON.stringify(buildName("boards.js")),
    },
    plugins: [minifiedCss(), notebookTemplates("../templates")],
  });
  const core = "node_modules/@jupyterlab/core-meta/core.package.json";
  const builder = "node_modules/@jupyter/builder/lib/build-labextension.js";
  execFileSync(process.execPath, [builder, "--core-package-file", core, "."], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return result;
}

function buildName(library) {
  return createHash("sha256")
    .update(readFileSync(`${OUT}/${library}`))
    .digest("hex")
    .slice(0, 12);
}

function report(path) {
  const code = readFileSync(path);
  process.stdout.write(`${path}: ${code.length} bytes, ${gzipSync(code).length} gzip\n`);
}

/**
 * JupyterLab has a Yjs of its own, and a second one complains in the console, because documents of the two must not
 * meet. Ours never do: what leaves the library is bytes. So our copy goes by another name.
 */
function ownYjs() {
  const name = "__ $YJS$ __";
  return {
    name: "own-yjs",
    setup(b) {
      b.onLoad({ filter: /[\\/]yjs[\\/]dist[\\/]yjs\.mjs$/ }, ({ path }) => {
        const code = readFileSync(path, "utf8");
        if (!code.includes(name)) throw new Error(`${path} does not know ${name} any more`);
        return { contents: code.replace(name, "__ $YJS$ of journey-widgets __") };
      });
    },
  };
}

/** CSS arrives as text in the library; it is minified on the way like everything else. */
function minifiedCss() {
  return {
    name: "minified-css",
    setup(b) {
      b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const result = await build({ entryPoints: [path], minify: true, write: false, charset: "utf8" });
        return { contents: result.outputFiles[0].text, loader: "text" };
      });
    },
  };
}

/** The licences of what the bundles contain, beside them. */
function writeLicences(metafiles) {
  const packages = new Set();
  for (const path of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    const found = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
    if (found !== null) packages.add(found[0]);
  }
  const parts = [...packages].sort().map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(`${path}/package.json`, "utf8"));
    return `${name} ${version} (${license})\n\n${licenceText(path)}`;
  });
  writeFileSync(`${OUT}/LICENCES.txt`, parts.join("\n\n----\n\n"));
}

function licenceText(path) {
  for (const file of ["LICENSE", "LICENSE.md", "LICENCE"]) {
    try {
      return readFileSync(`${path}/${file}`, "utf8");
    } catch {
      // another spelling, then
    }
  }
  throw new Error(`${path} has no licence file`);
}

// Builds what the wheel carries: the library of the views, and the stub each widget brings along.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build, context } from "esbuild";

const OUT = "../journey_widgets/static";
const options = {
  entryPoints: { swimlane: "src/entry/library.ts", stub: "src/entry/stub.ts" },
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
  plugins: [ownYjs()],
};

mkdirSync(OUT, { recursive: true });
if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build({ ...options, plugins: [...options.plugins, minifiedCss()] });
  for (const name of ["swimlane.js", "stub.js"]) {
    const code = readFileSync(`${OUT}/${name}`);
    process.stdout.write(`${name}: ${code.length} bytes, ${gzipSync(code).length} gzip\n`);
  }
  writeLicences();
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

/** The licences of what the bundle contains, beside it: of all that is not for development, however deep. */
function writeLicences() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const parts = Object.entries(packages)
    .filter(([path, entry]) => path && !entry.dev)
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
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

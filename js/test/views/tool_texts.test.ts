// What a map says before its tools have come is in its own texts: a sentence of the tools would be a blank.

import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { TOOL_TEXTS } from "../../src/schema/tool_texts.generated.js";

test("the library of the maps says nothing that only its tools know to say", async () => {
  const { metafile } = await build({
    entryPoints: ["src/entry/library.ts"],
    bundle: true,
    write: false,
    format: "esm",
    outdir: "build",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text" },
    metafile: true,
  });
  const [inputs] = Object.values(metafile.outputs).map((output) => Object.entries(output.inputs));
  const own = (inputs ?? []).filter(
    ([path, { bytesInOutput }]) => path.startsWith("src/") && bytesInOutput > 0,
  );
  const code = own
    .filter(([path]) => !path.includes(".generated."))
    .map(([path]) => readFileSync(path, "utf8"))
    .join("\n");
  expect(code).toContain('"bar.undo"');
  expect(Object.keys(TOOL_TEXTS).filter((key) => code.includes(`"${key}"`))).toEqual([]);
});

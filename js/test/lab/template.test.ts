import { describe, expect, test } from "vitest";
import { startTemplate, type Template } from "../../src/lab/template.js";
import { stripped, templateOf, templatesIn, titleOf } from "../../templates.mjs";

type Folder = Parameters<typeof startTemplate>[0];

const TEMPLATE: Template = {
  name: "start-here",
  titles: { en: "Start here", it: "Comincia da qui" },
  notebooks: [
    {
      file: "start-here.ipynb",
      load: { en: async () => "an English notebook", it: async () => "an Italian notebook" },
    },
    { file: "more.ipynb", load: { en: async () => "more of it", it: async () => "il seguito" } },
  ],
};

/** Contents of a server, as far as starting a template needs them. */
class FakeContents {
  readonly files = new Map<string, unknown>([["work/start-here", null]]);
  /** Paths that somebody makes between our look and our renaming. */
  readonly sudden = new Set<string>();

  async get(folder: string) {
    const names = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
    return { content: names.map((path) => ({ name: path.slice(folder.length + 1) })) };
  }
  async newUntitled({ path }: { path: string }) {
    this.files.set(`${path}/Untitled Folder`, null);
    return { path: `${path}/Untitled Folder`, name: "Untitled Folder" };
  }
  async rename(from: string, to: string) {
    if (this.sudden.has(to)) throw new Error(`${to} exists`);
    this.files.delete(from);
    this.files.set(to, null);
    return { path: to };
  }
  async delete(path: string) {
    this.files.delete(path);
  }
  async save(path: string, { content }: { content: unknown }) {
    this.files.set(path, content);
  }
}

const start = (contents: FakeContents) =>
  startTemplate(contents as unknown as Folder, "work", TEMPLATE, "it");

describe("starting a template", () => {
  test("it gets a folder of its own, beside the one that is there", async () => {
    const contents = new FakeContents();
    expect(await start(contents)).toBe("work/start-here-2/start-here.ipynb");
    expect(contents.files).toEqual(
      new Map<string, unknown>([
        ["work/start-here", null],
        ["work/start-here-2", null],
        ["work/start-here-2/start-here.ipynb", "an Italian notebook"],
        ["work/start-here-2/more.ipynb", "il seguito"],
      ]),
    );
  });

  test("where somebody else was faster, nothing is overwritten and nothing is left behind", async () => {
    const contents = new FakeContents();
    contents.sudden.add("work/start-here-2");
    await expect(start(contents)).rejects.toThrow("exists");
    expect([...contents.files.keys()]).toEqual(["work/start-here"]);
  });
});

describe("what the build takes from the folder of templates", () => {
  const found = templatesIn("../templates");

  test("every template is there in both languages, in the order of their files", () => {
    expect(found[0]).toMatchObject({
      name: "start-here",
      titles: { en: "Start here", it: "Comincia da qui" },
    });
    for (const { titles, notebooks } of found) {
      expect(Object.keys(titles)).toEqual(["en", "it"]);
      for (const { paths } of notebooks) expect(Object.keys(paths)).toEqual(["en", "it"]);
    }
    expect(found.map(({ name, notebooks }) => [name, notebooks.length])).toEqual([
      ["start-here", 1],
      ["five-steps", 5],
      ["blank-steps", 5],
    ]);
    expect(found[1]).toMatchObject({ titles: { en: "The five steps", it: "I cinque passi" } });
    expect(found[1]?.notebooks[0]?.file).toBe("01_current_state.ipynb");
  });

  test("notebooks that hand a document on are one template", () => {
    expect(templateOf("00_start_here.ipynb")).toBe("start-here");
    expect(templateOf("01_current_state.ipynb")).toBe("five-steps");
    expect(templateOf("blank_05_kpis_and_monitoring.ipynb")).toBe("blank-steps");
    expect(() => templateOf("notes.ipynb")).toThrow("notes.ipynb has no number");
  });

  test("the title is the first heading", () => {
    const notebook = {
      cells: [
        { cell_type: "code", source: "# no heading" },
        { cell_type: "markdown", source: ["text\n", "## The title \n", "# Another"] },
      ],
    };
    expect(titleOf(notebook, "a.ipynb")).toBe("The title");
    expect(() => titleOf({ cells: [] }, "a.ipynb")).toThrow("a.ipynb has no heading");
  });

  test("nothing of a run travels", () => {
    const cell = { cell_type: "code", id: "a", metadata: {}, source: ["a\n", "b"] };
    const metadata = { kernelspec: { name: "python3" }, language_info: { name: "python" } };
    const ran = {
      cells: [{ ...cell, outputs: [{ text: "secret" }], execution_count: 7 }],
      metadata: { ...metadata, widgets: { state: {} } },
      nbformat: 4,
      nbformat_minor: 5,
    };
    expect(stripped(ran)).toEqual({
      cells: [{ ...cell, source: "a\nb", outputs: [], execution_count: null }],
      metadata,
      nbformat: 4,
      nbformat_minor: 5,
    });
  });
});

// What every widget carries in a notebook: a few hundred bytes that find the one library of all views, and tell whoever
// draws outputs that the model is there.

interface Model {
  get(name: string): string;
  widget_manager: { get_model(id: string): Promise<Model> };
}

interface Context {
  model: Model;
}

interface Library {
  render(context: Context): Promise<() => void>;
}

/** The extension puts its library there at once, a widget the promise of one. */
type Shelf = Map<string, Library | Promise<Library>>;

const KEY = Symbol.for("journey_widgets.library");

/** The models that are there, by their keys, and who wants to know: `lab/joined.ts` has the other end. */
interface Joined {
  models: Map<string, Model>;
  listeners: Set<(key: string) => void>;
}

const JOINED = Symbol.for("journey_widgets.joined");

/** [S12] Tells that a model is there; returns what tells that it has gone. */
function join(model: Model): () => void {
  const shared = globalThis as { [JOINED]?: Joined };
  shared[JOINED] ??= { models: new Map(), listeners: new Set() };
  const { models, listeners } = shared[JOINED];
  const key = model.get("_key");
  const tell = (): void => {
    for (const listener of listeners) listener(key);
  };
  models.set(key, model);
  tell();
  return () => {
    if (models.get(key) !== model) return;
    models.delete(key);
    tell();
  };
}

/** [S6] The library of the widget's own build: already here, or carried by one widget for all of them. */
function library(model: Model): Library | Promise<Library> {
  const shared = globalThis as { [KEY]?: Shelf };
  shared[KEY] ??= new Map();
  const build = model.get("_build");
  const found = shared[KEY].get(build);
  if (found !== undefined) return found;
  const loading = load(model);
  loading.catch(() => shared[KEY]?.delete(build));
  shared[KEY].set(build, loading);
  return loading;
}

async function load(model: Model): Promise<Library> {
  const carrier = await model.widget_manager.get_model(model.get("_library"));
  const url = URL.createObjectURL(new Blob([carrier.get("code")], { type: "text/javascript" }));
  try {
    return (await import(url)) as Library;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export default {
  initialize: ({ model }: Context): (() => void) => join(model),
  async render(context: Context): Promise<() => void> {
    return (await library(context.model)).render(context);
  },
};

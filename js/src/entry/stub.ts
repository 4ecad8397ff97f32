// What every widget carries in a notebook: a few hundred bytes that find the one library of all views.

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

type Shelf = Map<string, Promise<Library>>;

const KEY = Symbol.for("journey_widgets.library");

/** [S6] The library of the widget's own build: already here, or carried by one widget for all of them. */
function library(model: Model): Promise<Library> {
  const shared = globalThis as { [KEY]?: Shelf };
  shared[KEY] ??= new Map();
  const build = model.get("_build");
  let found = shared[KEY].get(build);
  if (found === undefined) {
    found = load(model);
    found.catch(() => shared[KEY]?.delete(build));
    shared[KEY].set(build, found);
  }
  return found;
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
  async render(context: Context): Promise<() => void> {
    return (await library(context.model)).render(context);
  },
};

// @vitest-environment happy-dom

import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useTree } from "../../../src/lab/problems/tree.js";

let element: HTMLElement;

function Tree({ names }: { names: readonly string[] }) {
  const tree = useTree(names.length, () => false);
  const item = (name: string, i: number) =>
    h("div", { key: name, role: "treeitem", tabIndex: i === tree.active ? 0 : -1 }, name);
  return h("div", { role: "tree", ...tree.props }, names.map(item));
}

const show = (...names: string[]): void => {
  void act(() => render(h(Tree, { names }), element));
};

const focus = (name: string): void => {
  const found = [...element.querySelectorAll<HTMLElement>('[role="treeitem"]')].find(
    ({ textContent }) => textContent === name,
  );
  void act(() => found?.focus());
};

beforeEach(() => {
  element = document.body.appendChild(document.createElement("div"));
  show("Ada", "Bea", "Cleo");
});

afterEach(() => {
  render(null, element);
  element.remove();
});

test("an item that goes leaves the focus to what comes in its place, the last one to the one before", () => {
  focus("Bea");
  show("Ada", "Cleo");
  expect(document.activeElement?.textContent).toBe("Cleo");
  show("Ada");
  expect(document.activeElement?.textContent).toBe("Ada");
});

test("a focus that is elsewhere stays there", () => {
  const field = document.body.appendChild(document.createElement("input"));
  focus("Bea");
  field.focus();
  show("Ada", "Cleo");
  expect(document.activeElement).toBe(field);
  field.remove();
});

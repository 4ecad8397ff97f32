import type { Plugin } from "esbuild";

export interface FoundTemplate {
  readonly name: string;
  /** Language → title; language → path. */
  readonly titles: Readonly<Record<string, string>>;
  readonly paths: Readonly<Record<string, string>>;
}

export const LANGUAGES: readonly string[];
export function templatesIn(folder: string): FoundTemplate[];
export function nameOf(file: string): string;
export function titleOf(notebook: unknown, path: string): string;
export function stripped(notebook: unknown): unknown;
export function notebookTemplates(folder: string): Plugin;

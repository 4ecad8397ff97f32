import type { Plugin } from "esbuild";

export interface FoundTemplate {
  readonly name: string;
  /** Language → title. */
  readonly titles: Readonly<Record<string, string>>;
  /** In the order in which they hand the document on; `paths`: language → path. */
  readonly notebooks: readonly { readonly file: string; readonly paths: Readonly<Record<string, string>> }[];
}

export const LANGUAGES: readonly string[];
export function templatesIn(folder: string): FoundTemplate[];
export function templateOf(file: string): string;
export function titleOf(notebook: unknown, path: string): string;
export function stripped(notebook: unknown): unknown;
export function notebookTemplates(folder: string): Plugin;

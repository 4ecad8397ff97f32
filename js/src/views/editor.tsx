// The editors that open in place: of text, of numbers, of a choice. Enter commits, Escape cancels, leaving commits.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Value } from "../model/values.js";
import { readNumber } from "./text.js";

interface EditorProps<T> {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly value: T | undefined;
  /** Writes the value; returns why not, in words. `isDone` tells Enter from merely leaving. */
  commit(value: T | undefined, isDone: boolean): string | undefined;
  cancel(): void;
}

/** Commits once, whatever comes first: Enter, or the blur that follows it. */
function useOnce<T>({ commit, cancel }: EditorProps<T>) {
  const isOver = useRef(false);
  const [refusal, setRefusal] = useState<string>();
  const finish = (value: T | undefined, isDone: boolean): void => {
    if (isOver.current) return;
    const problem = commit(value, isDone);
    if (problem === undefined) isOver.current = true;
    else if (isDone) setRefusal(problem);
    else abandon();
  };
  const abandon = (): void => {
    if (isOver.current) return;
    isOver.current = true;
    cancel();
  };
  return { finish, abandon, refusal };
}

const Refusal = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <span class="jw-refusal" role="alert">
      {text}
    </span>
  );

export function TextEditor(props: EditorProps<string> & { readonly placeholder?: string }) {
  const { finish, abandon, refusal } = useOnce(props);
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    ref.current?.focus();
    ref.current?.select();
    grow(ref.current);
  }, []);
  return (
    <span class="jw-editor">
      <textarea
        ref={ref}
        rows={1}
        dir="auto"
        aria-label={props.label}
        placeholder={props.placeholder}
        defaultValue={props.value ?? ""}
        onInput={(event) => grow(event.currentTarget)}
        onBlur={(event) => finish(event.currentTarget.value.trim(), false)}
        onKeyDown={(event) => {
          // an Enter that ends the writing of a Chinese or Japanese word is no commit
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            finish(event.currentTarget.value.trim(), true);
          } else if (event.key === "Escape") abandon();
        }}
      />
      <Refusal text={refusal} />
    </span>
  );
}

function grow(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.style.height = "0";
  area.style.height = `${Math.min(area.scrollHeight + 2, 240)}px`;
}

interface NumberEditorProps extends EditorProps<number> {
  readonly step: number;
  /** What was typed to open it, in place of the value. */
  readonly typed?: string;
}

export function NumberEditor(props: NumberEditorProps) {
  const { finish, abandon, refusal } = useOnce(props);
  const ref = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const input = ref.current;
    input?.focus();
    if (props.typed === undefined) input?.select();
    else input?.setSelectionRange(props.typed.length, props.typed.length);
  }, []);
  const nudge = (input: HTMLInputElement, by: number): void => {
    const next = (readNumber(input.value) || 0) + by;
    input.value = String(Math.round(next * 100) / 100);
  };
  return (
    <span class="jw-editor jw-editor-number">
      <input
        ref={ref}
        type="text"
        inputMode="decimal"
        aria-label={props.label}
        defaultValue={props.typed ?? (props.value === undefined ? "" : String(props.value))}
        onBlur={(event) => finish(readNumber(event.currentTarget.value), false)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish(readNumber(event.currentTarget.value), true);
          else if (event.key === "Escape") abandon();
          else if (event.key === "ArrowUp") nudge(event.currentTarget, props.step);
          else if (event.key === "ArrowDown") nudge(event.currentTarget, -props.step);
          else return;
          event.preventDefault();
        }}
      />
      <Refusal text={refusal} />
    </span>
  );
}

export function DateEditor(props: EditorProps<string>) {
  const { finish, abandon, refusal } = useOnce(props);
  const ref = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return (
    <span class="jw-editor jw-editor-date">
      <input
        ref={ref}
        type="date"
        aria-label={props.label}
        defaultValue={props.value ?? ""}
        onBlur={(event) => finish(event.currentTarget.value, false)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish(event.currentTarget.value, true);
          else if (event.key === "Escape") abandon();
          else return;
          event.preventDefault();
        }}
      />
      <Refusal text={refusal} />
    </span>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function ChoiceEditor(props: EditorProps<string> & { readonly options: readonly Option[] }) {
  const { finish, abandon, refusal } = useOnce(props);
  const ref = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => ref.current?.focus(), []);
  return (
    <span class="jw-editor">
      <select
        ref={ref}
        aria-label={props.label}
        defaultValue={props.value ?? ""}
        onBlur={(event) => finish(event.currentTarget.value, false)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish(event.currentTarget.value, true);
          else if (event.key === "Escape") abandon();
          else return;
          event.preventDefault();
        }}
      >
        <option value="">–</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
      <Refusal text={refusal} />
    </span>
  );
}

/** What an editor writes, with "" as nothing. */
export const orNothing = (value: string | undefined): Value | undefined => (value === "" ? undefined : value);

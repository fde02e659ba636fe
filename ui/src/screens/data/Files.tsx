import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ImportFile } from "../../backend/types/ImportFile";
import { Button } from "../../components/Button";
import { Tabs } from "../../components/Tabs";
import { importing as words } from "../../words/importing";
import type { Draft } from "./draft";
import type { Importing } from "./useImport";

/** A word about a file, and whether something in it waits. */
export type FileState = { text: string; marked: boolean };

type Props = {
  draft: Draft;
  /** Files to show; all but those that cannot be read, unless the step says otherwise. */
  shown: readonly { file: ImportFile; index: number }[];
  state: (file: ImportFile, index: number) => FileState;
  body: (file: ImportFile, index: number) => ComponentChildren;
};

/** The files of an import, each in a tab of its own; one file stands alone. */
export function Files({ shown, state, body }: Props) {
  return (
    <Tabs
      id="files"
      label={words.files}
      tabs={shown.map(({ file, index }) => {
        const { text, marked } = state(file, index);
        return {
          key: file.file,
          name: file.file,
          state: text,
          marked,
          body: (
            <section class="app-file">
              <h2 class={shown.length > 1 ? "nhsuk-u-visually-hidden" : "nhsuk-heading-m"} id={`file-${index}`} tabIndex={-1}>
                {file.file}
              </h2>
              {body(file, index)}
            </section>
          ),
        };
      })}
    />
  );
}

/** Files left out after all, each with a way back. */
export function LeftOut({ draft, files }: { draft: Draft; files: Importing }) {
  const names = draft.decisions.left_out;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(names.length);
  useEffect(() => {
    // The button that was pressed is gone with its file.
    if (before.current !== names.length) (heading.current ?? document.querySelector<HTMLElement>("h1"))?.focus();
    before.current = names.length;
  }, [names.length]);
  if (names.length === 0) return null;
  return (
    <section class="app-left-out">
      <h2 class="nhsuk-heading-s" tabIndex={-1} ref={heading}>
        {words.leftOutFiles}
      </h2>
      <ul class="nhsuk-list app-plain">
        {names.map((name) => (
          <li key={name}>
            {name}{" "}
            <Button
              look="secondary"
              small
              onPress={() =>
                void files.lookElsewhere(draft, { ...draft.decisions, left_out: names.filter((held) => held !== name) }, name)
              }
            >
              {words.putBack} <span class="nhsuk-u-visually-hidden">{name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

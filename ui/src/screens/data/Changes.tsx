import type { ImportFile } from "../../backend/types/ImportFile";
import { importing as words } from "../../words/importing";

/** What differs from last time, before anything else: a moved or missing column can change a figure without looking wrong. */
export function Changes({ files }: { files: readonly ImportFile[] }) {
  const changed = files.filter((file) => file.changes.length > 0);
  if (changed.length === 0) return null;
  return (
    <section class="app-changes" aria-labelledby="changes-title">
      <h2 class="app-changes__title" id="changes-title">
        <span class="nhsuk-u-visually-hidden">Important: </span>
        {words.changed}
      </h2>
      <p>{words.changedLead}</p>
      {changed.map((file) => (
        <div key={file.file}>
          {files.length > 1 && <h3 class="nhsuk-heading-s">{file.file}</h3>}
          <ul class="nhsuk-list nhsuk-list--bullet">
            {file.changes.map((change) => (
              <li key={change.message}>
                <strong>{change.message}</strong> {change.hint}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

import type { DocumentView } from "../../backend/types/DocumentView";
import { Button } from "../../components/Button";
import { Tag } from "../../components/Tag";
import { documents as words } from "../../words/screens";

/** A document with what it is for, and the button that writes it; where it cannot be written, why not. */
export function DocumentRow({ document, running, onSave }: { document: DocumentView; running: boolean; onSave: () => void }) {
  return (
    <li class="app-action" data-document={document.key}>
      <div class="app-action__main">
        <h3 class="app-action__title">{document.label}</h3>
        <p>{document.what}</p>
        <p class="app-action__facts">{document.why_not || document.file_name}</p>
      </div>
      {document.why_not ? (
        <Tag colour="grey">{words.cannot}</Tag>
      ) : (
        <div class="app-action__end">
          <Button look="secondary" small busy={running} onPress={onSave}>
            {words.save} <span class="nhsuk-u-visually-hidden">{document.label}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

import type { FindingView } from "../../backend/types/FindingView";
import { DataTable } from "../../components/DataTable";
import { Tag } from "../../components/Tag";
import { importing as words } from "../../words/screens";
import { severityTone } from "../frame/tones";

function where(finding: FindingView): string {
  return [finding.place.sheet, finding.place.cell].filter(Boolean).join(" · ") || words.whole;
}

/** What was noticed in a file, each with its sheet and cell. */
export function Findings({ file, findings }: { file: string; findings: readonly FindingView[] }) {
  return (
    <DataTable
      caption={words.findings(file)}
      quiet
      headings={words.findingHeadings}
      rows={findings.map((finding) => [
        where(finding),
        <>
          <Tag colour={severityTone(finding.severity)}>{words.severity[finding.severity] ?? finding.severity}</Tag> {finding.message}
        </>,
        finding.hint,
      ])}
    />
  );
}

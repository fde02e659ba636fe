import type { RulesView } from "../../backend/types/RulesView";
import { InsetText } from "../../components/InsetText";
import { Select } from "../../components/Select";
import { computeUnder as words } from "../../words/screens";

/** The choice to see the figures under other rules, and a word where they are. */
export function Rules({ rules, onChoose }: { rules: RulesView; onChoose: (pack: string | null) => void }) {
  return (
    <>
      <Select
        id="compute-under"
        label={words.label}
        hint={words.hint}
        options={rules.choices}
        value={rules.pack}
        onChange={(pack) => onChoose(pack === rules.choices[0]?.key ? null : pack)}
      />
      {rules.is_other && (
        <InsetText>
          <p>
            <strong>{words.other}</strong> {rules.made_by}
          </p>
        </InsetText>
      )}
    </>
  );
}

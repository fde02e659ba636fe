import { useState } from "preact/hooks";
import { saveTrust } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { SettingsView } from "../../backend/types/SettingsView";
import type { TrustView } from "../../backend/types/TrustView";
import { Button } from "../../components/Button";
import type { Problem } from "../../components/ErrorSummary";
import { Select } from "../../components/Select";
import { TextInput } from "../../components/TextInput";
import { trust as words } from "../../words/common";

type Props = {
  settings: SettingsView;
  job: Job;
  save: string;
  onProblems: (problems: Problem[]) => void;
  onSaved: () => void;
};

const ids: Record<keyof TrustView, string> = { name: "trust-name", code: "trust-code", region: "trust-region", kind: "trust-kind" };

/** Name, code, region and type of the trust. */
export function TrustForm({ settings, job, save, onProblems, onSaved }: Props) {
  const [trust, setTrust] = useState<TrustView>(settings.trust);
  const [missing, setMissing] = useState<Problem[]>([]);
  const set = (key: keyof TrustView) => (value: string) => setTrust({ ...trust, [key]: value });
  const errorOf = (key: keyof TrustView) => missing.find((problem) => problem.field === ids[key])?.message;
  const submit = async (event: Event) => {
    event.preventDefault();
    const problems: Problem[] = [];
    if (!trust.name.trim()) problems.push({ message: words.needName, field: ids.name });
    if (!trust.code.trim()) problems.push({ message: words.needCode, field: ids.code });
    setMissing(problems);
    onProblems(problems);
    if (problems.length > 0) return;
    const done = await job.run(async () => {
      await saveTrust(trust);
      return true;
    });
    if (done) onSaved();
  };
  return (
    <form class="app-form" noValidate onSubmit={(event) => void submit(event)}>
      <TextInput id={ids.name} label={words.name} hint={words.nameHint} error={errorOf("name")} value={trust.name} onInput={set("name")} />
      <TextInput
        id={ids.code}
        label={words.code}
        hint={words.codeHint}
        error={errorOf("code")}
        width={5}
        value={trust.code}
        onInput={set("code")}
      />
      <Select
        id={ids.region}
        label={words.region}
        hint={words.regionHint}
        empty={words.choose}
        options={settings.regions.map((region) => ({ key: region, label: region }))}
        value={trust.region}
        onChange={set("region")}
      />
      <Select id={ids.kind} label={words.kind} empty={words.choose} options={settings.kinds} value={trust.kind} onChange={set("kind")} />
      <Button id="save-trust" busy={job.running}>
        {save}
      </Button>
    </form>
  );
}

import { trySample } from "../../backend/call";
import { useJob } from "../../backend/job";
import { Button } from "../../components/Button";
import { useDesk } from "../../desk";
import { help } from "../../words/help";
import { start as words } from "../../words/screens";
import { JobProgress } from "../frame/JobProgress";
import { Screen } from "../frame/Screen";

/** The first screen of an empty store. */
export function FirstRun() {
  const { go, changed } = useDesk();
  const job = useJob();
  const trySampleNow = async () => {
    const done = await job.run(async (hear) => {
      await trySample(hear);
      return true;
    });
    if (done) changed();
  };
  return (
    <Screen title={words.title} lead={words.lead} help={help.start} problems={job.failure ? [job.failure] : []}>
      <JobProgress job={job} what={words.sample} />
      <div class="app-ways">
        <section class="app-way">
          <p class="app-way__note" id="try-sample-note">
            {words.sampleNote}
          </p>
          <Button id="try-sample" busy={job.running} describedBy="try-sample-note" onPress={() => void trySampleNow()}>
            {words.sample}
          </Button>
        </section>
        <p class="app-ways__or" aria-hidden="true">
          {words.or}
        </p>
        <section class="app-way">
          <p class="app-way__note" id="start-own-note">
            {words.ownNote}
          </p>
          <Button id="start-own" look="secondary" busy={job.running} describedBy="start-own-note" onPress={() => go({ at: "start" })}>
            {words.own}
          </Button>
        </section>
      </div>
    </Screen>
  );
}

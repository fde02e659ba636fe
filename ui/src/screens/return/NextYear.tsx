import { startYear } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { NextYear as NextYearView } from "../../backend/types/NextYear";
import { Confirm } from "../../components/Confirm";
import { useDesk } from "../../desk";
import { nextYear as words } from "../../words/signing";

/** Starting the year after, where that can be done or something is to be said of it. */
export function NextYear({ held, job }: { held: NextYearView; job: Job }) {
  const { showYear, changed, setNotice } = useDesk();
  if (!held.words) return null;
  const run = async () => {
    const started = await job.run(() => startYear(held.year));
    if (!started) return;
    showYear(started.year);
    setNotice({ heading: words.started(started.year), lines: started.lines });
    changed(words.started(started.year));
  };
  return (
    <section id="next-year">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p>{held.words}</p>
      {held.can_start && (
        <Confirm
          ask={words.start(held.year)}
          about=""
          question={words.ask(held.year)}
          yes={words.yes}
          no={words.no}
          busy={job.running}
          onYes={() => void run()}
        />
      )}
    </section>
  );
}

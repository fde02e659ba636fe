import { loadPack, removePack } from "../../backend/call";
import type { Job } from "../../backend/job";
import type { PackView } from "../../backend/types/PackView";
import { Button } from "../../components/Button";
import { Confirm } from "../../components/Confirm";
import { DataTable } from "../../components/DataTable";
import { Tag } from "../../components/Tag";
import { useDesk } from "../../desk";
import { packs as words } from "../../words/screens";

/** The packs in use, those that were loaded first, and loading a newer one. */
export function Packs({ held, job }: { held: PackView[]; job: Job }) {
  const { changed, setNotice } = useDesk();
  const run = async (work: () => Promise<string | null>) => {
    const said = await job.run(work);
    if (!said) return;
    setNotice({ heading: said });
    changed(said);
  };
  const load = () =>
    run(async () => {
      const loaded = await loadPack();
      return loaded && words.loaded(loaded.name);
    });
  const remove = (pack: PackView) =>
    run(async () => {
      await removePack(pack.kind, pack.name);
      return words.removed(pack.name);
    });
  return (
    <section id="packs">
      <h2 class="nhsuk-heading-m">{words.title}</h2>
      <p class="app-note">{words.lead}</p>
      <DataTable
        caption={words.title}
        quiet
        headings={words.headings}
        rows={held.map((pack) => [
          <>
            <span class="app-value">{pack.name}</span>
            <br />
            {words.kind(pack.kind, pack.year)}
          </>,
          pack.what,
          pack.from,
          <State pack={pack} />,
          pack.is_loaded ? (
            <Confirm
              ask={words.remove}
              about={pack.name}
              question={words.removeAsk(pack.name)}
              yes={words.removeYes}
              no={words.removeNo}
              busy={job.running}
              onYes={() => void remove(pack)}
            />
          ) : (
            ""
          ),
        ])}
      />
      <Button id="load-pack" look="secondary" busy={job.running} onPress={() => void load()}>
        {words.load}
      </Button>
    </section>
  );
}

function State({ pack }: { pack: PackView }) {
  if (pack.problem)
    return (
      <>
        <Tag colour="red">{words.unusable}</Tag>
        <p>{pack.problem}</p>
      </>
    );
  return pack.is_in_force ? <Tag colour="green">{words.inUse}</Tag> : <Tag colour="grey">{words.notInUse}</Tag>;
}

import { Button } from "./Button";

type Props = { what: string; done: number; of: number | null; how_far: string; cancel: string; onCancel: () => void };

/** A long job: what it is doing, how far it has got, and a way to stop it. */
export function ProgressPanel({ what, done, of, how_far, cancel, onCancel }: Props) {
  return (
    <div class="app-progress">
      <p class="app-progress__what">{what}</p>
      <progress class="app-progress__bar" aria-label={what} value={of === null ? undefined : done} max={of ?? undefined} />
      <p class="app-progress__far">{how_far}</p>
      <Button look="secondary" small onPress={onCancel}>
        {cancel}
      </Button>
    </div>
  );
}

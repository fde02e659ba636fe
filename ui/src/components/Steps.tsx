/** One step of a flow. `state` is a word beside the name; steps not reached yet cannot be pressed. */
export type Step = { key: string; label: string; state: string; reachable: boolean };

/** The steps of a flow in order, with the one that is open now. */
export function Steps({ label, steps, now, onGo }: { label: string; steps: Step[]; now: string; onGo: (key: string) => void }) {
  return (
    <nav class="app-steps" aria-label={label}>
      <ol class="app-steps__list">
        {steps.map((step, index) => (
          <li key={step.key} class={step.key === now ? "app-steps__item app-steps__item--now" : "app-steps__item"}>
            <button
              type="button"
              class="app-steps__button"
              data-step={step.key}
              aria-current={step.key === now ? "step" : undefined}
              disabled={!step.reachable}
              onClick={() => onGo(step.key)}
            >
              <span class="app-steps__name">
                {index + 1} {step.label}
              </span>
              <span class="app-steps__state">{step.state}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

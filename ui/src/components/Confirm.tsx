import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "./Button";

type Props = {
  /** What the first button says. */
  ask: string;
  /** Read out after the button's words: what it would act on. */
  about: string;
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
  busy?: boolean | undefined;
  off?: boolean | undefined;
};

/** A button that asks once more, in place, before it acts. */
export function Confirm({ ask, about, question, yes, no, onYes, busy, off }: Props) {
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) box.current?.focus();
  }, [asked]);
  if (!asked) {
    return (
      <Button look="secondary" small busy={busy} off={off} onPress={() => setAsked(true)}>
        {ask} <span class="nhsuk-u-visually-hidden">{about}</span>
      </Button>
    );
  }
  return (
    <div class="app-confirm" role="group" aria-label={question} tabIndex={-1} ref={box}>
      <p>{question}</p>
      <div class="app-buttons">
        <Button
          look="warning"
          small
          busy={busy}
          onPress={() => {
            setAsked(false);
            onYes();
          }}
        >
          {yes}
        </Button>
        <Button look="secondary" small onPress={() => setAsked(false)}>
          {no}
        </Button>
      </div>
    </div>
  );
}

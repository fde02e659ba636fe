import type { ComponentChildren } from "preact";
import { describedOff } from "./off";

type Props = {
  children: ComponentChildren;
  /** Absent for the button that submits its form. */
  onPress?: (() => void) | undefined;
  look?: "secondary" | "warning" | undefined;
  small?: boolean | undefined;
  /** A job is running: the button stays where it is, keeps the focus and does nothing. */
  busy?: boolean | undefined;
  /** There is nothing for it to do: the button keeps its place and the focus. */
  idle?: boolean | undefined;
  id?: string | undefined;
  describedBy?: string | undefined;
  /** The year is signed off: the button keeps its place and the focus, does nothing and says why. */
  off?: boolean | undefined;
};

/** A button. */
export function Button({ children, onPress, look, small, busy, id, describedBy, off, idle }: Props) {
  const names = ["nhsuk-button"];
  if (look) names.push(`nhsuk-button--${look}`);
  if (small) names.push("nhsuk-button--small");
  if (off) names.push("app-button--off");
  return (
    <button
      class={names.join(" ")}
      type={onPress ? "button" : "submit"}
      id={id}
      aria-disabled={busy || off || idle ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      aria-describedby={describedOff(off, describedBy)}
      onClick={(event) => {
        if (busy || off || idle) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}

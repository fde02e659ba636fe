import type { ComponentChildren } from "preact";

type Props = {
  children: ComponentChildren;
  /** Absent for the button that submits its form. */
  onPress?: (() => void) | undefined;
  look?: "secondary" | "warning" | undefined;
  small?: boolean | undefined;
  /** A job is running: the button stays where it is, keeps the focus and does nothing. */
  busy?: boolean | undefined;
  id?: string | undefined;
  describedBy?: string | undefined;
};

/** A button. */
export function Button({ children, onPress, look, small, busy, id, describedBy }: Props) {
  const names = ["nhsuk-button"];
  if (look) names.push(`nhsuk-button--${look}`);
  if (small) names.push("nhsuk-button--small");
  return (
    <button
      class={names.join(" ")}
      type={onPress ? "button" : "submit"}
      id={id}
      aria-disabled={busy ? "true" : undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}

import type { ComponentChildren } from "preact";

type Props = {
  onGo: () => void;
  children: ComponentChildren;
  class?: string | undefined;
  id?: string | undefined;
  href?: string | undefined;
  rel?: string | undefined;
  current?: boolean | undefined;
  describedBy?: string | undefined;
  place?: string | undefined;
  tabIndex?: number | undefined;
  onFocus?: (() => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
};

/** A link to another screen of the window. There are no addresses: the click is all there is. */
export function Link({ onGo, children, href = "#", current, describedBy, place, ...rest }: Props) {
  return (
    <a
      {...rest}
      href={href}
      aria-current={current ? "page" : undefined}
      aria-describedby={describedBy}
      data-place={place}
      onClick={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {children}
    </a>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

type Props = { title: string; success?: boolean | undefined; heading: string; children?: ComponentChildren };

/** Something that has just happened. A success takes the focus, so that its buttons are the next thing reached. */
export function NotificationBanner({ title, success, heading, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (success) box.current?.focus();
  }, [heading]);
  return (
    <div
      class={success ? "nhsuk-notification-banner nhsuk-notification-banner--success" : "nhsuk-notification-banner"}
      role={success ? "alert" : "region"}
      aria-labelledby="nhsuk-notification-banner-title"
      tabIndex={success ? -1 : undefined}
      ref={box}
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title">
          {title}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        <p class="nhsuk-notification-banner__heading">{heading}</p>
        {children}
      </div>
    </div>
  );
}

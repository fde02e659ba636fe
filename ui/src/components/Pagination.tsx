import { Link } from "./Link";

type Way = { label: string; onGo: () => void };

const left =
  "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z";
const right =
  "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z";

function Arrow({ way }: { way: "left" | "right" }) {
  return (
    <svg
      class={`nhsuk-icon nhsuk-icon--arrow-${way}`}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 24 24"
      width="16"
      height="16"
      focusable="false"
      aria-hidden="true"
    >
      <path d={way === "left" ? left : right} />
    </svg>
  );
}

/** The page before and the page after. */
export function Pagination({ previous, next }: { previous: Way | null; next: Way | null }) {
  return (
    <nav class="nhsuk-pagination" role="navigation" aria-label="Pagination">
      <ul class="nhsuk-list nhsuk-pagination__list">
        {previous && (
          <li class="nhsuk-pagination-item--previous">
            <Link class="nhsuk-pagination__link nhsuk-pagination__link--prev" rel="prev" onGo={previous.onGo}>
              <span class="nhsuk-pagination__title">
                Previous<span class="nhsuk-u-visually-hidden"> page</span>
              </span>
              <span class="nhsuk-u-visually-hidden">:</span>
              <span class="nhsuk-pagination__page">{previous.label}</span>
              <Arrow way="left" />
            </Link>
          </li>
        )}
        {next && (
          <li class="nhsuk-pagination-item--next">
            <Link class="nhsuk-pagination__link nhsuk-pagination__link--next" rel="next" onGo={next.onGo}>
              <span class="nhsuk-pagination__title">
                Next<span class="nhsuk-u-visually-hidden"> page</span>
              </span>
              <span class="nhsuk-u-visually-hidden">:</span>
              <span class="nhsuk-pagination__page">{next.label}</span>
              <Arrow way="right" />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

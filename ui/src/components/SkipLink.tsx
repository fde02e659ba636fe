/** The first link of the window: past the header and the places to the screen itself. */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      class="nhsuk-skip-link"
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      {children}
    </a>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Details } from "../../components/Details";
import { ErrorSummary, type Problem } from "../../components/ErrorSummary";
import { InsetText } from "../../components/InsetText";
import { NotificationBanner } from "../../components/NotificationBanner";
import { Button } from "../../components/Button";
import { Link } from "../../components/Link";
import { whyOff } from "../../components/off";
import { asFailure } from "../../backend/call";
import { useDesk } from "../../desk";
import * as words from "../../words/common";
import type { Help } from "../../words/help";

type Props = {
  title: string;
  /** A line above the title: what this screen belongs to. */
  caption?: string | undefined;
  lead?: ComponentChildren;
  help: Help;
  problems?: Problem[] | undefined;
  /** The one main action, beside the title. */
  action?: ComponentChildren;
  /** Above everything: the way back, the steps. */
  before?: ComponentChildren;
  children: ComponentChildren;
};

let opened = false;

/** The parts every screen has: one h1 that takes the focus when the screen opens, problems, notices, help. */
export function Screen({ title, caption, lead, help, problems = [], action, before, children }: Props) {
  const { frame, go } = useDesk();
  const reopen = () => {
    const way = document.querySelector<HTMLElement>("#reopen-way");
    if (!way) return go({ at: "submit" });
    way.setAttribute("open", "");
    way.querySelector("summary")?.focus();
  };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The first screen of the window leaves the focus at the top; a notice, a problem and the year switch keep it.
    if (opened && !document.activeElement?.closest("[role=alert], .nhsuk-error-summary, #year")) {
      heading.current?.focus({ preventScroll: true });
    }
    opened = true;
  }, []);
  useEffect(() => {
    const trouble = problems.length > 0 ? `${words.problem} – ` : "";
    document.title = `${trouble}${title} – ${frame.trust ? `${frame.trust} – ` : ""}${words.product}`;
  }, [title, frame.trust, problems.length]);
  return (
    <>
      {before}
      <NoticeBanner />
      <ErrorSummary heading={words.problem} problems={problems} />
      <div class="app-title">
        <div>
          <h1 class="nhsuk-heading-l app-title__heading" tabIndex={-1} ref={heading}>
            {caption && <span class="nhsuk-caption-m">{caption}</span>}
            {title}
          </h1>
          {lead && <p class="app-lead">{lead}</p>}
        </div>
        {action && <div class="app-title__action">{action}</div>}
      </div>
      <HelpPanel help={help} />
      {frame.signed && (
        <InsetText>
          <p>{frame.signed}</p>
          <p>
            <span id={whyOff}>{words.switchedOff}</span> <Link onGo={reopen}>{words.toReopen}</Link>
          </p>
        </InsetText>
      )}
      {children}
    </>
  );
}

function HelpPanel({ help }: { help: Help }) {
  return (
    <Details summary={words.help}>
      <p>{help.definition}</p>
      <p>
        <strong>{words.example}.</strong> {help.example}
      </p>
      <p class="app-note">
        {words.source}: {help.source}
      </p>
    </Details>
  );
}

function NoticeBanner() {
  const { notice, setNotice, changed } = useDesk();
  if (!notice) return null;
  const undo = async () => {
    try {
      await notice.undo?.();
      setNotice({ heading: words.undone });
      changed(words.undone);
    } catch (thrown) {
      const failure = asFailure(thrown);
      setNotice({ heading: failure.message, lines: [failure.hint] });
    }
  };
  const lines = notice.lines && notice.lines.length > 0 && (
    <ul class="nhsuk-list">
      {notice.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <NotificationBanner title={words.saved} success heading={notice.heading}>
      {notice.fold ? <Details summary={notice.fold}>{lines}</Details> : lines}
      {notice.undo && (
        <Button look="secondary" small onPress={() => void undo()}>
          {words.undo}
        </Button>
      )}
    </NotificationBanner>
  );
}

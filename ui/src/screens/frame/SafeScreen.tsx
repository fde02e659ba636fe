import { Component, type ComponentChildren } from "preact";
import { ErrorSummary } from "../../components/ErrorSummary";
import * as words from "../../words/common";

/** A screen that fails to draw says so in its place, and leaves the rest of the window usable. */
export class SafeScreen extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <>
        <h1 class="nhsuk-heading-l">{words.product}</h1>
        <ErrorSummary heading={words.problem} problems={[{ message: words.brokenScreen, hint: words.brokenHint }]} />
      </>
    );
  }
}

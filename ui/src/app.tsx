// The window: the frame around every screen, and which screen is open.
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { useAnswer } from "./backend/answer";
import { frame as askFrame } from "./backend/call";
import { Button } from "./components/Button";
import { ErrorSummary } from "./components/ErrorSummary";
import { SkipLink } from "./components/SkipLink";
import { type Desk, DeskContext, type Notice } from "./desk";
import { type Place, navigationKey, placeOf } from "./place";
import type { Draft } from "./screens/data/draft";
import { Header } from "./screens/frame/Header";
import { Navigation } from "./screens/frame/Navigation";
import { ScreenAt } from "./screens/frame/ScreenAt";
import { SafeScreen } from "./screens/frame/SafeScreen";
import { everything, type Shown } from "./screens/plan/filter";
import * as words from "./words/common";

const main = "maincontent";

/** Where the window opens. Only the page of screen states opens it anywhere else than at home. */
export type First = { place: Place; draft?: Draft };

export function App({ first = { place: { at: "return" } } }: { first?: First }) {
  const [place, setPlace] = useState<Place>(first.place);
  const [year, setYear] = useState<number | null>(null);
  const [revision, setRevision] = useState(0);
  const [said, setSaid] = useState("");
  const [saved, setSaved] = useState(false);
  const fading = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [draft, setDraft] = useState<Draft | null>(first.draft ?? null);
  const [shown, setShown] = useState<Shown>(everything);
  const answer = useAnswer(() => askFrame(year), [year, revision]);

  const say = useCallback((text: string) => {
    // The same words twice are read out twice only if the region is emptied between.
    setSaid("");
    setTimeout(() => setSaid(text), 50);
  }, []);
  const go = useCallback((next: Place, told: Notice | null = null) => {
    setPlace(next);
    setNotice(told);
    window.scrollTo(0, 0);
  }, []);
  const changed = useCallback(
    (text?: string) => {
      setRevision((held) => held + 1);
      setSaved(true);
      clearTimeout(fading.current);
      fading.current = setTimeout(() => setSaved(false), 8000);
      say(text ?? words.saved);
    },
    [say],
  );

  const changeYear = (chosen: number) => {
    setYear(chosen);
    // An action, typed values and files being looked at belong to one year: the list they come from is shown instead.
    if (place.at === "action" || place.at === "entry" || place.at === "import") go(placeOf(navigationKey(place)));
  };
  const again = () => {
    setYear(null);
    setRevision((held) => held + 1);
  };

  const frame = answer.value;
  const desk = useMemo<Desk | null>(
    () => frame && { frame, year: frame.year, revision, go, changed, showYear: setYear, say, notice, setNotice, shown, setShown, draft, setDraft },
    [frame, revision, go, changed, say, notice, shown, draft],
  );

  if (!desk) {
    return (
      <main class="app-alone" id={main}>
        <h1 class="nhsuk-heading-l">{words.product}</h1>
        {answer.failure ? (
          <>
            <ErrorSummary heading={words.problem} problems={[answer.failure]} />
            <Button onPress={again}>{words.tryAgain}</Button>
          </>
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </main>
    );
  }
  return (
    <DeskContext.Provider value={desk}>
      <SkipLink target={main}>{words.skip}</SkipLink>
      <Header saved={saved} onYear={changeYear} />
      <div class="app-body">
        <Navigation current={navigationKey(place)} />
        <main class="app-main" id={main} tabIndex={-1}>
          <SafeScreen key={`${JSON.stringify(place)} ${desk.year}`}>
            <ScreenAt place={place} />
          </SafeScreen>
        </main>
      </div>
      <div class="nhsuk-u-visually-hidden" role="status" id="said">
        {said}
      </div>
    </DeskContext.Provider>
  );
}

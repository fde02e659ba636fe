import { useDesk } from "../../desk";
import type { Place } from "../../place";
import { Data } from "../data/Data";
import { Entry } from "../data/Entry";
import { Import } from "../data/Import";
import { Documents } from "../documents/Documents";
import { Words } from "../documents/Words";
import { Bank } from "../indicators/Bank";
import { Indicator } from "../indicators/Indicator";
import { Indicators } from "../indicators/Indicators";
import { NationalPicture } from "../indicators/NationalPicture";
import { Peers } from "../indicators/Peers";
import { Action } from "../plan/Action";
import { Ahead } from "../plan/Ahead";
import { Plan } from "../plan/Plan";
import { FirstRun } from "../return/FirstRun";
import { OwnTrust } from "../return/OwnTrust";
import { Return } from "../return/Return";
import { Settings } from "../settings/Settings";
import { Submit } from "../submit/Submit";

/** The screen of a place. */
export function ScreenAt({ place }: { place: Place }) {
  const { frame, draft } = useDesk();
  switch (place.at) {
    case "return":
      return frame.first_run ? <FirstRun /> : <Return />;
    case "start":
      return <OwnTrust />;
    case "data":
      return <Data kind={place.kind} />;
    case "entry":
      return <Entry kind={place.kind} />;
    case "import":
      return draft ? <Import draft={draft} step={place.step} /> : <Data />;
    case "indicators":
      return <Indicators />;
    case "indicator":
      return <Indicator number={place.number} />;
    case "bank":
      return <Bank />;
    case "national":
      return <NationalPicture />;
    case "peers":
      return <Peers />;
    case "plan":
      return <Plan />;
    case "action":
      return <Action id={place.id} />;
    case "ahead":
      return <Ahead />;
    case "documents":
      return <Documents />;
    case "words":
      return <Words />;
    case "submit":
      return <Submit />;
    case "settings":
      return <Settings />;
  }
}

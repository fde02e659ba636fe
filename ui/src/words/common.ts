// Words that more than one screen uses.

export const product = "WRES Desk";
export const skip = "Skip to main content";
export const problem = "There is a problem";
export const tryAgain = "Try again";
export const loading = "Loading…";
export const cancel = "Cancel";
export const stopping = "Stopping. Everything stays as it was.";
export const working = "Working…";
export const saved = "Saved";
export const savedNow = "Saved just now";
export const savedNote = "All changes saved";
export const undo = "Undo";
export const undone = "The change was undone";
export const keepIt = "No, keep it";
export const switchedOff = "This year is signed off, so that what would change its data or figures is switched off.";
export const toReopen = "Reopen the return";
export const help = "What is this?";
export const example = "Example";
export const source = "Source";
export const whatToDo = "What to do";
export const unexpectedHint =
  "Try again. If it happens again, close the program and open it once more: what was saved is kept.";
export const brokenScreen = "This screen could not be shown";
export const brokenHint = "Your data is safe. Choose another place on the left, or close the program and open it once more.";

export const navigation = "Places";
export const settingsPlace = "Trust and settings";
export const yearSwitch = "Collection year";
export const yearLine = (year: number, snapshot: string) => `WRES ${year} · data at ${snapshot}`;
export const noTrust = "Trust not named yet";
export const madeUp = "Made-up trust";
export const stateLabel = "State of the return:";

export const lastYear = "Last year";
export const none = "–";

/** Words of the trust form, on first run and in the settings. */
export const trust = {
  name: "Name of the trust",
  nameHint: "As it should stand in the board paper",
  code: "Organisation code",
  codeHint: "The three characters your trust is known by in national returns, such as RXX",
  region: "Region",
  regionHint: "Your figures are shown beside those published for this region",
  kind: "Type of organisation",
  choose: "Choose…",
  needName: "Enter the name of the trust",
  needCode: "Enter the organisation code",
};

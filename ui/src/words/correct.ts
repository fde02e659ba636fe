// Correcting a figure that the files give.

const people = (counted: string, unit: string) => (unit === "%" ? `${counted}%` : counted);

export const correct = {
  open: "Correct",
  of: (item: number) => ` item ${item}`,
  title: (item: number) => `Correct item ${item}`,
  lead: "A figure typed in here is used in the place of the files’ own, everywhere. It says so wherever it stands, with the reason.",
  files: (counted: string, unit: string) => `The files give ${people(counted, unit)}.`,
  reason: "Why this figure is right",
  reasonMissing: "Say in a few words why the figure is right.",
  role: "Who says so",
  roleHint: "A role, not a name. May be left empty.",
  save: "Use this figure",
  takeBack: "Use the files’ figures again",
  cancel: "Cancel",
  saved: (item: number) => `Item ${item} was corrected`,
  takenBack: (item: number) => `Item ${item} is as the files give it again`,
  typed: "typed in",
  behind: "rests on a figure typed in",
};

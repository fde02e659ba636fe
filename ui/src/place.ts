// Which screen is open. This is all the navigation state there is; it never leaves the window.

export type ImportStep = "what" | "columns" | "decide" | "check" | "keep";

export type Place =
  | { at: "return" }
  | { at: "start" }
  /** With the kind of data that is to be shown first, where there is one. */
  | { at: "data"; kind?: string }
  | { at: "entry"; kind: string }
  | { at: "import"; step: ImportStep }
  | { at: "indicators" }
  | { at: "indicator"; number: number }
  | { at: "national" }
  | { at: "bank" }
  | { at: "peers" }
  | { at: "plan" }
  | { at: "action"; id: number }
  | { at: "ahead" }
  | { at: "documents" }
  | { at: "words" }
  | { at: "submit" }
  | { at: "settings" };

/** The key in the navigation under which a screen is found. */
export function navigationKey(place: Place): string {
  switch (place.at) {
    case "start":
      return "return";
    case "entry":
    case "import":
      return "data";
    case "indicator":
    case "national":
    case "bank":
    case "peers":
      return "indicators";
    case "action":
    case "ahead":
      return "plan";
    case "words":
      return "documents";
    default:
      return place.at;
  }
}

/** The screen that a key of the program names; home where the key is not known. */
export function placeOf(key: string): Place {
  switch (key) {
    case "data":
    case "indicators":
    case "plan":
    case "documents":
    case "submit":
    case "settings":
      return { at: key };
    case "trust":
      return { at: "settings" };
    default:
      return { at: "return" };
  }
}

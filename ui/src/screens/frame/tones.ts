// Colours that go with the state words of the program. The words carry the meaning; an unknown state is grey.
import type { TagColour } from "../../components/Tag";

const indicator: Record<string, TagColour> = {
  worse: "orange",
  better: "green",
  no_clear_difference: "blue",
  too_few: "white",
  missing: "grey",
};

const severity: Record<string, TagColour> = { error: "red", warning: "yellow", note: "grey" };

const action: Record<string, TagColour> = { plain: "grey", good: "green", watch: "yellow", act: "red" };

export const actionTone = (tone: string): TagColour => action[tone] ?? "grey";
export const indicatorTone = (state: string): TagColour => indicator[state] ?? "grey";
/** A headline figure of several words is set smaller than a bare number. */
export const isLong = (value: string): boolean => value.length > 12;
export const severityTone = (state: string): TagColour => severity[state] ?? "grey";

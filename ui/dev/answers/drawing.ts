// A drawing of the shape the program sends: only SVG attributes, no styles.
import type { Figure } from "../../src/backend/types/Figure";

const text = (x: number, y: number, words: string, size: number, anchor = "middle") =>
  `<text x="${x}" y="${y}" font-family="Arial" font-size="${size}" text-anchor="${anchor}" fill="#212b32">${words}</text>`;

/** A ratio on a scale from 0.5 to 3 with its interval and the parity band. */
export function scale(value: number, low: number, high: number, alt: string, small: boolean): Figure {
  const width = small ? 300 : 880;
  const height = small ? 44 : 190;
  const x = (ratio: number) => Math.round(20 + ((Math.log(ratio) - Math.log(0.5)) / Math.log(6)) * (width - 40));
  const y = small ? 16 : 80;
  const ticks = [0.5, 1, 2, 3]
    .map((tick) => `<line x1="${x(tick)}" x2="${x(tick)}" y1="${y + 14}" y2="${y + 19}" stroke="#4c6272"/>${text(x(tick), y + (small ? 28 : 38), String(tick), small ? 10 : 14)}`)
    .join("");
  const others = small ? "" : `<circle cx="${x(1.62)}" cy="${y}" r="6" fill="#fff" stroke="#4c6272" stroke-width="2"/>${text(x(1.62), y - 22, "England 1.62", 14)}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<rect x="${x(0.8)}" y="${y - 14}" width="${x(1.25) - x(0.8)}" height="28" fill="#d8dde0"/>` +
    `<line x1="20" x2="${width - 20}" y1="${y + 14}" y2="${y + 14}" stroke="#4c6272"/>${ticks}${others}` +
    `<line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="#005eb8" stroke-width="3"/>` +
    `<circle cx="${x(value)}" cy="${y}" r="${small ? 5 : 8}" fill="#005eb8"/></svg>`;
  return { svg, alt };
}

import type { components } from "../schema.js";
export function print(figure: components["schemas"]["FigureBody"]): string {
  return figure.printable ? "" : figure.low; // TS2322
}

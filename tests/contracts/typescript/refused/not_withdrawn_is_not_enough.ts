import type { components } from "../schema.js";
export function print(figure: components["schemas"]["FigureBody"]): string {
  return figure.standing === "withdrawn" ? "" : figure.display.text; // TS18047
}

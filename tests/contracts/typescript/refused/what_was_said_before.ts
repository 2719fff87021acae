import type { components } from "../schema.js";
export const print = (figure: components["schemas"]["FigureBody"]): string | null => figure.last_said.low; // TS18047

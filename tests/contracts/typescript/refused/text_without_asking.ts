import type { components } from "../schema.js";
export const print = (figure: components["schemas"]["FigureBody"]): string => figure.display.text; // TS18047

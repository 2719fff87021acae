import type { components } from "../schema.js";
export const print = (change: components["schemas"]["Change"]): string => change.new.display.text; // TS18047

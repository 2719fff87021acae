import type { components } from "../schema.js";
export function print(change: components["schemas"]["Change"]): string {
  return change.old?.display.text ?? ""; // TS18047
}

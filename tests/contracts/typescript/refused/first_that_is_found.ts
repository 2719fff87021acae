import type { FoundFigures } from "../hey/types.gen.js";
export const print = (found: FoundFigures): string => found.results[0]!.figure.display.text; // TS2531

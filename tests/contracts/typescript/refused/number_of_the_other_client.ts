import type { FigureBody } from "../hey/types.gen.js";
export const print = (figure: FigureBody): string => figure.display.number; // TS18047

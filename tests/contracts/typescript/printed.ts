// What may be printed of a figure: the one way to it that compiles is by its standing.
import type { components } from "./schema.js";
import type { FigureBody } from "./hey/types.gen.js";

export interface Told {
  standing: string;
  text: string | null;
  number: string | null;
}

type Printable = { standing: "verified"; printable: true; display: { text: string; number: string } };
type Withheld = { standing: string; printable: false };

export function told(figure: Printable | Withheld): Told {
  if (!figure.printable) return { standing: figure.standing, text: null, number: null };
  return { standing: figure.standing, text: figure.display.text, number: figure.display.number };
}

export const toldOfSchema = (figure: components["schemas"]["FigureBody"]): Told => told(figure);

export function toldByTheOther(figure: FigureBody): Told {
  if (figure.standing !== "verified") return { standing: figure.standing, text: null, number: null };
  return { standing: figure.standing, text: figure.display.text, number: figure.display.number };
}

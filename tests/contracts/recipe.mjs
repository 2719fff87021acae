// The recipe for D3 as it stands in docs/how-to/draw-a-chart.md. Node has no page: linkedom stands in for it.
import * as d3 from "d3";
import { parseHTML } from "linkedom";

const { document } = parseHTML("<html><body><svg></svg><p></p></body></html>");
const svg = d3.select(document.querySelector("svg"));
const note = d3.select(document.querySelector("p"));
const draw = new Function("d3", "SHEET", "svg", "note", "x", `return (async () => {${process.env.RECIPE}})();`);
await draw(d3, process.env.SHEET, svg, note, (value) => value);
const lines = [...document.querySelectorAll("line")].map((line) => ({
  from: line.getAttribute("x1"),
  to: line.getAttribute("x2"),
  title: line.textContent,
}));
console.log(JSON.stringify({ lines, note: note.text() }));

// Both clients ask the demo. Prints what each was told, for the program that compares them.
import createClient from "openapi-fetch";
import { client } from "./hey/client.gen.js";
import { changesList, figuresFindRetrieve, figuresList, figuresRetrieve } from "./hey/sdk.gen.js";
import { told, toldByTheOther, type Told } from "./printed.js";
import type { paths } from "./schema.js";

declare const process: { env: Record<string, string | undefined>; exitCode: number };

const baseUrl = process.env["CLAIMCHECK"] ?? "";
const headers = { Authorization: process.env["AUTHORIZATION"] ?? "" };

async function byFetch(): Promise<Record<string, Told>> {
  const asking = createClient<paths>({ baseUrl, headers });
  const { data, error } = await asking.GET("/api/v1/figures/");
  if (!data) throw new Error(JSON.stringify(error));
  const all: Record<string, Told> = {};
  for (const figure of data.results) {
    const one = await asking.GET("/api/v1/figures/{id}/", { params: { path: { id: figure.id } } });
    if (!one.data) throw new Error(JSON.stringify(one.error));
    all[figure.id] = told(one.data);
  }
  const nowhere = await asking.GET("/api/v1/figures/{id}/", { params: { path: { id: "no-such-figure" } } });
  if (nowhere.error?.status !== 404) throw new Error("an unknown id is no problem of 404");
  return all;
}

async function byHey(): Promise<Record<string, Told>> {
  client.setConfig({ baseUrl, headers });
  const listed = await figuresList({ throwOnError: true });
  const all: Record<string, Told> = {};
  for (const figure of listed.data.results) {
    const { data } = await figuresRetrieve({ path: { id: figure.id }, throwOnError: true });
    all[figure.id] = toldByTheOther(data);
  }
  const quote = "About 500 people were rescued in Saltmere.";
  const found = await figuresFindRetrieve({ query: { quote }, throwOnError: true });
  for (const { figure } of found.data.results) all[`found ${figure.id}`] = toldByTheOther(figure);
  const changes = await changesList({ throwOnError: true });
  for (const change of changes.data.results) all[`change ${change.seq}`] = toldByTheOther(change.new);
  return all;
}

console.log(JSON.stringify({ "openapi-typescript": await byFetch(), "@hey-api/openapi-ts": await byHey() }));

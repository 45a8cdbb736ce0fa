// Checks the objects of a file for Kubernetes against the schemas of its API.
//
//   npm install kubernetes-models@5.1.0 js-yaml@4.1.0
//   node kubernetes.mjs FILE
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The packages are where this is started, not where it is.
const installed = (path) => import(pathToFileURL(join(process.cwd(), "node_modules", path)));
const { loadAll } = await installed("js-yaml/dist/js-yaml.mjs");

for (const object of loadAll(readFileSync(process.argv[2], "utf8"))) {
  const models = await installed(`kubernetes-models/${object.apiVersion}/${object.kind}.js`);
  new models[object.kind](object).validate();
  console.log(`ok ${object.apiVersion} ${object.kind} ${object.metadata.name}`);
}

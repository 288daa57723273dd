// What the sample application of Adobe's tutorial does: lists a folder with the Assets
// HTTP API, then sets one property on one asset after the other, with `node-fetch` as
// it comes. Prints how long the writing took.
//
// node sequential.js ADDRESS KEY_FILE FOLDER WRITES VALUE

const fs = require("node:fs");
const { createRequire } = require("node:module");
// Installed beside what cargo builds, not beside this file.
const fetch = createRequire(`${process.cwd()}/`)("node-fetch");

const [address, keyFile, folder, writes, value] = process.argv.slice(2);
const { accessToken } = JSON.parse(fs.readFileSync(keyFile, "utf8"));
const authorization = `Bearer ${accessToken}`;

async function listAssets() {
  const response = await fetch(`${address}/api/assets${folder}.json?limit=100`, {
    headers: { "Content-Type": "application/json", Authorization: authorization },
  });
  const { entities } = await response.json();
  return entities
    .filter((entity) => entity.class.includes("assets/asset"))
    .map((entity) => entity.links.find((link) => link.rel.includes("self")).href);
}

async function updateMetadata(url, metadata) {
  const response = await fetch(url, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Authorization: authorization },
    body: JSON.stringify({ class: "asset", properties: metadata }),
  });
  await response.text();
  if (response.status !== 200) throw new Error(`${response.status} for ${url}`);
}

async function main() {
  const assets = await listAssets();
  const begun = process.hrtime.bigint();
  for (let nth = 0; nth < Number(writes); nth += 1) {
    await updateMetadata(assets[nth % assets.length], { "metadata/photoshop:Headline": value });
  }
  const runSeconds = Number(process.hrtime.bigint() - begun) / 1e9;
  console.log(JSON.stringify({ writes: Number(writes), runSeconds }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

// Checks each manifest below a folder against the JSON schema of its kind; make kubernetes runs it beside its libraries.
// The schemas are those of Kubernetes' own OpenAPI description, as the package kubernetes-models has them; kustomizations have none there,
// and are checked for files that they name and that are not there.
import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import yaml from 'js-yaml';

const root = process.argv[2];
const files = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  if (statSync(path).isDirectory()) return files(path);
  return name.endsWith('.yaml') ? [path] : [];
});

// A schema of Kubernetes allows fields that it does not know. Each that it knows is looked at: one that nobody looked at is misspelt.
const watched = (value, at, unread) => {
  if (value === null || typeof value !== 'object') return value;
  const inside = Array.isArray(value) ? value.map((each, i) => watched(each, `${at}/${i}`, unread))
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, watched(each, `${at}/${key}`, unread)]));
  if (Array.isArray(value)) return inside;
  Object.keys(value).forEach((key) => unread.add(`${at}/${key}`));
  return new Proxy(inside, {
    get: (target, key) => {
      unread.delete(`${at}/${String(key)}`);
      return target[key];
    },
  });
};

let checked = 0;
let wrong = 0;
const problem = (file, text) => {
  wrong++;
  console.error(`${relative(root, file)}: ${text}`);
};
// A patch is a part of the whole, and has no schema of its own.
const patches = new Set();
for (const file of files(root).filter((file) => file.endsWith('kustomization.yaml'))) {
  const kustomization = yaml.load(readFileSync(file, 'utf8'));
  checked++;
  for (const named of [...kustomization.resources ?? [], ...(kustomization.patches ?? []).map((patch) => patch.path)])
    if (!existsSync(join(dirname(file), named))) problem(file, `${named} is not there`);
  for (const patch of kustomization.patches ?? []) patches.add(join(dirname(file), patch.path));
  for (const other of readdirSync(dirname(file)))
    if (other.endsWith('.yaml') && other !== 'kustomization.yaml'
        && !kustomization.resources?.includes(other) && !kustomization.patches?.some((patch) => patch.path === other))
      problem(file, `${other} is named nowhere`);
}
for (const file of files(root).filter((file) => !file.endsWith('kustomization.yaml') && !patches.has(file)))
  for (const manifest of yaml.loadAll(readFileSync(file, 'utf8'))) {
    checked++;
    try {
      const kinds = await import(`kubernetes-models/${manifest.apiVersion}/${manifest.kind}`);
      const unread = new Set();
      const {apiVersion, kind, ...content} = manifest;
      const fields = Object.fromEntries(Object.entries(content).map(([key, each]) => [key, watched(each, key, unread)]));
      Object.assign(new kinds[kind](), {apiVersion, kind, ...fields}).validate();
      if (unread.size) problem(file, `nobody knows ${[...unread].join(', ')}`);
    } catch (refused) {
      problem(file, refused.message);
    }
  }
console.log(`${checked} manifests checked, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);

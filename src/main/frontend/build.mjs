// Installs the packages and bundles the browser assets: node build.mjs [OUTPUT_DIRECTORY]
// Each half is skipped, silently, when its inputs are those of the last run and its outputs are there.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../../../target/classes/static/assets'));
process.chdir(here);

const INSTALLED = 'node_modules/.gatehouse-installed';
const BUNDLED = 'node_modules/.gatehouse-bundled';
const ENTRIES = ['gatehouse', 'diagram', 'compare', 'editor', 'table-editor'];
const OUTPUTS = [...ENTRIES.flatMap((name) => [`${name}.css`, `${name}.js`]), 'icon.svg', 'licences.txt'];

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function install() {
  const wanted = hashOf(['package.json', 'package-lock.json']);
  if (read(INSTALLED) === wanted) {
    return;
  }
  console.log('frontend: npm ci');
  // No package's script is run: esbuild finds its binary without one.
  execSync('npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error', {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(INSTALLED, wanted);
}

async function bundle() {
  const sources = readdirSync('src').sort().map((name) => join('src', name));
  const wanted = `${hashOf(['build.mjs', 'package-lock.json', ...sources])} ${out}`;
  if (read(BUNDLED) === wanted && OUTPUTS.every((name) => existsSync(join(out, name)))) {
    return;
  }
  const started = Date.now();
  const { build } = await import('esbuild');
  mkdirSync(out, { recursive: true });
  const { metafile } = await build({
    entryPoints: ENTRIES.flatMap((name) => [`src/${name}.js`, `src/${name}.css`]),
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    loader: { '.svg': 'dataurl' },
    legalComments: 'eof',
    metafile: true,
    logLevel: 'warning',
    plugins: [nhsukWithoutRemoteFonts, fontsWithinTheirSheets, stylesWithoutElements],
  });
  OUTPUTS.filter((name) => name.endsWith('.css')).forEach(refuseRemoteUrls);
  copyFileSync('src/icon.svg', join(out, 'icon.svg'));
  writeFileSync(join(out, 'licences.txt'), licencesOf(metafile));
  writeFileSync(BUNDLED, wanted);
  console.log(`frontend: bundled into ${out} in ${Date.now() - started} ms`);
}

// NHS.UK frontend asks assets.nhs.uk for the Frutiger font, which is for NHS services and which our content
// security policy refuses, and expects its icons under /assets/images; here they are inlined.
const nhsukWithoutRemoteFonts = {
  name: 'nhsuk-without-remote-fonts',
  setup(build) {
    build.onResolve({ filter: /^\/assets\/images\// }, ({ path }) => ({
      path: resolve('node_modules/nhsuk-frontend/dist/nhsuk/assets/images', basename(path)),
    }));
    build.onLoad({ filter: /nhsuk-frontend\.css$/ }, ({ path }) => ({
      contents: read(path)
        .replace(/@font-face\s*\{[^}]*\}/g, '')
        .replace(/"Frutiger W01", arial/g, 'Arial'),
      loader: 'css',
    }));
  },
};

// The symbols of bpmn.io are in its style sheets, beside addresses for browsers of long ago.
const fontsWithinTheirSheets = {
  name: 'fonts-within-their-sheets',
  setup(build) {
    build.onLoad({ filter: /(bpmn|dmn)-embedded\.css$/ }, ({ path }) => ({
      contents: read(path).replace(/@font-face\s*\{[^}]*\.eot[^}]*\}/g, ''),
      loader: 'css',
    }));
  },
};

// CodeMirror puts its styles into an element, which our content security policy refuses. Where it is given a shadow
// root it uses a sheet made by script, which the policy allows and every browser of today has for documents too.
const stylesWithoutElements = {
  name: 'styles-without-elements',
  setup(build) {
    build.onLoad({ filter: /style-mod\.js$/ }, ({ path }) => {
      const source = read(path);
      const contents = source.replace('!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets');
      if (contents === source) {
        throw new Error('style-mod is no longer as it was: see whether it still writes style elements');
      }
      return { contents, loader: 'js' };
    });
  },
};

function refuseRemoteUrls(name) {
  const css = read(join(out, name));
  const found = css.match(/@font-face(?![^}]*url\("?data:)|Frutiger|@import|url\((?!"?data:|'data:)[^)]*\)/);
  if (found) {
    throw new Error(`${name} would need more than itself: ${found[0]}`);
  }
}

function licencesOf({ inputs }) {
  const packages = new Set(
    Object.keys(inputs).flatMap((file) => file.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
  );
  return [...packages].sort().map(licenceOf).join('\n\n');
}

function licenceOf(directory) {
  const { name, version, license } = JSON.parse(read(join(directory, 'package.json')));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n${file ? read(join(directory, file)).trim() : ''}`;
}

install();
await bundle();

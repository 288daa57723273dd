// A made-up library for tests and for looking at screens in a browser tab. Never part of a build.

import type { Asset, AssetKind, Folder, ShownValue } from '../bindings';

const FOLDERS: Record<string, string[]> = {
  '/content/dam': ['campaigns', 'products', 'people', 'press', 'archive'],
  '/content/dam/campaigns': ['spring-2026', 'summer-2026', 'winter-2025'],
  '/content/dam/campaigns/summer-2026': ['social', 'web', 'print'],
  '/content/dam/products': ['outdoor', 'kitchen', 'garden'],
};

const TITLES: Record<string, string> = {
  campaigns: 'Campaigns',
  'spring-2026': 'Spring 2026',
  'summer-2026': 'Summer 2026',
  'winter-2025': 'Winter 2025',
  social: 'Social media',
  web: 'Web',
  print: 'Print',
  products: 'Products',
  outdoor: 'Outdoor',
  kitchen: 'Kitchen',
  garden: 'Garden',
  people: 'People',
  press: 'Press',
  archive: 'Archive',
};

const SUBJECTS = [
  'Sunrise over the lake',
  'Trail through the pines',
  'Cast iron pan',
  'Team at the coast',
  'Enamel mug, blue',
  'Rain on the tent',
  'Harvest table',
  'Climber at dusk',
  'Morning market',
  'Greenhouse in June',
];

/** Folders directly below a path. */
export function foldersBelow(path: string): Folder[] {
  return (FOLDERS[path] ?? []).map((name) => ({
    path: `${path}/${name}`,
    name,
    title: TITLES[name] ?? name,
  }));
}

function below(path: string): string[] {
  return [path, ...foldersBelow(path).flatMap((folder) => below(folder.path))];
}

const KINDS: AssetKind[] = [
  'image',
  'image',
  'image',
  'image',
  'video',
  'document',
  'image',
  'fragment',
];

/** How many assets lie directly in a folder; the empty archive shows the empty state. */
function directCount(path: string): number {
  if (path === '/content/dam' || path.endsWith('/archive')) return 0;
  return 12 + ((path.length * 7) % 29);
}

/** A listing, computed row by row so that a million rows cost nothing. */
export interface Rows {
  /** The folder that was listed. */
  path: string;
  count: number;
  fragmentsLeftOut: number;
  /** Of pasted paths: at how many there is nothing, and at which. */
  notFound?: number;
  missing?: string[];
  /** Lines that are no paths. */
  notPaths?: string[];
  at(row: number): Asset;
}

function assetAt(folder: string, index: number, row: number): Asset {
  const kind = KINDS[index % KINDS.length] ?? 'image';
  const subject = SUBJECTS[(index * 3 + folder.length) % SUBJECTS.length] ?? 'Untitled';
  const ending = {
    image: 'jpg',
    video: 'mp4',
    audio: 'wav',
    document: 'pdf',
    fragment: '',
    other: 'zip',
  }[kind];
  const stem = `${subject.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${String(index + 1).padStart(4, '0')}`;
  const name = ending === '' ? stem : `${stem}.${ending}`;
  const long = index === 3;
  return {
    row,
    path: `${folder}/${name}`,
    name,
    title:
      index % 5 === 4
        ? null
        : long
          ? `${subject}, photographed for the catalogue of the outdoor collection in the highlands, wide crop for the web, retouched, approved by everybody`
          : subject,
    kind,
    modifiedAt: new Date(Date.UTC(2026, 2, 1 + (index % 27), 9, 30)).toISOString(),
  };
}

/** The rows of a folder; with `total` a synthetic library of that size. */
export function rowsOf(path: string, recursive: boolean, fragments: boolean, total?: number): Rows {
  if (total !== undefined) {
    return {
      path,
      count: total,
      fragmentsLeftOut: 0,
      at: (row) => assetAt(path, row * 8 + (row % 7), row),
    };
  }
  const all = (recursive ? below(path) : [path]).flatMap((folder) =>
    Array.from({ length: directCount(folder) }, (_, index) => assetAt(folder, index, 0)),
  );
  const kept = fragments ? all : all.filter((asset) => asset.kind !== 'fragment');
  return {
    path,
    count: kept.length,
    fragmentsLeftOut: all.length - kept.length,
    at: (row) => ({ ...(kept[row] ?? assetAt(path, row, row)), row }),
  };
}

/** Properties that assets have a value of. */
export const PROPERTIES = [
  'dc:rights',
  'dc:title',
  'dc:subject',
  'cq:tags',
  'prism:expirationDate',
  'xmpRights:Marked',
  'xmp:Rating',
  'northlight:usage',
];

/** What AEM's form asks of each asset. */
export const REQUIRED = 'northlight:usage';

/** What a field of an asset holds before anything was changed. */
export function initialValue(path: string, property: string): ShownValue {
  return { ...stored(path, property), labels: [] };
}

function stored(path: string, property: string): Omit<ShownValue, 'labels'> {
  const seed = [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  switch (property) {
    case 'dc:rights':
      return {
        kind: 'text',
        entries:
          seed % 4 === 0
            ? ['© 2026 Lakeside Outfitters']
            : seed % 3 === 0
              ? []
              : ['© 2024 Lakeside Outfitters'],
      };
    case 'dc:title':
      return { kind: 'text', entries: [SUBJECTS[seed % SUBJECTS.length] ?? ''] };
    case 'dc:subject':
      return { kind: 'list', entries: seed % 2 === 0 ? ['outdoor', 'summer', 'lake'] : [] };
    case 'cq:tags':
      return { kind: 'tags', entries: seed % 2 === 0 ? ['northlight:season/winter'] : [] };
    case 'prism:expirationDate':
      return { kind: 'date', entries: seed % 3 === 0 ? ['2026-12-31T23:00:00.000Z'] : [] };
    case 'xmpRights:Marked':
      return { kind: 'yesNo', entries: ['true'] };
    case 'xmp:Rating':
      return { kind: 'number', entries: [String(seed % 5)] };
    case REQUIRED:
      return { kind: 'text', entries: ['web'] };
    default:
      return { kind: 'text', entries: [] };
  }
}

/** A small generated picture, so that a grid looks like one. */
export function picture(path: string): string {
  const seed = [...path].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const hue = seed % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue} 55% 74%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 45% 42%)"/></linearGradient></defs><rect width="240" height="160" fill="url(#g)"/><circle cx="${50 + (seed % 140)}" cy="46" r="22" fill="hsl(${hue} 80% 92%)" opacity=".85"/><path d="M0 160 L${40 + (seed % 60)} 84 L${130 + (seed % 40)} 150 L190 96 L240 160Z" fill="hsl(${(hue + 60) % 360} 35% 26%)" opacity=".8"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

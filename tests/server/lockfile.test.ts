import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Where npm looks for a dependency: beside the package, then in every node_modules above. */
function isLocked(from: string, dependency: string): boolean {
  for (let folder = from; ;) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${dependency}` in packages) return true;
    const end = folder.lastIndexOf('/node_modules/');
    if (folder === '') return false;
    folder = end === -1 ? '' : folder.slice(0, end);
  }
}

test('the lock file holds the binaries of every platform, without which `npm ci` fails elsewhere', () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((dependency) => !isLocked(folder, dependency)),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(packages).length).toBeGreaterThan(100);
});

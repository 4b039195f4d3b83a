import { isCollection, isNode, LineCounter, parseDocument } from 'yaml';
import { isPlainObject } from '../resolution/json-size.ts';
import { ConfigurationFault, pathText } from './configuration-fault.ts';
import { idOf, sectionNames, sections, type Entry, type SectionName } from './sections.ts';

type Path = readonly (string | number)[];

/** A configuration that somebody wants, and how to tell where something is wrong with it. */
export interface ConfigurationFile {
  readonly entries: readonly Entry[];
  /** As parsed, for a plan to carry along. */
  readonly data: unknown;
  readonly fault: (path: Path, why: string) => ConfigurationFault;
}

/**
 * Reads YAML, or JSON, which is YAML too.
 * @param name of the file, for messages
 * @throws {ConfigurationFault} with line and path
 */
export function readConfigurationFile(name: string, text: string): ConfigurationFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    throw new ConfigurationFault(
      name,
      lines.linePos(error.pos[0]).line,
      '',
      `this is no valid YAML: ${sentence(error.message)}`,
    );
  }
  const lineOf = (path: Path): number | null => {
    // The nearest thing that is in the file: what is missing has no line of its own.
    for (let length = path.length; length >= 0; length -= 1) {
      const part = path.slice(0, length);
      const node: unknown = length === 0 ? document.contents : document.getIn(part, true);
      if (isNode(node) && node.range != null) return lines.linePos(startOf(node, node.range[0])).line;
    }
    return null;
  };
  return completed(name, toData(), lineOf);

  function toData(): unknown {
    try {
      return document.toJS();
    } catch (error) {
      throw new ConfigurationFault(name, null, '', sentence(error instanceof Error ? error.message : String(error)));
    }
  }
}

/** The same for data that has no lines: what a plan carries. @throws {ConfigurationFault} */
export function readConfigurationData(name: string, data: unknown): ConfigurationFile {
  return completed(name, data, () => null);
}

/** A block begins where its first entry does. */
function startOf(node: unknown, start: number): number {
  if (!isCollection(node)) return start;
  const first: unknown = node.items[0];
  if (!isPlainObject(first) && (typeof first !== 'object' || first === null)) return start;
  const key: unknown = 'key' in first ? first.key : first;
  return isNode(key) && key.range != null ? Math.max(start, key.range[0]) : start;
}

function sentence(message: string): string {
  const line = message.split('\n')[0]?.trim() ?? '';
  return line.endsWith('.') ? line : `${line}.`;
}

function completed(name: string, data: unknown, lineOf: (path: Path) => number | null): ConfigurationFile {
  const fault = (path: Path, why: string): ConfigurationFault =>
    new ConfigurationFault(name, lineOf(path), pathText(path), why);
  if (!isPlainObject(data)) {
    throw fault([], `A configuration has the lists ${sectionNames.join(', ')}; write one with \`tfc export\`.`);
  }
  for (const key of Object.keys(data)) {
    if (!sectionNames.some((section) => section === key)) {
      throw fault([key], `There is no such section; there are ${sectionNames.join(', ')}.`);
    }
  }
  const entries = sectionNames.flatMap((section): Entry[] => {
    const list = data[section] ?? [];
    if (!Array.isArray(list)) throw fault([section], 'A section is a list: begin each entry with "- ".');
    return list.map((item: unknown, index) => completeEntry(section, index, item, fault));
  });
  refuseTwice(entries, fault);
  return { entries, data, fault };
}

type Fault = (path: Path, why: string) => ConfigurationFault;

function completeEntry(section: SectionName, index: number, item: unknown, fault: Fault): Entry {
  const { required, defaults, identity } = sections[section];
  const path = [section, index];
  if (!isPlainObject(item)) throw fault(path, 'An entry has fields, such as "name: ...".');
  const fields = [...required, ...Object.keys(defaults)];
  for (const field of Object.keys(item)) {
    if (!fields.includes(field)) {
      throw fault([...path, field], `There is no such field; there are ${fields.join(', ')}.`);
    }
  }
  for (const field of required) {
    if (item[field] === undefined || item[field] === null) throw fault(path, `The field "${field}" is missing.`);
  }
  for (const field of identity) {
    if (typeof item[field] !== 'string') throw fault([...path, field], 'It must be text; put it into quotes.');
  }
  const values: Record<string, unknown> = { ...defaults, ...item };
  for (const [field, usual] of Object.entries(defaults)) {
    const value = values[field];
    if (Array.isArray(usual)) values[field] = keyList(value, [...path, field], fault);
    // YAML reads a price that is not in quotes as a number; as text it is exact again.
    if (field.endsWith('PricePer1k') && typeof value === 'number') values[field] = String(value);
  }
  if (section === 'tiers') values['features'] = tierFeatures(values['features'], [...path, 'features'], fault);
  return { section, index, id: idOf(section, values), values };
}

function keyList(value: unknown, path: Path, fault: Fault): string[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw fault(path, 'It must be a list of feature keys.');
  return value.map((key: unknown, index) => {
    if (typeof key !== 'string') throw fault([...path, index], 'It must be the key of a feature.');
    return key;
  });
}

const TIER_FIELDS = ['enabled', 'value', 'allowOverride', 'allowUpgrade'];

function tierFeatures(value: unknown, path: Path, fault: Fault): Record<string, unknown> {
  if (value === null) return {};
  if (!isPlainObject(value)) throw fault(path, 'It must have feature keys, each with "{ enabled: true }" or the like.');
  for (const [key, feature] of Object.entries(value)) {
    if (!isPlainObject(feature)) {
      throw fault([...path, key], 'Write "{ enabled: true }", with a value where it has one.');
    }
    for (const field of Object.keys(feature)) {
      if (!TIER_FIELDS.includes(field)) {
        throw fault([...path, key, field], `There is no such field; there are ${TIER_FIELDS.join(', ')}.`);
      }
    }
    for (const flag of ['allowOverride', 'allowUpgrade']) {
      if (feature[flag] !== undefined && typeof feature[flag] !== 'boolean') {
        throw fault([...path, key, flag], 'It must be true or false.');
      }
    }
  }
  return value;
}

function refuseTwice(entries: readonly Entry[], fault: Fault): void {
  const seen = new Set<string>();
  for (const { section, index, id } of entries) {
    const name = `${section} ${section === 'tiers' ? id.toLowerCase() : id}`;
    if (seen.has(name)) throw fault([section, index], `"${id}" is in the file twice.`);
    seen.add(name);
  }
}

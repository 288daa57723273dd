// Reads the Fluent files of a language: which messages there are, where they stand, and what they
// have to be told.

import * as fluent from '@fluent/syntax';

/** The text of each Fluent file by its name, for each folder of `locales`. */
export type Locales = Record<string, Record<string, string>>;

/** Something that is wrong, and where. */
export interface Finding {
  file: string;
  line: number;
  text: string;
}

/** What a parameter may be: one of these words, `null` ("none"), or anything of these kinds. */
export interface Parameter {
  kinds: Set<'string' | 'number' | 'null'>;
  /** Where only certain words make sense. */
  oneOf: Set<string> | null;
}

export interface Message {
  /** `locales/en/run.ftl`. */
  file: string;
  line: number;
  /** Attributes by name; `''` stands for the value of the message itself. */
  texts: Set<string>;
  parameters: Map<string, Parameter>;
  /** Messages and terms it takes in. */
  references: { name: string; line: number }[];
}

export interface Folder {
  /** By id; terms have their hyphen. */
  messages: Map<string, Message>;
  findings: Finding[];
}

const PLURALS = ['zero', 'one', 'two', 'few', 'many'];

/** What the variants of a selector tell about its parameter. */
function selected(variants: fluent.Variant[]): Parameter {
  const keys = variants.map(({ key }) => (key instanceof fluent.Identifier ? key.name : key.value));
  const isNumber = variants.some(
    ({ key }) => key instanceof fluent.NumberLiteral || PLURALS.includes(key.name),
  );
  if (isNumber) return { kinds: new Set(['number']), oneOf: null };
  const words = keys.filter((key) => key !== 'none');
  const kinds: Parameter['kinds'] = new Set(['string']);
  if (words.length < keys.length) kinds.add('null');
  return { kinds, oneOf: words.includes('other') ? null : new Set(words) };
}

/** What both uses of a parameter allow. */
function narrowed(one: Parameter, other: Parameter): Parameter {
  // What may be absent is told apart by one selector; its other uses stand inside of it.
  const isOptional = one.kinds.has('null') || other.kinds.has('null');
  const kinds = new Set([...one.kinds].filter((kind) => other.kinds.has(kind)));
  if (isOptional) kinds.add('null');
  const oneOf =
    one.oneOf && other.oneOf ? new Set([...one.oneOf, ...other.oneOf]) : (one.oneOf ?? other.oneOf);
  return { kinds, oneOf };
}

export function joined(all: Map<string, Parameter>, name: string, use: Parameter) {
  const known = all.get(name);
  all.set(name, known ? narrowed(known, use) : use);
}

/** What is wrong with a part of a message. */
type Report = (node: fluent.BaseNode, text: string) => void;

/** Collects what the texts of a message have to be told, and what they refer to. */
class Uses extends fluent.Visitor {
  parameters: Message['parameters'] = new Map();
  references: { name: string; node: fluent.BaseNode }[] = [];
  /** Parameters that are known not to be missing here. */
  private there: string[] = [];
  private bare = new Map<string, fluent.BaseNode>();
  private report: Report;

  constructor(report: Report) {
    super();
    this.report = report;
  }

  read(entry: fluent.Message | fluent.Term) {
    this.visit(entry);
    for (const [name, node] of this.bare) {
      if (this.parameters.get(name)?.kinds.has('null')) {
        this.report(node, `$${name} may be missing here: it has a variant [none] elsewhere`);
      }
    }
  }

  visitSelectExpression(node: fluent.SelectExpression) {
    if (node.selector instanceof fluent.VariableReference) {
      joined(this.parameters, node.selector.id.name, selected(node.variants));
      for (const variant of node.variants) {
        const before = this.there;
        this.there = [...before, node.selector.id.name];
        this.visit(variant);
        this.there = before;
      }
    } else {
      this.genericVisit(node);
    }
  }

  visitVariableReference(node: fluent.VariableReference) {
    const { name } = node.id;
    joined(this.parameters, name, { kinds: new Set(['string', 'number']), oneOf: null });
    if (!this.there.includes(name)) this.bare.set(name, node);
  }

  visitFunctionReference(node: fluent.FunctionReference) {
    if (node.id.name !== 'NUMBER') this.report(node, `${node.id.name}() is not known everywhere`);
    for (const argument of node.arguments.positional) {
      if (argument instanceof fluent.VariableReference) {
        joined(this.parameters, argument.id.name, { kinds: new Set(['number']), oneOf: null });
      }
    }
  }

  visitMessageReference(node: fluent.MessageReference) {
    this.references.push({ name: node.id.name, node });
  }

  visitTermReference(node: fluent.TermReference) {
    this.references.push({ name: `-${node.id.name}`, node });
  }
}

export function readFolder(name: string, files: Record<string, string>): Folder {
  const parser = new fluent.FluentParser({ withSpans: true });
  const messages = new Map<string, Message>();
  const findings: Finding[] = [];
  for (const [fileName, text] of Object.entries(files)) {
    const file = `locales/${name}/${fileName}`;
    const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
    const lineOf = (node: fluent.BaseNode) => lineAt((node as fluent.SyntaxNode).span?.start ?? 0);
    const report: Report = (node, what) => findings.push({ file, line: lineOf(node), text: what });
    for (const entry of parser.parse(text).body) {
      if (entry instanceof fluent.Junk) {
        for (const { message, span } of entry.annotations) {
          findings.push({ file, line: lineAt(span?.start ?? 0), text: message });
        }
      }
      if (!(entry instanceof fluent.Message || entry instanceof fluent.Term)) continue;
      const id = entry instanceof fluent.Term ? `-${entry.id.name}` : entry.id.name;
      const known = messages.get(id);
      if (known) report(entry, `“${id}” is already in ${known.file}:${known.line}`);
      const texts = new Set(entry.value ? [''] : []);
      for (const attribute of entry.attributes) {
        const attributeName = attribute.id.name;
        if (texts.has(attributeName)) report(attribute, `“${id}.${attributeName}” is there twice`);
        texts.add(attributeName);
      }
      const uses = new Uses(report);
      uses.read(entry);
      messages.set(id, {
        file,
        line: lineOf(entry.id),
        texts,
        parameters: uses.parameters,
        references: uses.references.map(({ name, node }) => ({ name, line: lineOf(node) })),
      });
    }
  }
  return { messages, findings };
}

import type { Command } from './command.ts';

const TABLE_FORMATS = ['text', 'json', 'markdown'];

/** Every command, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'explain',
    summary: 'tell what a rule reports, why, and what to do',
    operands: '<rule>…',
    count: { least: 1, most: 20 },
    options: [{ name: 'format', value: 'name', choices: TABLE_FORMATS, help: 'how to print it' }],
    examples: ['plimsoll explain DL3008', 'plimsoll explain privilege-escalation', 'plimsoll explain SNYK-CC-K8S-9'],
    details: ['A rule is known by its id, its name, or the id that another tool gives the same check.'],
    load: async () => (await import('../app/explain.ts')).explain,
  },
  {
    name: 'rules',
    summary: 'list the rules',
    operands: '[selector…]',
    count: { least: 0, most: 50 },
    options: [{ name: 'format', value: 'name', choices: TABLE_FORMATS, help: 'how to print them' }],
    examples: ['plimsoll rules', 'plimsoll rules recommended', 'plimsoll rules K8S2 DL3 --format json'],
    details: ['A selector is a rule id, name or alias, a prefix such as DL or K8S1, a profile, or ALL.'],
    load: async () => (await import('../app/rules.ts')).rules,
  },
  {
    name: 'recommend',
    summary: 'advise on base images from embedded data, offline',
    operands: '<image or file>…',
    count: { least: 1, most: 100 },
    options: [{ name: 'format', value: 'name', choices: ['text', 'json'], help: 'how to print it' }],
    examples: ['plimsoll recommend node:14', 'plimsoll recommend Dockerfile'],
    load: async () => {
      const { recommend } = await import('../app/recommend.ts');
      return (args, io) => recommend(['--format', args.value('format') ?? 'text', '--', ...args.positionals], io);
    },
  },
];

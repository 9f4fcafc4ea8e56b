import { defineRule } from '../../../core/rule.ts';
import { readNumber } from '../amounts.ts';
import { type ComposeDocument, wholeServices } from '../document.ts';
import type { Service } from '../service.ts';
import type { Text } from '../text.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP206',
  name: 'service-unlimited-pids',
  title: 'service without a process limit',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['221e0658'],
  references: ['https://docs.docker.com/reference/compose-file/services/#pids_limit'],
  docs: {
    what: 'A service has neither `pids_limit` nor `deploy.resources.limits.pids`, or the limit is `-1`.',
    why: 'A program that keeps starting processes fills the process table of the host, and then even logging in to stop it fails.',
    instead: 'Set `pids_limit`, for example `pids_limit: 200`.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n', line: 2 },
      { code: 'services:\n  app:\n    image: app:1\n    pids_limit: -1\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    pids_limit: 200\n' },
      { code: 'services:\n  app:\n    image: app:1\n    deploy: {resources: {limits: {pids: 100}}}\n' },
    ],
  },

  needs: ['has:complete'],
  *check(doc) {
    for (const { service, views } of wholeServices(doc)) {
      if (views.some(isExempt)) continue;
      const limit = limitOf(service);
      // A `-1` in another file is reported there.
      if (limitOf(views[0])?.node !== limit?.node) continue;
      yield {
        at: limit?.span ?? service.nameSpan,
        message: `service \`${service.name}\` may start an unlimited number of processes`,
        help: 'set a process limit, for example `pids_limit: 200`',
        path: service.path(...(limit ? ['pids_limit'] : [])),
      };
    }
  },
});

function isExempt(service: Service): boolean {
  const limit = limitOf(service);
  const number = readNumber(limit?.value);
  return service.has('provider') || (limit !== undefined && (number === undefined || number > 0));
}

function limitOf(service: Service): Text | undefined {
  return service.text('pids_limit') ?? service.textOf(service.getIn(['deploy', 'resources', 'limits', 'pids']));
}

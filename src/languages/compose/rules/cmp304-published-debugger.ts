import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { debuggerOf, isReachable } from '../exposure.ts';
import type { PublishedPort } from '../ports.ts';
import type { Service } from '../service.ts';

/** Ports of Node.js and the JVM, which little else uses. */
const SURE = new Set([9229, 5005]);
const OPEN_DEBUGGER =
  /--inspect(?:-brk|-wait)?[= ](?:0\.0\.0\.0|\[::\])(?::\d+)?|address=(?:\*|0\.0\.0\.0):\d+|--listen[= ](?:0\.0\.0\.0)?:(?:2345|40000)\b/;

export default defineRule<ComposeDocument>({
  id: 'CMP304',
  name: 'published-debugger',
  title: 'published debugger port',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://nodejs.org/en/learn/getting-started/debugging#security-implications'],
  docs: {
    what: 'Port 9229, 5005, 2345, 40000 or 5678 is published beyond localhost, or a command makes a debugger listen on all interfaces while such a port is published.',
    why: 'A debugger asks for no password and executes any code it is sent: the port is a remote shell.',
    instead: 'Publish it on `127.0.0.1`, in an override file or a development profile.',
    exceptions:
      'Ports 2345, 40000 and 5678 of images that are not built here, overrides, and services that run only in profiles such as `dev` or `debug`.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  api:\n    image: api:1\n    ports: ["9229:9229"]\n',
        line: 4,
        fixed: 'services:\n  api:\n    image: api:1\n    ports: ["127.0.0.1:9229:9229"]\n',
      },
      {
        code: 'services:\n  api:\n    image: api:1\n    command: node --inspect=0.0.0.0:9230 app.js\n    ports: ["9230:9230"]\n',
        line: 4,
      },
    ],
    good: [
      { code: 'services:\n  api:\n    image: api:1\n    ports: ["127.0.0.1:9229:9229"]\n' },
      { code: 'services:\n  api:\n    image: api:1\n    profiles: [debug]\n    ports: ["9229:9229"]\n' },
    ],
  },

  needs: ['ports'],
  *check(doc) {
    if (doc.partial) return;
    for (const { service } of eachOwn(doc, 'ports')) {
      if (service.isWorkshop) continue;
      for (const port of service.ownPorts) {
        const whose = isOtherwiseUsed(service, port) ? undefined : debuggerOf(port);
        if (!whose || isReachable(port) !== true) continue;
        const { text } = port;
        const isFixable = text?.verbatim && port.hostIp === undefined && port.published && text.node.style !== 'plain';
        yield {
          at: port.publishedSpan,
          message: `port \`${port.shown}\` of \`${service.name}\`, the debugger port of ${whose}, is open to every machine on the network`,
          help: `write \`"127.0.0.1:${port.shown}"\`, or remove it`,
          path: service.path('ports'),
          ...(text &&
            isFixable && {
              fix: {
                title: 'Publish it on this machine only',
                safety: 'unsafe',
                edits: [{ span: text.rawAt(0, 0), text: '127.0.0.1:' }],
              },
            }),
        };
      }
    }
    for (const key of ['command', 'entrypoint']) {
      for (const { service, value } of eachOwn(doc, key)) {
        if (service.isWorkshop || !isPublished(service)) continue;
        for (const text of service.stringsOf(value)) {
          const match = OPEN_DEBUGGER.exec(text.value);
          if (!match) continue;
          yield {
            at: text.at(match.index, match.index + match[0].length),
            message: `\`${match[0]}\` lets every machine that can reach \`${service.name}\` debug it`,
            help: 'remove the option, or move it to an override file',
            path: service.path(key),
          };
        }
      }
    }
  },
});

/** Numbers that other programs use as well: a debugger is likely only where the program is built here. */
function isOtherwiseUsed(service: Service, { target }: PublishedPort): boolean {
  const number = target && target !== 'unknown' ? target.first : 0;
  return !SURE.has(number) && !service.built && !/debug|dlv|delve/i.test(service.name);
}

/** A port other than those of debuggers that CMP304 reports itself, open beyond this machine. */
function isPublished(service: Service): boolean {
  return service.ports.some((port) => isReachable(port) === true);
}

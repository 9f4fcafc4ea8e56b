import type { Facts, Report } from '../../core/rule.ts';
import { booleanOf, stringOf } from '../yaml/scalars.ts';
import { entriesOf, get, getIn, itemsOf } from '../yaml/tree.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { pathIn, reportIn } from './facts.ts';
import { imagesOf } from './images.ts';
import type { Container } from './pods.ts';
import { bindingsOf } from './rbac.ts';

const DASHBOARD = 'kubernetes-dashboard';
/** Flags and variables of git-sync that name a program to run. */
const GIT_SYNC_FLAG = /^--?(?:git|exechook-command|sync-hook-command)(?:=|$)/;
const GIT_SYNC_VARIABLES = new Set([
  'GITSYNC_GIT',
  'GIT_SYNC_GIT',
  'GITSYNC_EXECHOOK_COMMAND',
  'GIT_SYNC_HOOK_COMMAND',
]);

/** Images of Tiller, and of git-sync with settings that make it run other programs. */
export function* legacyImages(doc: KubernetesDocument, facts: Facts): Iterable<Report> {
  for (const { container, node, reference } of imagesOf(doc, facts)) {
    const last = reference?.repository.split('/').at(-1);
    if (last === 'tiller') {
      yield reportIn(container, ['image'], {
        at: node.span,
        message: 'unmaintained Tiller executes requests from any pod in the cluster with its own rights',
        help: 'use Helm 3 or later, which does not need Tiller',
      });
    }
    if (last === 'git-sync') yield* gitSyncPrograms(container);
  }
}

function* gitSyncPrograms(container: Container): Iterable<Report> {
  const words = { help: 'remove it, and let another container react to the new files' };
  for (const list of ['command', 'args']) {
    for (const item of itemsOf(get(container.node, list))) {
      const flag = GIT_SYNC_FLAG.exec(stringOf(item) ?? '')?.[0];
      if (!flag) continue;
      const message = `\`${flag.replace(/=$/, '')}\` makes git-sync run a program chosen by the manifest`;
      yield reportIn(container, [list], { at: item.span, message, ...words });
    }
  }
  for (const item of itemsOf(get(container.node, 'env'))) {
    const name = get(item, 'name');
    const text = stringOf(name) ?? '';
    if (!name || !GIT_SYNC_VARIABLES.has(text)) continue;
    const message = `\`${text}\` makes git-sync run a program chosen by the manifest`;
    yield reportIn(container, ['env'], { at: name.span, message, ...words });
  }
}

/** The Kubernetes dashboard where outsiders can reach it, or as a cluster administrator. */
export function* exposedDashboards(doc: KubernetesDocument): Iterable<Report> {
  for (const one of doc.resources) {
    if (one.kind.text === 'Service' && one.group === '' && isDashboard(one)) {
      const type = getIn(one.root, ['spec', 'type']);
      const text = stringOf(type) ?? '';
      if (!type || !/^(?:NodePort|LoadBalancer)$/.test(text)) continue;
      yield {
        at: type.span,
        message: `type \`${text}\` exposes the Kubernetes dashboard to anyone who can reach a node`,
        help: 'use ClusterIP and `kubectl port-forward`',
        path: pathIn(one, 'spec', 'type'),
      };
    }
    if (one.kind.text !== 'Ingress') continue;
    for (const backend of backendsOf(one)) {
      if (!stringOf(backend)?.startsWith(DASHBOARD)) continue;
      yield {
        at: backend.span,
        message: `${one.label} publishes the Kubernetes dashboard`,
        help: 'remove the path, and use `kubectl port-forward`',
        path: pathIn(one, 'spec', 'rules'),
      };
    }
  }
  for (const { resource, role, subjects } of bindingsOf(doc)) {
    if (role !== 'cluster-admin') continue;
    for (const { name, nameNode } of subjects) {
      if (name !== DASHBOARD) continue;
      yield {
        at: nameNode.span,
        message: 'anyone who opens the Kubernetes dashboard is a cluster administrator',
        help: 'bind the dashboard to a read-only role',
        path: pathIn(resource, 'subjects'),
      };
    }
  }
}

/** The Service of the dashboard itself; metrics-scraper and other helpers have further names. */
function isDashboard(one: Resource): boolean {
  const selector = entriesOf(getIn(one.root, ['spec', 'selector']));
  return one.name === DASHBOARD || selector.some(({ value }) => stringOf(value) === DASHBOARD);
}

function backendsOf(ingress: Resource) {
  const spec = get(ingress.root, 'spec');
  const paths = itemsOf(get(spec, 'rules')).flatMap((rule) => itemsOf(getIn(rule, ['http', 'paths'])));
  const backends = [get(spec, 'defaultBackend'), get(spec, 'backend'), ...paths.map((path) => get(path, 'backend'))];
  return backends.flatMap((one) => getIn(one, ['service', 'name']) ?? get(one, 'serviceName') ?? []);
}

/** OpenShift security context constraints that allow privileged containers. */
export function* privilegedConstraints(doc: KubernetesDocument): Iterable<Report> {
  for (const one of doc.resources) {
    const allowed = get(one.root, 'allowPrivilegedContainer');
    if (one.kind.text !== 'SecurityContextConstraints' || !allowed || booleanOf(allowed) !== true) continue;
    yield {
      at: allowed.span,
      message: `${one.label} allows privileged containers, which control the node`,
      help: 'disallow them: `allowPrivilegedContainer: false`',
      path: pathIn(one, 'allowPrivilegedContainer'),
    };
  }
}

import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { KubernetesDocument } from '../../kubernetes/document.ts';
import { pathBelow } from '../../kubernetes/facts.ts';
import type { Container } from '../../kubernetes/pods.ts';
import { hasSubstitution } from '../../kubernetes/template.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get, getIn, itemsOf, type YamlValue } from '../../yaml/tree.ts';
import { clusterPaths, clustersOf, objectsOf } from '../cluster.ts';
import { manifestsIn } from '../manifests.ts';

const pod = (key: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: a\n      image: a:1\n      env:\n        - name: A\n          valueFrom:\n            configMapKeyRef: {name: web, key: ${key}}\n`;
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {log-level: debug}\n';

/** Shorter names are near to many others. */
const SHORTEST = 5;

export default defineProjectRule({
  id: 'K8S707',
  name: 'missing-key',
  title: 'missing ConfigMap or Secret key',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['env-value-from'],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/'],
  docs: {
    what: 'A variable refers to a key that the ConfigMap or Secret, defined in a manifest applied with it, does not have. A name close to a defined ConfigMap or Secret is an info.',
    why: 'The container does not start: CreateContainerConfigError.',
    instead: 'Correct the key, or add it.',
    exceptions: '`optional: true`, objects that are not defined here, patches and templates.',
  },
  examples: {
    bad: [
      { path: 'k8s/pod.yaml', code: pod('loglevel'), line: 12, files: { 'k8s/map.yaml': map } },
      { path: 'pod.yaml', code: `${pod('other')}---\n${map}`, line: 12 },
    ],
    good: [
      { path: 'k8s/pod.yaml', code: pod('log-level'), files: { 'k8s/map.yaml': map } },
      { path: 'k8s/pod.yaml', code: pod('other'), why: 'the ConfigMap is not defined here' },
    ],
  },

  needs: ['kubernetes:configMapKeyRef', 'kubernetes:secretKeyRef'],
  applies: (documents) =>
    manifestsIn(documents).some((one) => containersIn(one).some((container) => referencesOf(container).length > 0)),
  wants: clusterPaths,

  *checkAll(project) {
    for (const cluster of clustersOf(project)) {
      for (const container of containersIn(cluster.doc)) {
        for (const { kind, name, object, key } of referencesOf(container)) {
          const text = stringOf(key);
          if (!key || !text || hasSubstitution(name + text)) continue;
          const own = objectsOf(cluster, kind, container.pod.resource).filter(({ group }) => group === '');
          const found = own.filter((one) => one.name === name);
          const near =
            found.length > 0 || name.length < SHORTEST
              ? undefined
              : nearest(
                  name,
                  own.flatMap((one) => one.name ?? []),
                );
          if (near !== undefined)
            yield {
              file: cluster.doc.file.path,
              at: object.span,
              message: `no ${kind} \`${name}\` is defined here; did you mean \`${near}\`?`,
              help: `correct the name: \`${near}\``,
              path: pathBelow(container, 'env'),
              severity: 'info',
            };
          if (found.length === 0 || found.some(({ partial }) => partial)) continue;
          const keys = found.flatMap(({ root }) =>
            ['data', 'stringData', 'binaryData'].flatMap((list) =>
              entriesOf(get(root, list)).map((entry) => entry.key.text),
            ),
          );
          // An empty object is filled in by something else.
          if (keys.length === 0 || keys.includes(text)) continue;
          const meant = nearest(text, keys);
          yield {
            file: cluster.doc.file.path,
            at: key.span,
            message: `the ${kind} \`${name}\` has no key \`${text}\``,
            help: meant ? `did you mean \`${meant}\`?` : `add the key: \`${text}\``,
            path: pathBelow(container, 'env'),
          };
        }
      }
    }
  },
});

function containersIn(doc: KubernetesDocument): readonly Container[] {
  return doc.resources.flatMap(({ pods }) => pods.flatMap(({ containers }) => containers));
}

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** The value of `name`. */
  readonly object: YamlValue;
  readonly key: YamlValue | undefined;
}

function referencesOf(container: Container): Reference[] {
  return itemsOf(get(container.node, 'env')).flatMap((variable) =>
    (['ConfigMap', 'Secret'] as const).flatMap((kind) => {
      const ref = getIn(variable, ['valueFrom', kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef']);
      const object = get(ref, 'name');
      const name = stringOf(object);
      if (!object || !name || booleanOf(get(ref, 'optional')) === true) return [];
      return [{ kind, name, object, key: get(ref, 'key') }];
    }),
  );
}

import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { floatingOf, imagesOf } from '../images.ts';

/** Popular public images; any other short name is usually built by the project itself. */
const PUBLIC = new Set(
  'alpine busybox debian ubuntu fedora nginx httpd traefik haproxy redis valkey memcached postgres mysql mariadb mongo rabbitmq elasticsearch kibana logstash cassandra consul vault node python golang ruby php openjdk eclipse-temurin maven gradle rust wordpress joomla drupal ghost registry docker influxdb telegraf zookeeper kong caddy perl nextcloud sonarqube jenkins tomcat neo4j couchdb etcd'.split(
    ' ',
  ),
);

export default defineRule<KubernetesDocument>({
  id: 'K8S401',
  name: 'container-latest-tag',
  title: 'container image without a fixed version',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-linter': 'warning', 'kube-score': 'warning' },
  aliases: ['CKV_K8S_14', 'KSV-0013', 'container-image-tag'],
  standsFor: ['BASE007', 'BASE008'],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  docs: {
    what: 'The image has neither a digest nor a tag, or only the tag `latest`.',
    why: 'Replicas of one Deployment may run different versions, a restart may start a new one, and there is no record of what ran last week and no way to roll back to it.',
    instead: 'Pin a version, preferably with a digest: `nginx:1.27.2@sha256:…`.',
    exceptions:
      'Reported as `info`: short names that no public image has (the project builds them, and a tool sets the tag), `imagePullPolicy: Never`, tags such as `stable`, and `latest` with a digest. Values filled in elsewhere are not checked.',
  },
  examples: {
    bad: [
      { code: podWith('').replace('app:1.4.2', 'app:latest'), line: 8 },
      {
        code: podWith('').replace('ghcr.io/acme/app:1.4.2', 'localhost:5000/app'),
        line: 8,
        why: 'the port is not a tag',
      },
    ],
    good: [{ code: podWith('') }, { code: podWith('').replace('app:1.4.2', `app@sha256:${'a'.repeat(64)}`) }],
  },

  needs: ['image'],
  *check(doc, facts) {
    for (const { container, node, text, reference, pullPolicy } of imagesOf(doc, facts)) {
      const floating = reference && floatingOf(reference);
      if (!reference || !floating) continue;
      const own = floating === 'none' && !text.includes('/') && !PUBLIC.has(text);
      const light = own || floating === 'named' || pullPolicy === 'Never' || reference.digest !== undefined;
      yield reportIn(container, ['image'], {
        at: node.span,
        message: `\`${text}\` may be a different image tomorrow: ${floating === 'none' ? 'it has no tag' : `\`${reference.tag}\` moves`}`,
        help: 'pin a version, preferably with a digest',
        ...(light && { severity: 'info' }),
      });
    }
  },
});

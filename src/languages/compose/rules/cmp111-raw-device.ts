import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { asScalar, get, itemsOf } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn, textIn } from '../document.ts';
import { readVolumeMapping } from '../volume-syntax.ts';

const RAW =
  /^\/dev(?:\/(?:mem|kmem|port|kvm|sd[a-z]+\d*|hd[a-z]\d*|vd[a-z]\d*|xvd[a-z]\d*|nvme\d\S*|mmcblk\S*|dm-\d+|mapper(?:\/.*)?|loop\S*|disk(?:\/.*)?))?\/?$/;
const EVERY_DEVICE = /^a(?:\s|$)/;

export default defineRule<ComposeDocument>({
  id: 'CMP111',
  name: 'raw-device',
  title: 'raw disk or host memory as a device',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['CL-0016'],
  references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
  docs: {
    what: '`devices` has a disk (`/dev/sda`, `/dev/nvme0n1`, `/dev/mapper/…`), `/dev/mem`, `/dev/kvm` or all of `/dev`, or `device_cgroup_rules` allows all devices.',
    why: 'Read access to the disk bypasses the permissions of every host file, and write access takes over the host.',
    instead: 'Mount the directory that is needed, or pass the single device: `/dev/ttyUSB0`, `/dev/dri`.',
    exceptions: 'Sound, graphics, serial lines, FUSE and TUN are not reported.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    devices:\n      - /dev/sda:/dev/sda:r\n', line: 5 },
      { code: 'services:\n  app:\n    image: app:1\n    device_cgroup_rules: ["a *:* rwm"]\n', line: 4 },
    ],
    good: [
      {
        code: 'services:\n  app:\n    image: app:1\n    devices: [/dev/dri, /dev/ttyUSB0, "/dev/net/tun:/dev/net/tun"]\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    device_cgroup_rules: ["c 1:3 mr"]\n' },
    ],
  },

  needs: ['devices', 'device_cgroup_rules'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'devices')) {
      for (const item of itemsOf(value)) {
        const scalar = asScalar(item) ?? asScalar(get(item, 'source'));
        if (!scalar) continue;
        const text = textIn(doc, scalar);
        const { target, source = target, sourceSpan, targetSpan } = readVolumeMapping(text.value);
        if (!RAW.test(source)) continue;
        const span: Span = sourceSpan ?? targetSpan;
        yield {
          at: text.at(span.start, span.end),
          message: `service \`${service.name}\` gets the raw device \`${source}\` of the host`,
          help: 'mount the directory that is needed instead',
          severity: service.grade('warning'),
          path: service.path('devices'),
        };
      }
    }
    for (const { service, value } of eachOwn(doc, 'device_cgroup_rules')) {
      for (const text of service.stringsOf(value)) {
        if (!EVERY_DEVICE.test(text.value)) continue;
        yield {
          at: text.span,
          message: `service \`${service.name}\` may use every host device`,
          help: 'allow only the device that is needed, for example `c 188:* rmw` for serial adapters',
          severity: service.grade('warning'),
          path: service.path('device_cgroup_rules'),
        };
      }
    }
  },
});

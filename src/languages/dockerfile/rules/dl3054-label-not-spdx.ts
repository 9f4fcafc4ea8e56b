import { defineRule } from '../../../core/rule.ts';
import { WordList } from '../../../core/word-list.ts';
import type { DockerfileDocument } from '../document.ts';
import { misfits } from '../labels.ts';

/** The ids that images carry; the letter case is that of the list. */
const IDS = new WordList(
  '0BSD AFL-3.0 AGPL-1.0-only AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-1.0 Apache-1.1 Apache-2.0 APSL-2.0 Artistic-1.0 Artistic-2.0 ' +
    'BlueOak-1.0.0 BSD-1-Clause BSD-2-Clause BSD-2-Clause-Patent BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 BUSL-1.1 ' +
    'CAL-1.0 CC-BY-4.0 CC-BY-NC-4.0 CC-BY-SA-4.0 CC0-1.0 CDDL-1.0 CDDL-1.1 CECILL-2.1 CPAL-1.0 CPL-1.0 curl ECL-2.0 Elastic-2.0 EPL-1.0 EPL-2.0 ' +
    'EUPL-1.1 EUPL-1.2 FSFAP FTL GFDL-1.3-only GFDL-1.3-or-later GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0+ GPL-2.0-only GPL-2.0-or-later ' +
    'GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later HPND ICU IJG Intel IPL-1.0 ISC LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1-only ' +
    'LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only LGPL-3.0-or-later Libpng LPL-1.02 LPPL-1.3c MIT MIT-0 MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception ' +
    'MS-PL MS-RL MulanPSL-2.0 NCSA Net-SNMP ODbL-1.0 OFL-1.1 OLDAP-2.8 OpenSSL OSL-3.0 PDDL-1.0 PHP-3.01 PostgreSQL PSF-2.0 Python-2.0 QPL-1.0 Ruby ' +
    'SSPL-1.0 SISSL Sleepycat TCL UPL-1.0 Unicode-3.0 Unicode-DFS-2016 Unlicense Vim W3C WTFPL X11 XFree86-1.1 Zlib ZPL-2.1',
);

function isLicence(value: string): boolean {
  return IDS.has(value) || value.startsWith('LicenseRef-');
}

export default defineRule<DockerfileDocument>({
  id: 'DL3054',
  name: 'label-not-spdx',
  title: 'a label that is no SPDX licence',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  docs: {
    what: 'A label that the configuration types as `spdx` and whose value is no SPDX licence id.',
    why: 'Whoever reads the label, a registry, a dashboard or a policy, cannot use the value.',
    instead: 'Write a SPDX licence id, or change the type of the label in the configuration.',
    exceptions: 'A value with a variable is not judged, and an empty one is reported by DL3051.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL org.x=Apache\n', line: 2, settings: { labels: { 'org.x': 'spdx' } } },
      { code: 'FROM a:1\nLABEL org.x="Apache "\n', line: 2, settings: { labels: { 'org.x': 'spdx' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL org.x="Apache-2.0"\n', settings: { labels: { 'org.x': 'spdx' } } },
      { code: 'FROM a:1\nLABEL org.y=Apache\n', settings: { labels: { 'org.x': 'spdx' } } },
    ],
  },
  needs: ['LABEL'],

  check: (doc, { settings }) => misfits(doc, settings, 'spdx', isLicence, 'SPDX licence id'),
});

/** Advisories that announce fixes of many vulnerabilities at once: they contain CVEs and are no other name for one. */
const CONTAINER =
  /^(?:DSA|DLA|ELA|USN|LSN|(?:AL|RH|RL|RX|EL|O)SA|ALAS2?|SUSE-[A-Z]+|openSUSE-[A-Z]+|CGA|MGASA|FEDORA)-/;

export function isContainer(id: string): boolean {
  return CONTAINER.test(id);
}

export function isCve(id: string): boolean {
  return /^CVE-\d{4}-\d{4,}$/.test(id);
}

/**
 * A CVE as an unsigned 32-bit number; `undefined` for other ids and for numbers that do not fit.
 * Year - 1990 in the upper eight bits, the number in the lower 24.
 */
export function cveKey(id: string): number | undefined {
  const match = /^CVE-(\d{4})-(\d{4,9})$/.exec(id);
  const year = Number(match?.[1]) - 1990;
  const number = Number(match?.[2]);
  return year >= 0 && year < 256 && number < 2 ** 24 ? year * 2 ** 24 + number : undefined;
}

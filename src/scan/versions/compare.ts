/**
 * Orders two versions: negative when `a` is lower, positive when it is higher, 0 when both are the same version.
 * A total order over all strings, in linear time; never throws.
 */
export type Compare = (a: string, b: string) => number;

/** The rules by which versions are ordered. */
export type VersionFamily = 'dpkg' | 'rpm' | 'apk' | 'semver' | 'pep440' | 'gem' | 'maven' | 'go' | 'packagist';

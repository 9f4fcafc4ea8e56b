import type { Document } from '../../core/document.ts';
import type { Project } from '../../core/project.ts';
import type { Report } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import type { KubernetesDocument } from '../kubernetes/document.ts';
import { effectiveSetting, isWindows, pathBelow, type Setting } from '../kubernetes/facts.ts';
import { booleanOf } from '../yaml/scalars.ts';
import { composePaths } from './builds.ts';
import {
  type BuiltImage,
  builtImageOf,
  dockerfilePaths,
  ownImageNames,
  packagesBesideDockerfiles,
} from './built-images.ts';
import { dockerfilesIn } from './dockerfiles.ts';
import { type ImageUser, userOf } from './image-user.ts';
import {
  containersOf,
  isKubernetes,
  type ManifestContainer,
  manifestContainersOf,
  manifestPaths,
  manifestsIn,
  manifestsRunning,
} from './manifests.ts';
import { checkedAs, untilRead } from './paths.ts';
import { join, parentOf } from './tree.ts';

/** A container that must not run as root, and leaves the choice of the user to an image built here. */
export interface NonRootCase {
  readonly place: ManifestContainer;
  readonly setting: Setting;
  readonly image: BuiltImage;
  readonly user: ImageUser;
}

/** Whether the rules about such containers could find something. */
export function mayHaveCases(documents: readonly Document[]): boolean {
  return dockerfilesIn(documents).length > 0 || manifestsIn(documents).some(asksForNonRoot);
}

/** The files that the rules read: the other side of what is checked. */
export const wantedForCases = untilRead((project) => {
  const checked = checkedAs(project, 'dockerfile');
  const others = [...composePaths(project), ...(checked.length > 0 ? manifestPaths(project) : [])];
  if (checkedAs(project, 'kubernetes').length > 0) return [...others, ...dockerfilePaths(project)];
  others.push(...checked.map((path) => join(parentOf(path), 'package.json')));
  // Whether another image has the same name matters only where a manifest runs it.
  if (manifestsRunning(project, ownImageNames(project)).length > 0) others.push(...packagesBesideDockerfiles(project));
  return others;
});

/** Whether a document is a manifest with a container that leaves the choice of the user to its image. */
export function holdsCase(doc: Document): boolean {
  return isKubernetes(doc) && asksForNonRoot(doc) && containersOf(doc, true).some((place) => settingOf(place));
}

/** The `runAsNonRoot: true` of a container that sets no user of its own. */
function settingOf({ container }: ManifestContainer): Setting | undefined {
  const setting = effectiveSetting(container, 'runAsNonRoot');
  if (!setting || booleanOf(setting.value) !== true || isWindows(container.pod)) return undefined;
  return effectiveSetting(container, 'runAsUser') ? undefined : setting;
}

function asksForNonRoot({ file }: KubernetesDocument): boolean {
  return file.text.includes('runAsNonRoot');
}

/** Containers with `runAsNonRoot: true`, no `runAsUser`, and an image whose user is known. */
export function* nonRootCases(project: Project): Iterable<NonRootCase> {
  for (const place of manifestContainersOf(project)) {
    const setting = settingOf(place);
    if (!setting) continue;
    const image = builtImageOf(project, place.image);
    const user = image && userOf(image.doc, image.stage);
    if (image && user && (image.checked || place.checked)) yield { place, setting, image, user };
  }
}

/** A report on the Dockerfile when it is checked, else on the manifest; the other one is related. */
export function reportAt(
  { place, setting, image, user }: NonRootCase,
  report: Omit<Report, 'at'>,
): Report & { readonly file: string } {
  const inImage: Span = user.instruction?.args.span ?? image.stage.from.head;
  const said = user.instruction ? `the image ends with USER ${user.name}` : 'the image does not set a USER';
  if (image.checked) {
    const { file } = place.doc;
    return {
      ...report,
      file: image.doc.file.path,
      at: inImage,
      related: [{ file: file.path, at: setting.entry.span, message: `${place.container.label} must not run as root` }],
    };
  }
  const { fix: _, ...rest } = report;
  return {
    ...rest,
    file: place.doc.file.path,
    at: setting.entry.span,
    path: pathBelow(setting.place, 'securityContext', 'runAsNonRoot'),
    related: [{ file: image.doc.file.path, at: inImage, message: said }],
  };
}

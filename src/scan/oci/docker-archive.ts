import { ScanError } from '../error.ts';
import { listField, listOf, parseJson, textField, textOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { type Image, type Layer, readConfig } from './image.ts';
import { type Choice, readSmall } from './layout.ts';
import type { Store } from './source.ts';

/**
 * Reads an image of what `docker save`, `podman save` or `skopeo copy … docker-archive:` wrote.
 * @throws ScanError when it is damaged, or holds no image that matches, or several.
 */
export async function readDockerArchive(store: Store, choice: Choice): Promise<Image> {
  const index = await store.open('manifest.json');
  if (!index) throw new ScanError('there is no manifest.json: this is not a docker-archive');
  const images = listOf(parseJson(await readSmall(index, LIMITS.manifest, 'manifest.json'), 'manifest.json'));
  const image = choose(images, choice.tag);
  const configBytes = await store.open(textField(image, 'Config') ?? '');
  if (!configBytes) throw new ScanError('the archive is incomplete: the image configuration is missing');
  const what = 'the image configuration';
  const config = readConfig(parseJson(await readSmall(configBytes, LIMITS.config, what), what));
  const paths = listField(image, 'Layers').map((path) => textOf(path) ?? '');
  if (paths.length !== config.diffIds.length)
    throw new ScanError(
      `the image is damaged: its manifest lists ${paths.length} layers and its configuration ${config.diffIds.length}`,
    );
  const hasCommands = config.commands.length === paths.length;
  const layers = await Promise.all(
    paths.map(async (path, place): Promise<Layer> => {
      const blob = await store.open(path);
      if (!blob) throw new ScanError(`the archive is incomplete: layer ${place + 1} is missing`);
      const diffId = config.diffIds[place];
      const createdBy = hasCommands ? config.commands[place] : undefined;
      return { ...(diffId !== undefined && { diffId }), ...(createdBy !== undefined && { createdBy }), blob };
    }),
  );
  const name = tagsOf(image)[0];
  return { ...(name !== undefined && { name }), config, layers };
}

function choose(images: readonly unknown[], tag: string | undefined): unknown {
  const all = images.flatMap(tagsOf);
  const matching =
    tag === undefined ? images : images.filter((image) => tagsOf(image).some((name) => isNamed(name, tag)));
  const [image, second] = matching;
  if (images.length === 0) throw new ScanError('the archive holds no image');
  if (image === undefined)
    throw new ScanError(`the archive holds no image with the tag ${JSON.stringify(tag)}`, {
      hint: all.length > 0 ? `it holds ${all.slice(0, 10).join(', ')}` : 'its images have no tags',
    });
  if (second !== undefined)
    throw new ScanError(`the archive holds ${matching.length} images`, {
      hint: `add a tag after a colon: ${all.slice(0, 10).join(', ')}`,
    });
  return image;
}

function isNamed(name: string, tag: string): boolean {
  return name === tag || name.endsWith(`:${tag}`) || name.endsWith(`/${tag}`);
}

function tagsOf(image: unknown): string[] {
  return listField(image, 'RepoTags').flatMap((name) => textOf(name) ?? []);
}

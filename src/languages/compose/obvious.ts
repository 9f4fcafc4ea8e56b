import { KnownWords } from '../../core/credentials.ts';
import type { ComposeDocument } from './document.ts';

/** What is easy to guess from the file itself: names of services, images, users and databases. */
export function obviousWords(doc: ComposeDocument): KnownWords {
  const words = doc.services.flatMap((service) => [
    ...service.name.split(/[-_.]/),
    service.image?.value.replace(/[:@].*$/, '').replace(/^.*\//, '') ?? '',
    ...service.environment.flatMap(({ name, value }) =>
      /(?:USER|USERNAME|DB|DATABASE|NAME)$/i.test(name) ? (value ?? '') : '',
    ),
  ]);
  return new KnownWords(words);
}

import { WordList } from '../../core/word-list.ts';

const WORDS =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';

/** The instructions that BuildKit knows. */
export const KEYWORDS: readonly string[] = WORDS.split(' ');
/** For the question whether a word is one of them. */
export const KNOWN_KEYWORDS = new WordList(WORDS);

import { WordList } from '../../core/word-list.ts';

/** Official images from which files are copied by their bare name. */
export const KNOWN_IMAGES = new WordList(
  'alpine almalinux amazoncorretto amazonlinux bash busybox caddy composer consul debian docker eclipse-temurin fedora ' +
    'gcc golang gradle haproxy hello-world httpd maven memcached mongo mysql nats nginx node openjdk perl php postgres ' +
    'python rabbitmq redis registry rockylinux ruby rust scratch swift tomcat traefik ubuntu vault',
);

/** Official images from which files are copied by their bare name. */
export const KNOWN_IMAGES: ReadonlySet<string> = new Set(
  (
    'alpine almalinux amazoncorretto amazonlinux bash busybox caddy composer consul debian docker eclipse-temurin fedora ' +
    'gcc golang gradle haproxy hello-world httpd maven memcached mongo mysql nats nginx node openjdk perl php postgres ' +
    'python rabbitmq redis registry rockylinux ruby rust scratch swift tomcat traefik ubuntu vault'
  ).split(' '),
);

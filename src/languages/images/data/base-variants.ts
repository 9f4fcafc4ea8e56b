// Written by scripts/gen-base-variants.mjs from scripts/data/base-variants.jsonl; do not edit.

/** Repositories and the number of their block, one a line. */
export const REPOSITORIES = `
alpine 0
apache/kafka 39
apache/kafka-native 40
buildpack-deps 1
busybox 3
caddy 4
cassandra 5
composer 6
consul 7
debian 9
denoland/deno 10
docker 16
docker.gitea.com/gitea 26
eclipse-temurin 20
elasticsearch 21
elixir 22
erlang 23
gcc 24
gcr.io/distroless/base 11
gcr.io/distroless/base-debian11 11
gcr.io/distroless/base-debian12 11
gcr.io/distroless/base-debian13 11
gcr.io/distroless/base-nossl 11
gcr.io/distroless/base-nossl-debian11 11
gcr.io/distroless/base-nossl-debian12 11
gcr.io/distroless/base-nossl-debian13 11
gcr.io/distroless/cc 11
gcr.io/distroless/cc-debian11 11
gcr.io/distroless/cc-debian12 11
gcr.io/distroless/cc-debian13 11
gcr.io/distroless/java21 12
gcr.io/distroless/java21-debian11 12
gcr.io/distroless/java21-debian12 12
gcr.io/distroless/java21-debian13 12
gcr.io/distroless/nodejs22 13
gcr.io/distroless/nodejs22-debian11 13
gcr.io/distroless/nodejs22-debian12 13
gcr.io/distroless/nodejs22-debian13 13
gcr.io/distroless/python3 14
gcr.io/distroless/python3-debian11 14
gcr.io/distroless/python3-debian12 14
gcr.io/distroless/python3-debian13 14
gcr.io/distroless/static 15
gcr.io/distroless/static-debian11 15
gcr.io/distroless/static-debian12 15
gcr.io/distroless/static-debian13 15
ghost 25
gitea/gitea 26
golang 27
gradle 28
grafana/grafana 29
grafana/grafana-oss 29
haproxy 30
hashicorp/consul 8
hashicorp/vault 73
httpd 31
influxdb 32
jenkins/jenkins 33
julia 34
jupyter/base-notebook 35
jupyter/datascience-notebook 36
jupyter/docker-stacks-foundation 37
jupyter/minimal-notebook 36
jupyter/pyspark-notebook 38
jupyter/r-notebook 36
jupyter/scipy-notebook 36
keycloak/keycloak 41
kibana 42
logstash 43
mariadb 44
maven 45
mcr.microsoft.com/dotnet/aspnet 17
mcr.microsoft.com/dotnet/runtime 17
mcr.microsoft.com/dotnet/runtime-deps 18
mcr.microsoft.com/dotnet/sdk 19
memcached 46
mongo 47
mysql 48
nats 49
neo4j 50
nextcloud 51
nginx 52
nginx/nginx-unprivileged 53
nginxinc/nginx-unprivileged 53
node 54
openjdk 55
oven/bun 2
perl 56
php 57
postgres 58
prom/prometheus 59
python 60
quay.io/jupyter/base-notebook 35
quay.io/jupyter/datascience-notebook 36
quay.io/jupyter/docker-stacks-foundation 37
quay.io/jupyter/minimal-notebook 36
quay.io/jupyter/pyspark-notebook 38
quay.io/jupyter/r-notebook 36
quay.io/jupyter/scipy-notebook 36
quay.io/keycloak/keycloak 41
quay.io/prometheus/prometheus 59
r-base 61
rabbitmq 62
redis 63
registry 64
ruby 65
rust 66
scratch 67
solr 68
sonarqube 69
tomcat 70
traefik 71
ubuntu 72
vault 73
wordpress 74
zookeeper 75
`;

/**
 * Rows of a repository, one a line: variant, first version, confidence, default user, users (name, uid, gid), shell,
 * tools, libc, package manager, WORKDIR, written paths, exposed ports, volumes, stop signal, entrypoint, command,
 * whether the entrypoint drops root, to whom, pattern of the tags. Each block is a function of its own, since V8 reads
 * no text of functions that are not called.
 */
export const BLOCKS: readonly (() => string)[] = [
  () => `
default			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						[]	["/bin/sh"]	-		^.+$
`,
  () => `
debian-curl			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git -ps -python3 +perl +tar -unzip +gpg	glibc	apt						[]	["bash"]	-		^(?:(?:trixie|bookworm|bullseye|forky|sid|stable|testing)-curl|curl)$
debian-full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["bash"]	-		^(?:trixie|bookworm|bullseye|forky|sid|stable|testing|latest)$
debian-scm			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar -unzip +gpg	glibc	apt						[]	["bash"]	-		^(?:(?:trixie|bookworm|bullseye|forky|sid|stable|testing)-scm|scm)$
ubuntu-curl			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt										^(?:(?:jammy|noble|plucky|questing|resolute|2[0-9]\\.\\d\\d|focal)-curl)$
ubuntu-full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt										^(?:jammy|noble|plucky|questing|resolute|2[0-9]\\.\\d\\d|focal)$
ubuntu-scm			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar -unzip +gpg	glibc	apt										^(?:(?:jammy|noble|plucky|questing|resolute|2[0-9]\\.\\d\\d|focal)-scm)$
`,
  () => `
alpine		low	root	nobody,65534,65534 bun,1000,1000	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/home/bun/app					["/usr/local/bin/docker-entrypoint.sh"]	["/usr/local/bin/bun"]			^(?:.*-)?alpine[\\d.]*$
debian		low	root	www-data,33,33 nobody,65534,65534 bun,1000,1000	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/home/bun/app					["/usr/local/bin/docker-entrypoint.sh"]	["/usr/local/bin/bun"]			^(?!.*(?:alpine|slim|distroless|windows|nanoserver|servercore)).+$
distroless		low	root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc							["/usr/local/bin/bun"]	[]	-		^(?:.*-)?distroless$
slim		low	root	www-data,33,33 nobody,65534,65534 bun,1000,1000	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/home/bun/app					["/usr/local/bin/docker-entrypoint.sh"]	["/usr/local/bin/bun"]			^(?:.*-)?slim$
`,
  () => `
default		low	root		+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg								[]	["sh"]	-		^(?!.*musl).+$
musl		low	root		+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl							[]	["sh"]	-		^(?:.*-)?musl$
`,
  () => `
alpine			root	nobody,65534,65534	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/srv		80 443 443/udp 2019			[]	["caddy","run","--config","/etc/caddy/Caddyfile","--adapter","caddyfile"]	-		^(?!.*(?:builder|windows|nanoserver|servercore)).+$
builder			root	nobody,65534,65534	+	+curl +wget +nc -bash +git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/usr/bin					[]	["/bin/sh"]	-		^(?:.*-)?builder(?:-alpine)?$
`,
  () => `
debian			root	www-data,33,33 nobody,65534,65534 cassandra,999,999	+	-curl -wget -nc +bash -git +ps +python3 +perl +tar -unzip -gpg	glibc	apt		/etc/cassandra /var/lib/cassandra /var/log/cassandra	7000 7001 7199 9042 9160	/var/lib/cassandra		["docker-entrypoint.sh"]	["cassandra","-f"]	+	cassandra	^(?!.*(?:windows|nanoserver|servercore)).+$
`,
  () => `
default			root	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc +bash +git +ps +python3 +tar +unzip -gpg	musl	apk	/app	/var/www/html				["/docker-entrypoint.sh"]	["composer"]	-		^(?!.*(?:bin|windows|nanoserver|servercore)).+$
`,
  () => `
alpine		low	root	nobody,65534,65534 consul,,	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip	musl	apk		/consul /consul/config /consul/data	8300 8301 8301/udp 8302 8302/udp 8500 8600 8600/udp	/consul/data		["docker-entrypoint.sh"]	["agent","-dev","-client","0.0.0.0"]	+	consul	^(?!.*(?:ubi|windows|nanoserver|servercore)).+$
`,
  () => `
alpine		low	root	nobody,65534,65534 consul,,	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip	musl	apk		/consul /consul/config /consul/data	8300 8301 8301/udp 8302 8302/udp 8500 8600 8600/udp	/consul/data		["docker-entrypoint.sh"]	["agent","-dev","-client","0.0.0.0"]	+	consul	^(?!.*(?:ubi|windows|nanoserver|servercore)).+$
ubi		low	100	consul,100,	+	+wget +bash +tar +unzip +gpg	glibc	microdnf		/consul/config /consul/data	8300 8301 8301/udp 8302 8302/udp 8500 8600 8600/udp	/consul/data		["docker-entrypoint.sh"]	["agent","-dev","-client","0.0.0.0"]			^.*ubi.*$
`,
  () => `
full			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?!.*(?:slim|backports)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?:.*-)?slim$
`,
  () => `
alpine			root	nobody,65534,65534 deno,1000,1000	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/deno-dir				["/tini","--","docker-entrypoint.sh"]	["eval","console.log('Welcome to Deno!')"]	-		^(?:alpine|alpine-.+|.+-alpine)$
debian			root	www-data,33,33 nobody,65534,65534 deno,1993,	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/deno-dir				["/tini","--","docker-entrypoint.sh"]	["eval","console.log('Welcome to Deno!')"]	-		^(?!.*(?:alpine|distroless|ubuntu|bin)).+$
distroless			root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/					["/tini","--","/bin/deno"]	["eval","console.log('Welcome to Deno!')"]			^(?:distroless|distroless-.+|.+-distroless)$
ubuntu			root	www-data,33,33 nobody,65534,65534 deno,1993,	+	-curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt		/deno-dir				["/tini","--","docker-entrypoint.sh"]	["eval","console.log('Welcome to Deno!')"]	-		^(?:ubuntu|ubuntu-.+|.+-ubuntu)$
`,
  () => `
nonroot			65532	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/home/nonroot					[]	[]	-		^(?!.*debug).*nonroot.*$
nonroot-debug			65532	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/home/nonroot					["/busybox/sh"]	[]			^(?:.*-)?debug-nonroot(?:-[a-z0-9]+)?$
root			root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/					[]	[]	-		^(?!.*(?:nonroot|debug)).+$
root-debug			root	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/					["/busybox/sh"]	[]			^(?!.*nonroot)(?:.*-)?debug(?:-[a-z0-9]+)?$
`,
  () => `
nonroot			65532	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/home/nonroot					["/usr/bin/java","-jar"]	[]			^(?!.*debug).*nonroot.*$
nonroot-debug			65532	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/home/nonroot					["/usr/bin/java","-jar"]	[]			^(?:.*-)?debug-nonroot(?:-[a-z0-9]+)?$
root			root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/					["/usr/bin/java","-jar"]	[]			^(?!.*(?:nonroot|debug)).+$
root-debug			root	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/					["/usr/bin/java","-jar"]	[]			^(?!.*nonroot)(?:.*-)?debug(?:-[a-z0-9]+)?$
`,
  () => `
nonroot			65532	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/home/nonroot					["/nodejs/bin/node"]	[]			^(?!.*debug).*nonroot.*$
nonroot-debug			65532	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/home/nonroot					["/nodejs/bin/node"]	[]			^(?:.*-)?debug-nonroot(?:-[a-z0-9]+)?$
root			root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc		/					["/nodejs/bin/node"]	[]			^(?!.*(?:nonroot|debug)).+$
root-debug			root	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/					["/nodejs/bin/node"]	[]			^(?!.*nonroot)(?:.*-)?debug(?:-[a-z0-9]+)?$
`,
  () => `
nonroot			65532	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps +python3 -perl -tar -unzip -gpg	glibc		/home/nonroot					["/usr/bin/python3.13"]	[]			^(?!.*debug).*nonroot.*$
nonroot-debug			65532	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps +python3 -perl +tar +unzip -gpg	glibc		/home/nonroot					["/usr/bin/python3.13"]	[]			^(?:.*-)?debug-nonroot(?:-[a-z0-9]+)?$
root			root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps +python3 -perl -tar -unzip -gpg	glibc		/					["/usr/bin/python3.13"]	[]			^(?!.*(?:nonroot|debug)).+$
root-debug			root	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps +python3 -perl +tar +unzip -gpg	glibc		/					["/usr/bin/python3.13"]	[]			^(?!.*nonroot)(?:.*-)?debug(?:-[a-z0-9]+)?$
`,
  () => `
nonroot			65532	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg			/home/nonroot					[]	[]	-		^(?!.*debug).*nonroot.*$
nonroot-debug			65532	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg			/home/nonroot					["/busybox/sh"]	[]			^(?:.*-)?debug-nonroot(?:-[a-z0-9]+)?$
root			root	nonroot,65532,65532 nobody,65534,65534	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg			/					[]	[]	-		^(?!.*(?:nonroot|debug)).+$
root-debug			root	nonroot,65532,65532 nobody,65534,65534		-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg			/					["/busybox/sh"]	[]			^(?!.*nonroot)(?:.*-)?debug(?:-[a-z0-9]+)?$
`,
  () => `
cli			root	nobody,65534,65534	+	-curl +wget +nc -bash +git +ps -python3 -perl +tar +unzip -gpg	musl	apk						["docker-entrypoint.sh"]	["sh"]	-		^(?:.*-)?cli$|^(?:.*-)?git$
dind			root	nobody,65534,65534 dockremap,,	+	-curl +wget +nc -bash +git +ps -python3 -perl +tar +unzip -gpg	musl	apk			2375 2376	/var/lib/docker		["dockerd-entrypoint.sh"]	[]	-		^(?!.*rootless)(?:.*-)?dind.*$|^(?:latest|\\d[\\d.]*)$
dind-rootless			rootless	nobody,65534,65534 dockremap,, rootless,1000,	+	-curl +wget +nc -bash +git +ps +tar +unzip -gpg	musl	apk		/home/rootless/.local/share/docker	2375 2376	/var/lib/docker /home/rootless/.local/share/docker		["dockerd-entrypoint.sh"]	[]	-		^(?:.*-)?dind-rootless$
`,
  () => `
alpine	8		root	nobody,65534,65534 app,1654,1654	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						[]	["/bin/sh"]	-		^(?!.*(?:composite|extra|aot)).*alpine.*$
azurelinux	8		root	app,1654,1654	+	+bash	glibc	tdnf										^(?!.*(?:distroless|aot)).*azurelinux.*$
azurelinux-distroless	8		1654	app,1654,1654	-		glibc			/home/app				["/usr/bin/dotnet"]	["--info"]			^(?!.*(?:composite|extra|aot)).*azurelinux.*distroless.*$
chiseled	8		1654	app,1654,1654	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc			/home/app				["/usr/bin/dotnet"]	["--info"]			^(?!.*(?:composite|extra|aot)).*chiseled.*$
debian	8		root	www-data,33,33 nobody,65534,65534 app,1654,1654	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?:[89](?:\\.\\d+)*(?:-bookworm.*)?|.*bookworm.*)$
ubuntu	8		root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 app,1654,1654	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt										^(?!.*(?:alpine|azurelinux|chiseled|bookworm|bullseye|aot)).*(?:noble|resolute).*$|^(?:1\\d|latest)(?:\\.\\d+)*(?:-preview(?:\\.\\d+)*)?$
`,
  () => `
alpine	8		root	nobody,65534,65534 app,1654,1654	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						[]	["/bin/sh"]	-		^(?!.*(?:composite|extra|aot)).*alpine.*$
azurelinux	8		root	app,1654,1654	+	+bash	glibc	tdnf										^(?!.*(?:distroless|aot)).*azurelinux.*$
azurelinux-distroless	8		1654	app,1654,1654	-		glibc			/home/app								^(?!.*(?:composite|extra|aot)).*azurelinux.*distroless.*$
chiseled	8		1654	app,1654,1654	-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg	glibc			/home/app				[]	[]	-		^(?!.*(?:composite|extra|aot)).*chiseled.*$
debian	8		root	www-data,33,33 nobody,65534,65534 app,1654,1654	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?:[89](?:\\.\\d+)*(?:-bookworm.*)?|.*bookworm.*)$
ubuntu	8		root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 app,1654,1654	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt										^(?!.*(?:alpine|azurelinux|chiseled|bookworm|bullseye|aot)).*(?:noble|resolute).*$|^(?:1\\d|latest)(?:\\.\\d+)*(?:-preview(?:\\.\\d+)*)?$
`,
  () => `
alpine	8		root	nobody,65534,65534 app,1654,1654	+	+curl +wget +nc -bash +git +ps -python3 -perl +tar +unzip -gpg	musl	apk						[]	["/bin/sh"]	-		^(?!.*(?:composite|extra|aot)).*alpine.*$
azurelinux	8		root	app,1654,1654	+	+bash +git +perl +tar	glibc	tdnf										^(?!.*(?:distroless|aot)).*azurelinux.*$
debian	8		root	www-data,33,33 nobody,65534,65534 app,1654,1654	+	+curl +wget -nc +bash +git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?:[89](?:\\.\\d+)*(?:-bookworm.*)?|.*bookworm.*)$
ubuntu	8		root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 app,1654,1654	+	+curl +wget -nc +bash +git -python3 +perl +tar -unzip -gpg	glibc	apt										^(?!.*(?:alpine|azurelinux|chiseled|bookworm|bullseye|aot)).*(?:noble|resolute).*$|^(?:1\\d|latest)(?:\\.\\d+)*(?:-preview(?:\\.\\d+)*)?$
`,
  () => `
jdk-21-			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	+curl +wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt						["/__cacert_entrypoint.sh"]		-		^(?!.*jre)(?!.*(?:alpine|ubi\\d|windows|nanoserver|servercore|jammy))(?:(?:8|11|17|21)(?![0-9])[^-]*)(?:-(?:jdk|jre|noble|resolute))*$
jdk-25+			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt						["/__cacert_entrypoint.sh"]	["jshell"]	-		^(?!.*jre)(?!.*(?:alpine|ubi\\d|windows|nanoserver|servercore|jammy))(?:(?:2[5-9]|[3-9]\\d)(?![0-9])[^-]*)?(?:-?(?:jdk|jre|latest|noble|resolute))*$
jdk-alpine-21-			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip +gpg	musl	apk						["/__cacert_entrypoint.sh"]		-		^(?!.*jre)(?:(?:8|11|17|21)(?![0-9])[^-]*-)(?:(?:jdk|jre)-)?alpine(?:-[\\d.]+)?$
jdk-alpine-25+			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						["/__cacert_entrypoint.sh"]	["jshell"]	-		^(?!.*jre)(?:(?:2[5-9]|[3-9]\\d)(?![0-9])[^-]*-)?(?:(?:jdk|jre)-)?alpine(?:-[\\d.]+)?$
jdk-jammy-21-			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git +ps -python3 +perl +tar -unzip +gpg	glibc	apt						["/__cacert_entrypoint.sh"]		-		^(?!.*jre)(?:8|11|17|21)(?![0-9]).*jammy$
jdk-jammy-25+			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt						["/__cacert_entrypoint.sh"]	["jshell"]	-		^(?!.*jre)(?:2[5-9]|[3-9]\\d)(?![0-9]).*jammy$
jdk-ubi-21-			root		+	+curl +wget +bash +tar	glibc	microdnf						["/__cacert_entrypoint.sh"]		-		^(?!.*jre)(?:(?:8|11|17|21)(?![0-9])[^-]*-)(?:(?:jdk|jre)-)?ubi.*$
jdk-ubi-25+			root		+	+curl +wget +bash +tar +gpg	glibc	microdnf						["/__cacert_entrypoint.sh"]	["jshell"]	-		^(?!.*jre)(?:(?:2[5-9]|[3-9]\\d)(?![0-9])[^-]*-)?(?:(?:jdk|jre)-)?ubi.*$
jre-21-			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	+curl +wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?!.*(?:alpine|ubi\\d|windows|nanoserver|servercore|jammy))(?:(?:8|11|17|21)(?![0-9])[^-]*)(?:-(?:jdk|jre|noble|resolute))*$
jre-25+			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?!.*(?:alpine|ubi\\d|windows|nanoserver|servercore|jammy))(?:(?:2[5-9]|[3-9]\\d)(?![0-9])[^-]*)?(?:-?(?:jdk|jre|latest|noble|resolute))*$
jre-alpine-21-			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip +gpg	musl	apk						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?:(?:8|11|17|21)(?![0-9])[^-]*-)(?:(?:jdk|jre)-)?alpine(?:-[\\d.]+)?$
jre-alpine-25+			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?:(?:2[5-9]|[3-9]\\d)(?![0-9])[^-]*-)?(?:(?:jdk|jre)-)?alpine(?:-[\\d.]+)?$
jre-jammy-21-			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git +ps -python3 +perl +tar -unzip +gpg	glibc	apt						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?:8|11|17|21)(?![0-9]).*jammy$
jre-jammy-25+			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?:2[5-9]|[3-9]\\d)(?![0-9]).*jammy$
jre-ubi-21-			root		+	+curl +wget +bash +tar	glibc	microdnf						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?:(?:8|11|17|21)(?![0-9])[^-]*-)(?:(?:jdk|jre)-)?ubi.*$
jre-ubi-25+			root		+	+curl +wget +bash +tar +gpg	glibc	microdnf						["/__cacert_entrypoint.sh"]	[]	-		^(?=.*jre)(?:(?:2[5-9]|[3-9]\\d)(?![0-9])[^-]*-)?(?:(?:jdk|jre)-)?ubi.*$
`,
  () => `
ubi	7		1000:0	elasticsearch,1000,1000	+	+curl +nc +bash +ps +unzip	glibc	microdnf	/usr/share/elasticsearch	/usr/share/elasticsearch/bin /usr/share/elasticsearch/config /usr/share/elasticsearch/config/jvm.options.d /usr/share/elasticsearch/data /usr/share/elasticsearch/logs /usr/share/elasticsearch/plugins	9200 9300			["/bin/tini","--","/usr/local/bin/docker-entrypoint.sh"]	["eswrapper"]	-		^(?!.*(?:wolfi|windows|nanoserver|servercore)).+$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk						[]	["iex"]	-		^(?:.*-)?alpine[\\d.]*$
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["iex"]	-		^(?!.*(?:slim|alpine|windows|nanoserver|servercore)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["iex"]	-		^(?:.*-)?slim$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk						[]	["erl"]	-		^(?:.*-)?alpine[\\d.]*$
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["erl"]	-		^(?!.*(?:slim|alpine|windows|nanoserver|servercore)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["erl"]	-		^(?:.*-)?slim$
`,
  () => `
debian		low	root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["bash"]	-		^.+$
`,
  () => `
alpine	1		root	nobody,65534,65534 node,1000,1000	+	-curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/var/lib/ghost	/var/lib/ghost /var/lib/ghost/content	2368	/var/lib/ghost/content		["docker-entrypoint.sh"]	["node","current/index.js"]	+	node	^(?:.*-)?alpine[\\d.]*$
debian	1		root	www-data,33,33 nobody,65534,65534 node,1000,1000	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/lib/ghost	/var/lib/ghost /var/lib/ghost/content	2368	/var/lib/ghost/content		["docker-entrypoint.sh"]	["node","current/index.js"]	+	node	^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
default	1	low	root	nobody,65534,65534 git,1000,1000	+	+curl +wget +nc +bash +git +ps -python3 -perl +tar +unzip +gpg	musl	apk			22 3000	/data		["/usr/bin/entrypoint"]	["/bin/s6-svscan","/etc/s6"]			^(?!.*(?:rootless|windows|nanoserver|servercore)).+$
rootless	1	low	1000:1000	nobody,65534,65534 git,1000,1000	+	+curl +wget +nc +bash +git +ps -python3 -perl +tar +unzip +gpg	musl	apk	/var/lib/gitea	/etc/gitea /var/lib/gitea	2222 3000	/var/lib/gitea /etc/gitea		["/usr/bin/dumb-init","--","/usr/local/bin/docker-entrypoint.sh"]	[]			^.*rootless.*$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/go					[]	["/bin/sh"]	-		^(?:.*-)?alpine[\\d.]*$
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar -unzip +gpg	glibc	apt	/go					[]	["bash"]	-		^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
alpine			root	nobody,65534,65534 gradle,1000,1000	+	+curl +wget +nc -bash +git +ps +python3 +tar +unzip	musl	apk	/home/gradle	/home/gradle		/home/gradle/.gradle		["/__cacert_entrypoint.sh"]	["gradle"]	-		^(?:.*-)?alpine$
corretto			root	gradle,1000,1000	+	+curl +wget +bash +git +python3 +perl +tar +unzip	glibc		/home/gradle	/home/gradle		/home/gradle/.gradle			["gradle"]			^.*corretto.*$
graal			root	www-data,33,33 nobody,65534,65534 gradle,1000,1000	+	+curl +wget -nc +bash +git +python3 +perl +tar +unzip -gpg	glibc	apt	/home/gradle	/home/gradle		/home/gradle/.gradle			["gradle"]			^.*graal.*$
ubi			root	gradle,101,101	+	+curl +wget +bash +git +perl +tar +unzip	glibc	microdnf	/home/gradle	/home/gradle		/home/gradle/.gradle		["/__cacert_entrypoint.sh"]	["gradle"]	-		^.*ubi.*$
ubuntu			root	www-data,33,33 nobody,65534,65534 gradle,1000,1000	+	+curl +wget -nc +bash +git +python3 +perl +tar +unzip	glibc	apt	/home/gradle	/home/gradle		/home/gradle/.gradle		["/__cacert_entrypoint.sh"]	["gradle"]	-		^(?!.*(?:alpine|corretto|ubi|graal|windows|nanoserver|servercore)).+$
`,
  () => `
alpine	6	low	472	nobody,65534,65534 grafana,472,0	+	+curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/usr/share/grafana	/etc/grafana/provisioning /usr/share/grafana/.aws /var/lib/grafana /var/lib/grafana/plugins /var/log/grafana	3000			["/run.sh"]	[]			^(?!.*ubuntu).+$
ubuntu	6	low	472	www-data,33,33 nobody,65534,65534 grafana,472,0	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt	/usr/share/grafana	/etc/grafana/provisioning /usr/share/grafana/.aws /var/lib/grafana /var/lib/grafana/plugins /var/log/grafana	3000			["/run.sh"]	[]			^.*ubuntu.*$
`,
  () => `
alpine	2.4		haproxy	nobody,65534,65534 haproxy,99,99	+	-curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk		/var/lib/haproxy			SIGUSR1	["docker-entrypoint.sh"]	["haproxy","-f","/usr/local/etc/haproxy/haproxy.cfg"]	-		^(?:.*-)?alpine[\\d.]*$
debian	2.4		haproxy	www-data,33,33 nobody,65534,65534 haproxy,99,99	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/var/lib/haproxy			SIGUSR1	["docker-entrypoint.sh"]	["haproxy","-f","/usr/local/etc/haproxy/haproxy.cfg"]	-		^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
alpine			root	nobody,65534,65534 www-data,82,82	+	-curl +wget +nc -bash -git +ps +perl +tar +unzip -gpg	musl	apk	/usr/local/apache2	/usr/local/apache2	80		SIGWINCH	[]	["httpd-foreground"]	-		^(?:.*-)?alpine[\\d.]*$
debian			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/usr/local/apache2	/usr/local/apache2	80		SIGWINCH	[]	["httpd-foreground"]	-		^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
1.11+			influxdb	www-data,33,33 nobody,65534,65534 influxdb,1500,1500	+	+curl +wget -nc +bash -git -ps +perl +tar -unzip +gpg	glibc	apt			8086	/var/lib/influxdb		["/entrypoint.sh"]	["influxd"]	-		^(?:1|1\\.1[1-9][\\w.]*)$
1.11+-alpine			influxdb	nobody,65534,65534 influxdb,1500,1500	+	-curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/var/lib/influxdb /var/log/influxdb	8086	/var/lib/influxdb		["/entrypoint.sh"]	["influxd"]	-		^(?:1|1\\.1[1-9][\\w.]*)-alpine$
1.8			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git -ps -python3 +perl +tar -unzip +gpg	glibc	apt			8086	/var/lib/influxdb		["/entrypoint.sh"]	["influxd"]	-		^1\\.8(?:\\.\\d+)?$
1.8-alpine			root	nobody,65534,65534	+	-curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk			8086	/var/lib/influxdb		["/entrypoint.sh"]	["influxd"]	-		^1\\.8(?:\\.\\d+)?-alpine$
2			root	www-data,33,33 nobody,65534,65534 influxdb,1000,1000	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip +gpg	glibc	apt		/etc/influxdb2 /var/lib/influxdb2	8086	/var/lib/influxdb2 /etc/influxdb2		["/entrypoint.sh"]	["influxd"]	+	influxdb	^2[\\w.]*$
2-alpine			root	nobody,65534,65534 influxdb,1000,1000	+	+curl +wget +nc +bash -git +ps +tar +unzip +gpg	musl	apk		/etc/influxdb2 /home/influxdb /var/lib/influxdb2	8086	/var/lib/influxdb2 /etc/influxdb2		["/entrypoint.sh"]	["influxd"]	+	influxdb	^2[\\w.]*-alpine$
3-core			influxdb3	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 influxdb3,1500,1500	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt		/plugins /var/lib/influxdb3	8181			["/usr/bin/entrypoint.sh"]	["influxdb3","serve"]	-		^(?:latest|core|3[\\w.]*-core)$
3-enterprise			influxdb3	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 influxdb3,1500,1500	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt		/plugins /var/lib/influxdb3	8181			["/usr/bin/entrypoint.sh"]	["influxdb3","serve"]	-		^(?:enterprise|3[\\w.]*-enterprise)$
`,
  () => `
alpine			jenkins	nobody,65534,65534 jenkins,1000,1000	+	+curl +wget +nc +bash +git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/usr/share/jenkins/ref /var/jenkins_home	8080 50000	/var/jenkins_home		["/sbin/tini","--","/usr/local/bin/jenkins.sh"]	[]	-		^.*alpine.*$
debian			jenkins	www-data,33,33 nobody,65534,65534 jenkins,1000,1000	+	+curl -wget -nc +bash +git +ps -python3 +perl +tar +unzip -gpg	glibc	apt		/usr/share/jenkins/ref /var/jenkins_home	8080 50000	/var/jenkins_home		["/usr/bin/tini","--","/usr/local/bin/jenkins.sh"]	[]	-		^(?!.*(?:alpine|rhel|ubi|windows|nanoserver|servercore)).+$
rhel			jenkins	jenkins,1000,1000	+	+bash +git +perl +unzip	glibc	dnf		/usr/share/jenkins/ref /var/jenkins_home	8080 50000	/var/jenkins_home		["/sbin/tini","--","/usr/local/bin/jenkins.sh"]	[]	-		^.*(?:rhel|ubi).*$
`,
  () => `
alpine		low	root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						["docker-entrypoint.sh"]	["julia"]			^(?:.*-)?alpine[\\d.]*$
debian		low	root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						["docker-entrypoint.sh"]	["julia"]			^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
ubuntu			1000	www-data,33,33 nobody,65534,65534 jovyan,1000,	+	+wget +bash +python3 +perl +tar	glibc	apt	/home/jovyan	/home/jovyan /home/jovyan/.cache /opt/conda /opt/conda/.condarc	8888			["tini","-g","--","start.sh"]	["start-notebook.py"]	-		^.+$
`,
  () => `
ubuntu			1000	www-data,33,33 nobody,65534,65534 jovyan,1000,	+	+curl +wget +bash +git +python3 +perl +tar +unzip	glibc	apt	/home/jovyan	/home/jovyan /home/jovyan/.cache /opt/conda /opt/conda/.condarc /opt/conda/lib/R/etc	8888			["tini","-g","--","start.sh"]	["start-notebook.py"]	-		^.+$
`,
  () => `
ubuntu			1000	www-data,33,33 nobody,65534,65534 jovyan,1000,	+	+wget +bash +python3 +perl +tar	glibc	apt	/home/jovyan	/home/jovyan /home/jovyan/.cache /opt/conda /opt/conda/.condarc				["tini","-g","--","start.sh"]	[]	-		^.+$
`,
  () => `
ubuntu			1000	www-data,33,33 nobody,65534,65534 jovyan,1000,	+	+curl +wget +bash +git +python3 +perl +tar +unzip	glibc	apt	/home/jovyan	/home/jovyan /home/jovyan/.cache /opt/conda /opt/conda/.condarc /opt/conda/lib/R/etc	8888 4040			["tini","-g","--","start.sh"]	["start-notebook.py"]	-		^.+$
`,
  () => `
jvm		low	appuser	nobody,65534,65534 appuser,,	+	+nc +bash +ps +tar +unzip	musl	apk		/etc/kafka /etc/kafka/secrets /mnt/shared/config /opt/kafka /usr/logs /var/lib/kafka	9092	/etc/kafka/secrets /var/lib/kafka/data /mnt/shared/config		["/__cacert_entrypoint.sh"]	["/etc/kafka/docker/run"]	-		^(?!.*(?:native|windows|nanoserver|servercore)).+$
`,
  () => `
native		low	appuser	nobody,65534,65534 appuser,,	+	-curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/kafka /mnt/shared/config /opt/kafka	9092	/etc/kafka/secrets /mnt/shared/config		[]	["/etc/kafka/docker/run"]	-		^(?!.*(?:windows|nanoserver|servercore)).+$
`,
  () => `
ubi-micro	17	low	1000	keycloak,1000,0			glibc			/opt/keycloak	8080 8443			["/opt/keycloak/bin/kc.sh"]	[]	-		^.+$
`,
  () => `
ubi	7		1000	kibana,1000,1000	+	+curl +bash	glibc	microdnf	/usr/share/kibana	/usr/share/kibana	5601			["/bin/tini","--"]	["/usr/local/bin/kibana-docker"]			^(?!.*(?:wolfi|windows|nanoserver|servercore)).+$
`,
  () => `
ubi	7		1000	logstash,1000,1000	+	+curl +bash +ps +tar	glibc	microdnf	/usr/share/logstash	/usr/share/logstash /usr/share/logstash/config /usr/share/logstash/env2yaml/classes /usr/share/logstash/env2yaml/lib	9600 5044			["/usr/local/bin/docker-entrypoint"]	[]	-		^(?!.*(?:wolfi|windows|nanoserver|servercore)).+$
`,
  () => `
ubi			mysql	mysql,999,999	+	+curl +bash +ps +tar +gpg	glibc	microdnf		/run/mariadb /var/lib/mysql	3306	/var/lib/mysql		["docker-entrypoint.sh"]	["mariadbd"]	+	mysql	^(?:.*-)?ubi\\d*(?:-.*)?$
ubuntu			root	www-data,33,33 nobody,65534,65534 mysql,,	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt		/run/mysqld /var/lib/mysql	3306	/var/lib/mysql		["docker-entrypoint.sh"]	["mariadbd"]	+	mysql	^(?!.*(?:ubi|windows|nanoserver|servercore)).+$
`,
  () => `
amazoncorretto			root		+	+bash	glibc							["/usr/local/bin/mvn-entrypoint.sh"]	["mvn"]	-		^(?!.*(?:alpine|debian)).*amazoncorretto.*$
eclipse-temurin-21-			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	+curl +wget -nc +bash +git -python3 +perl +tar -unzip +gpg	glibc	apt						["/usr/local/bin/mvn-entrypoint.sh"]	["mvn"]	-		^(?!.*(?:alpine|windows|nanoserver|servercore)).*eclipse-temurin-(?:8|11|17|21)(?![0-9]).*$
eclipse-temurin-25+			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	+curl -wget -nc +bash +git -python3 +perl +tar -unzip -gpg	glibc	apt						["/usr/local/bin/mvn-entrypoint.sh"]	["mvn"]	-		^(?:latest|3|3\\.9)$|^(?!.*(?:alpine|windows|nanoserver|servercore)).*eclipse-temurin-(?:2[5-9]).*$
eclipse-temurin-alpine-21-			root	nobody,65534,65534	+	+curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip +gpg	musl	apk						["/usr/local/bin/mvn-entrypoint.sh"]	["mvn"]	-		^(?=.*alpine).*eclipse-temurin-(?:8|11|17|21)(?![0-9]).*$
eclipse-temurin-alpine-25+			root	nobody,65534,65534	+	+curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						["/usr/local/bin/mvn-entrypoint.sh"]	["mvn"]	-		^(?=.*alpine).*eclipse-temurin-(?:2[5-9]).*$
`,
  () => `
alpine			memcache	nobody,65534,65534 memcache,11211,11211	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk			11211			["docker-entrypoint.sh"]	["memcached"]	-		^(?:.*-)?alpine[\\d.]*$
debian			memcache	www-data,33,33 nobody,65534,65534 memcache,11211,11211	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt			11211			["docker-entrypoint.sh"]	["memcached"]	-		^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
ubuntu			root	www-data,33,33 nobody,65534,65534 mongodb,999,999	+	+bash +ps +perl +tar	glibc	apt		/data/configdb /data/db	27017	/data/db /data/configdb		["docker-entrypoint.sh"]	["mongod"]	+	mongodb	^(?!.*(?:windows|nanoserver|servercore)).+$
`,
  () => `
oracle			root	mysql,999,999	+	+curl +bash +gpg	glibc	microdnf		/var/lib/mysql /var/run/mysqld	3306 33060	/var/lib/mysql		["docker-entrypoint.sh"]	["mysqld"]	+	mysql	^(?!.*debian).+$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk			4222 8222 6222			["docker-entrypoint.sh"]	["nats-server","--config","/etc/nats/nats-server.conf"]	-		^(?:.*-)?alpine[\\d.]*$
scratch			root		-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg					4222 8222 6222			["/nats-server"]	["--config","nats-server.conf"]			^(?!.*(?:alpine|windows|nanoserver|servercore)).+$
`,
  () => `
debian	4		root	www-data,33,33 nobody,65534,65534 neo4j,7474,7474	+	-curl +wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/lib/neo4j	/conf /data /data/databases /data/dbms /data/transactions /logs /metrics /plugins /var/lib/neo4j	7474 7473 7687	/data /logs		["tini","-g","--","/startup/docker-entrypoint.sh"]	["neo4j"]	+	neo4j	^(?!.*(?:ubi|windows|nanoserver|servercore)).+$
ubi	4		root	neo4j,7474,7474	+	+curl +wget +bash +ps +tar	glibc	microdnf	/var/lib/neo4j	/conf /data /data/databases /data/dbms /data/transactions /logs /metrics /plugins /var/lib/neo4j	7474 7473 7687	/data /logs		["tini","-g","--","/startup/docker-entrypoint.sh"]	["neo4j"]	+	neo4j	^.*ubi\\d*.*$
`,
  () => `
apache			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/www/html	/var/www /var/www/html	80	/var/www/html	SIGWINCH	["/entrypoint.sh"]	["apache2-foreground"]			^(?!.*(?:fpm|windows|nanoserver|servercore)).+$
fpm			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/www/html	/var/www /var/www/html	9000	/var/www/html	SIGQUIT	["/entrypoint.sh"]	["php-fpm"]			^(?:.*-)?fpm$
fpm-alpine			root	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/var/www/html	/var/www /var/www/html	9000	/var/www/html	SIGQUIT	["/entrypoint.sh"]	["php-fpm"]			^(?:.*-)?fpm-alpine$
`,
  () => `
alpine	1.17		root	nobody,65534,65534 nginx,101,101	+	+curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*$
alpine-otel	1.17		root	nobody,65534,65534 nginx,101,101	+	+curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*-otel$
alpine-perl	1.17		root	nobody,65534,65534 nginx,101,101	+	+curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*-perl$
alpine-slim	1.17		root	nobody,65534,65534 nginx,101,101	+	-curl +wget +nc -bash -git +ps +tar +unzip -gpg	musl	apk			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*-slim$
debian	1.17		root	www-data,33,33 nobody,65534,65534 nginx,101,101	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?!.*(?:alpine|perl|otel|windows|nanoserver|servercore)).+$
debian-otel	1.17		root	www-data,33,33 nobody,65534,65534 nginx,101,101	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?!.*alpine)(?:.*-)?otel$
debian-perl	1.17		root	www-data,33,33 nobody,65534,65534 nginx,101,101	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt			80		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?!.*alpine)(?:.*-)?perl$
`,
  () => `
alpine			101	nobody,65534,65534 nginx,101,101	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*$
alpine-otel			101	nobody,65534,65534 nginx,101,101	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*-otel$
alpine-perl			101	nobody,65534,65534 nginx,101,101	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*-perl$
alpine-slim			101	nobody,65534,65534 nginx,101,101	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?:.*-)?alpine[\\d.]*-slim$
debian			101	www-data,33,33 nobody,65534,65534 nginx,101,101	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?!.*(?:alpine|perl|otel|windows|nanoserver|servercore)).+$
debian-otel			101	www-data,33,33 nobody,65534,65534 nginx,101,101	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?!.*alpine)(?:.*-)?otel$
debian-perl			101	www-data,33,33 nobody,65534,65534 nginx,101,101	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/etc/nginx /var/cache/nginx	8080		SIGQUIT	["/docker-entrypoint.sh"]	["nginx","-g","daemon off;"]	-		^(?!.*alpine)(?:.*-)?perl$
`,
  () => `
alpine	6		root	nobody,65534,65534 node,1000,1000	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						["docker-entrypoint.sh"]	["node"]	-		^(?:.*-)?alpine[\\d.]*$
full	6		root	www-data,33,33 nobody,65534,65534 node,1000,1000	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						["docker-entrypoint.sh"]	["node"]	-		^(?!.*(?:slim|alpine|windows|nanoserver|servercore)).+$
slim	6		root	www-data,33,33 nobody,65534,65534 node,1000,1000	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						["docker-entrypoint.sh"]	["node"]	-		^(?:.*-)?slim$
`,
  () => `
debian			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["jshell"]	-		^(?:.*-)?(?:trixie|bookworm)$
oracle			root		+	+curl +bash +tar	glibc	microdnf							["jshell"]			^(?:.*-)?(?:oracle|oraclelinux\\d+)$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["jshell"]	-		^(?:.*-)?slim(?:-\\w+)?$
`,
  () => `
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt	/usr/src/app					[]		-		^(?!.*(?:slim|windows|nanoserver|servercore)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/usr/src/app					[]		-		^(?:.*-)?slim(?:-.*)?$
`,
  () => `
apache			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/www/html	/var/www/html	80		SIGWINCH	["docker-php-entrypoint"]	["apache2-foreground"]	-		^(?!.*alpine)(?:.*-)?apache(?:-\\w+)?$
cli			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/var/www/html				["docker-php-entrypoint"]	["php","-a"]	-		^(?!.*(?:alpine|fpm|zts|apache|windows|nanoserver|servercore)).+$
cli-alpine			root	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/var/www/html				["docker-php-entrypoint"]	["php","-a"]	-		^(?!.*(?:fpm|zts)).*alpine[\\d.]*$
fpm			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/www/html	/var/www/html	9000		SIGQUIT	["docker-php-entrypoint"]	["php-fpm"]	-		^(?!.*alpine)(?:.*-)?fpm(?:-\\w+)?$
fpm-alpine			root	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/var/www/html	/var/www/html	9000		SIGQUIT	["docker-php-entrypoint"]	["php-fpm"]	-		^(?:.*-)?fpm-alpine[\\d.]*$
zts			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt		/var/www/html				["docker-php-entrypoint"]	["php","-a"]	-		^(?!.*alpine)(?:.*-)?zts(?:-\\w+)?$
zts-alpine			root	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/var/www/html				["docker-php-entrypoint"]	["php","-a"]	-		^(?:.*-)?zts-alpine[\\d.]*$
`,
  () => `
alpine-17-			root	nobody,65534,65534 postgres,70,70	+	-curl +wget +nc +bash -git +ps +tar +unzip -gpg	musl	apk		/var/lib/postgresql /var/lib/postgresql/data /var/run/postgresql	5432	/var/lib/postgresql/data	SIGINT	["docker-entrypoint.sh"]	["postgres"]	+	postgres	^(?:9|1[0-7])[\\w.]*-alpine[\\d.]*$
alpine-18+			root	nobody,65534,65534 postgres,70,70	+	-curl +wget +nc +bash -git +ps +tar +unzip -gpg	musl	apk		/var/lib/postgresql /var/lib/postgresql/18/docker /var/run/postgresql	5432	/var/lib/postgresql	SIGINT	["docker-entrypoint.sh"]	["postgres"]	+	postgres	^(?:(?:1[89]|[2-9]\\d)[\\w.]*-)?alpine[\\d.]*$
debian-17-			root	www-data,33,33 nobody,65534,65534 postgres,999,999	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip +gpg	glibc	apt		/var/lib/postgresql /var/lib/postgresql/data /var/run/postgresql	5432	/var/lib/postgresql/data	SIGINT	["docker-entrypoint.sh"]	["postgres"]	+	postgres	^(?!.*alpine)(?:9|1[0-7])(?![0-9])[\\w.]*(?:-\\w+)?$
debian-18+			root	www-data,33,33 nobody,65534,65534 postgres,999,999	+	-curl -wget -nc +bash -git -ps +perl +tar -unzip +gpg	glibc	apt		/var/lib/postgresql /var/lib/postgresql/18/docker /var/run/postgresql	5432	/var/lib/postgresql	SIGINT	["docker-entrypoint.sh"]	["postgres"]	+	postgres	^(?!.*alpine)(?:latest|(?:1[89]|[2-9]\\d)[\\w.]*(?:-\\w+)?|trixie|bookworm)$
`,
  () => `
busybox	2	low	nobody	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	glibc		/prometheus	/prometheus	9090	/prometheus		["/bin/prometheus"]	[]	-		^(?!.*distroless).+$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps +python3 -perl +tar +unzip -gpg	musl	apk						[]	["python3"]	-		^(?:.*-)?alpine[\\d.]*$
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["python3"]	-		^(?!.*(?:slim|alpine|windows|nanoserver|servercore)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps +python3 +perl +tar -unzip -gpg	glibc	apt						[]	["python3"]	-		^(?:.+-)?slim(?:-\\w+)?$
`,
  () => `
debian		low	root	www-data,33,33 nobody,65534,65534 docker,,	+	+wget +bash +perl +tar	glibc	apt		/usr/local/lib/R/site-library				[]	["R"]	-		^.+$
`,
  () => `
alpine	3.8		root	nobody,65534,65534 rabbitmq,100,101	+	-curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/rabbitmq /etc/rabbitmq/conf.d /opt/rabbitmq /var/lib/rabbitmq /var/log/rabbitmq	4369 5671 5672 15691 15692 25672	/var/lib/rabbitmq		["docker-entrypoint.sh"]	["rabbitmq-server"]	+	rabbitmq	^(?!.*management)(?:.*-)?alpine[\\d.]*$
management	3.8		root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 rabbitmq,999,999	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt		/etc/rabbitmq /etc/rabbitmq/conf.d /opt/rabbitmq /var/lib/rabbitmq /var/log/rabbitmq	4369 5671 5672 15691 15692 25672 15671 15672	/var/lib/rabbitmq		["docker-entrypoint.sh"]	["rabbitmq-server"]	+	rabbitmq	^(?!.*alpine)(?:.*-)?management$
management-alpine	3.8		root	nobody,65534,65534 rabbitmq,100,101	+	-curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/etc/rabbitmq /etc/rabbitmq/conf.d /opt/rabbitmq /var/lib/rabbitmq /var/log/rabbitmq	4369 5671 5672 15691 15692 25672 15671 15672	/var/lib/rabbitmq		["docker-entrypoint.sh"]	["rabbitmq-server"]	+	rabbitmq	^(?:.*-)?management-alpine[\\d.]*$
ubuntu	3.8		root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000 rabbitmq,999,999	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt		/etc/rabbitmq /etc/rabbitmq/conf.d /opt/rabbitmq /var/lib/rabbitmq /var/log/rabbitmq	4369 5671 5672 15691 15692 25672	/var/lib/rabbitmq		["docker-entrypoint.sh"]	["rabbitmq-server"]	+	rabbitmq	^(?!.*(?:alpine|management|windows|nanoserver|servercore)).+$
`,
  () => `
alpine			root	nobody,65534,65534 redis,999,1000	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/data	/data	6379	/data		["docker-entrypoint.sh"]	["redis-server"]	+	redis	^[67](?:\\.[\\w.]+)?-alpine[\\d.]*$
debian			root	www-data,33,33 nobody,65534,65534 redis,999,999	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/data	/data	6379	/data		["docker-entrypoint.sh"]	["redis-server"]	+	redis	^[67](?:\\.[\\w.]+)?(?:-(?:bookworm|bullseye|buster|trixie))?$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk			5000	/var/lib/registry		["/entrypoint.sh"]	["/etc/distribution/config.yml"]	-		^(?!.*(?:windows|nanoserver|servercore)).+$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						[]	["irb"]	-		^(?:.*-)?alpine[\\d.]*$
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["irb"]	-		^(?!.*(?:slim|alpine|windows|nanoserver|servercore)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["irb"]	-		^(?:[\\w.]+-)?slim(?:-\\w+)?$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk						[]	["/bin/sh"]	-		^(?:.*-)?alpine[\\d.]*$
full			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash +git +ps +python3 +perl +tar +unzip +gpg	glibc	apt						[]	["bash"]	-		^(?!.*(?:slim|alpine|windows|nanoserver|servercore)).+$
slim			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?:[\\w.]+-)?slim(?:-\\w+)?$
`,
  () => `
default			root		-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg								[]	[]	-		^.*$
`,
  () => `
full			8983	www-data,33,33 nobody,65534,65534 solr,8983,8983	+	+curl +wget +nc +bash -git +ps -python3 +perl +tar -unzip +gpg	glibc	apt	/opt/solr	/var/solr	8983	/var/solr		["docker-entrypoint.sh"]	["solr-foreground"]			^(?!.*(?:slim|windows|nanoserver|servercore)).+$
slim			8983	www-data,33,33 nobody,65534,65534 solr,8983,8983	+	+curl +wget +nc +bash -git +ps -python3 +perl +tar -unzip +gpg	glibc	apt	/opt/solr	/var/solr	8983	/var/solr		["docker-entrypoint.sh"]	["solr-foreground"]			^(?:.*-)?slim$
`,
  () => `
community	10		sonarqube	www-data,33,33 nobody,65534,65534 sonarqube,1000,0	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip	glibc	apt	/opt/sonarqube	/opt/sonarqube /opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	9000	/opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	SIGINT	["/opt/sonarqube/docker/entrypoint.sh"]	[]	-		^(?!.*(?:developer|enterprise|datacenter)).+$
datacenter-app	10		sonarqube	www-data,33,33 nobody,65534,65534 sonarqube,1000,0	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip	glibc	apt	/opt/sonarqube	/opt/sonarqube /opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	9000	/opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	SIGINT	["/opt/sonarqube/docker/run.sh"]	["/opt/sonarqube/docker/sonar.sh"]	-		^.*datacenter-app.*$
datacenter-search	10		sonarqube	www-data,33,33 nobody,65534,65534 sonarqube,1000,0	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip	glibc	apt	/opt/sonarqube	/opt/sonarqube /opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	9000	/opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	SIGINT	["/opt/sonarqube/docker/run.sh"]	["/opt/sonarqube/docker/sonar.sh"]	-		^.*datacenter-search.*$
developer	10		sonarqube	www-data,33,33 nobody,65534,65534 sonarqube,1000,0	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip	glibc	apt	/opt/sonarqube	/opt/sonarqube /opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	9000	/opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	SIGINT	["/opt/sonarqube/docker/entrypoint.sh"]	[]	-		^.*developer.*$
enterprise	10		sonarqube	www-data,33,33 nobody,65534,65534 sonarqube,1000,0	+	+curl -wget -nc +bash -git -python3 +perl +tar -unzip	glibc	apt	/opt/sonarqube	/opt/sonarqube /opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	9000	/opt/sonarqube/data /opt/sonarqube/extensions /opt/sonarqube/logs /opt/sonarqube/temp	SIGINT	["/opt/sonarqube/docker/entrypoint.sh"]	[]	-		^.*enterprise.*$
`,
  () => `
jdk-21-			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt	/usr/local/tomcat		8080			[]	["catalina.sh","run"]	-		^(?!.*jre).*(?:jdk|jre)(?:8|11|17|21)(?![0-9]).*$
jdk-25			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt	/usr/local/tomcat		8080			[]	["catalina.sh","run"]	-		^(?:latest|9|9\\.0|10|10\\.1|11|11\\.0)$|^(?!.*jre).*(?:jdk|jre)25.*$
jre-21-			root	www-data,33,33 nobody,65534,65534	+	+curl +wget -nc +bash -git -python3 +perl +tar -unzip +gpg	glibc	apt	/usr/local/tomcat		8080			[]	["catalina.sh","run"]	-		^(?=.*jre).*(?:jdk|jre)(?:8|11|17|21)(?![0-9]).*$
jre-25			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt	/usr/local/tomcat		8080			[]	["catalina.sh","run"]	-		^(?=.*jre).*(?:jdk|jre)25.*$
`,
  () => `
alpine			root	nobody,65534,65534	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk			80			["/entrypoint.sh"]	["traefik"]	-		^(?!.*(?:scratch|windows|nanoserver|servercore)).+$
scratch			root		-	-curl -wget -nc -bash -git -ps -python3 -perl -tar -unzip -gpg					80	/tmp		["/traefik"]	[]			^.*(?:scratch).*$
`,
  () => `
jammy-and-older			root	www-data,33,33 nobody,65534,65534	+	-curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt						[]	["bash"]	-		^(?:jammy|focal|bionic|22\\.04|20\\.04|18\\.04)(?:-.*)?$
noble-and-newer			root	www-data,33,33 nobody,65534,65534 ubuntu,1000,1000	+	-curl -wget -nc +bash -git -python3 +perl +tar -unzip -gpg	glibc	apt										^(?:latest|rolling|devel|noble|oracular|plucky|questing|resolute|2[4-9]\\.\\d\\d)(?:-.*)?$
`,
  () => `
alpine		low	root	nobody,65534,65534 vault,,	+	-curl +wget +nc -bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk		/vault /vault/config /vault/file /vault/logs	8200	/vault/logs /vault/file		["docker-entrypoint.sh"]	["server","-dev"]	+	vault	^(?!.*(?:ubi|windows|nanoserver|servercore)).+$
`,
  () => `
apache			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git +ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/www/html	/usr/src/wordpress /var/www/html	80	/var/www/html	SIGWINCH	["docker-entrypoint.sh"]	["apache2-foreground"]	-		^(?!.*(?:fpm|cli|windows|nanoserver|servercore)).+$
cli			www-data	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc +bash -git +ps +tar +unzip -gpg	musl	apk	/var/www/html	/var/www/html		/var/www/html		["docker-entrypoint.sh"]	["wp","shell"]	-		^cli.*$
fpm			root	www-data,33,33 nobody,65534,65534	+	+curl -wget -nc +bash -git -ps -python3 +perl +tar -unzip -gpg	glibc	apt	/var/www/html	/usr/src/wordpress /var/www/html	9000	/var/www/html	SIGQUIT	["docker-entrypoint.sh"]	["php-fpm"]	-		^(?:.*-)?fpm$
fpm-alpine			root	nobody,65534,65534 www-data,82,82	+	+curl +wget +nc +bash -git +ps -python3 -perl +tar +unzip -gpg	musl	apk	/var/www/html	/usr/src/wordpress /var/www/html	9000	/var/www/html	SIGQUIT	["docker-entrypoint.sh"]	["php-fpm"]	-		^(?:.*-)?fpm-alpine$
`,
  () => `
temurin			root	www-data,33,33 nobody,65534,65534 zookeeper,1000,1000	+	+curl +wget +nc +bash -git +ps -python3 +perl +tar -unzip +gpg	glibc	apt		/conf /data /datalog /logs	2181 2888 3888 8080	/data /datalog /logs		["/docker-entrypoint.sh"]	["zkServer.sh","start-foreground"]	+	zookeeper	^(?!.*(?:windows|nanoserver|servercore)).+$
`,
];

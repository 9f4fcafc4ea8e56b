/**
 * The keys of a Compose file and the types of their values. One section a kind of mapping, one `key: type` a line;
 * `key!` is required, `*` stands for any key. Types: `str`, `num`, `int`, `bool`, `null`, `any`, `"word"` for a fixed
 * string, `[type]` for a list, `{type}` for a mapping with free keys, the name of a section, and `|` between choices.
 */
export const SHAPE_TABLE = `
root
  version: str
  name: str
  include: [str|includeEntry]
  services: services
  models: {modelDefinition}
  networks: {networkDefinition|null}
  volumes: {volumeDefinition|null}
  secrets: {secretDefinition}
  configs: {configDefinition}
services
  *: service
includeEntry
  path: str|[str]
  env_file: str|[str]
  project_directory: str
service
  annotations: dict
  attach: bool|str
  blkio_config: blkioConfig
  build: str|build
  cap_add: [str]
  cap_drop: [str]
  cgroup: "host"|"private"
  cgroup_parent: str
  command: null|str|[str]
  configs: [str|fileGrant]
  container_name: str
  cpu_count: int|str
  cpu_percent: int|str
  cpu_period: num|str
  cpu_quota: num|str
  cpu_rt_period: num|str
  cpu_rt_runtime: num|str
  cpu_shares: num|str
  cpus: num|str
  cpuset: str
  credential_spec: credentialSpec
  depends_on: [str]|{dependency}
  deploy: deploy|null
  develop: develop|null
  device_cgroup_rules: [str]
  devices: [str|device]
  dns: str|[str]
  dns_opt: [str]
  dns_search: str|[str]
  domainname: str
  entrypoint: null|str|[str]
  env_file: str|[str|envFile]
  environment: dict
  expose: [str|num]
  extends: str|extends
  external_links: [str]
  extra_hosts: {str|[str]}|[str]
  gpus: "all"|[gpu]
  group_add: [str|num]
  healthcheck: healthcheck
  hostname: str
  image: str
  init: bool|str
  ipc: str
  isolation: str
  label_file: str|[str]
  labels: dict
  links: [str]
  logging: logging
  mac_address: str
  mem_limit: num|str
  mem_reservation: int|str
  mem_swappiness: int|str
  memswap_limit: num|str
  models: [str]|{modelGrant|null}
  network_mode: str
  networks: [str]|{networkGrant|null}
  oom_kill_disable: bool|str
  oom_score_adj: int|str
  pid: str|null
  pids_limit: num|str
  platform: str
  ports: [num|str|port]
  post_start: [hook]
  pre_stop: [hook]
  privileged: bool|str
  profiles: [str]
  provider: provider
  pull_policy: str
  pull_refresh_after: str
  read_only: bool|str
  restart: str
  runtime: str
  scale: int|str
  secrets: [str|fileGrant]
  security_opt: [str]
  shm_size: num|str
  stdin_open: bool|str
  stop_grace_period: str
  stop_signal: str
  storage_opt: {any}
  sysctls: dict
  tmpfs: str|[str]
  tty: bool|str
  ulimits: {int|str|ulimit}
  use_api_socket: bool
  user: str
  userns_mode: str
  uts: str
  volumes: [str|mount]
  volumes_from: [str]
  working_dir: str
build
  additional_contexts: dict
  args: dict
  cache_from: [str]
  cache_to: [str]
  context: str
  dockerfile: str
  dockerfile_inline: str
  entitlements: [str]
  extra_hosts: {str|[str]}|[str]
  isolation: str
  labels: dict
  network: str
  no_cache: bool|str
  no_cache_filter: str|[str]
  platforms: [str]
  privileged: bool|str
  provenance: bool|str
  pull: bool|str
  sbom: bool|str
  secrets: [str|fileGrant]
  shm_size: int|str
  ssh: dict
  tags: [str]
  target: str
  ulimits: {int|str|ulimit}
blkioConfig
  device_read_bps: [blkioLimit]
  device_read_iops: [blkioLimit]
  device_write_bps: [blkioLimit]
  device_write_iops: [blkioLimit]
  weight: int|str
  weight_device: [blkioWeight]
blkioLimit
  path: str
  rate: int|str
blkioWeight
  path: str
  weight: int|str
fileGrant
  source: str
  target: str
  uid: str
  gid: str
  mode: num|str
credentialSpec
  config: str
  file: str
  registry: str
dependency
  condition!: "service_started"|"service_healthy"|"service_completed_successfully"
  required: bool
  restart: bool|str
deploy
  endpoint_mode: str
  labels: dict
  mode: str
  placement: placement
  replicas: int|str
  resources: resources
  restart_policy: restartPolicy
  rollback_config: updateConfig
  update_config: updateConfig
placement
  constraints: [str]
  max_replicas_per_node: int|str
  preferences: [placementPreference]
placementPreference
  spread: str
resources
  limits: limits
  reservations: reservations
limits
  cpus: num|str
  memory: str
  pids: int|str
reservations
  cpus: num|str
  devices: [gpuReservation]
  generic_resources: [genericResource]
  memory: str
gpuReservation
  capabilities!: [str]
  count: int|str
  device_ids: [str]
  driver: str
  options: dict
genericResource
  discrete_resource_spec: discreteResource
discreteResource
  kind: str
  value: num|str
restartPolicy
  condition: str
  delay: str
  max_attempts: int|str
  window: str
updateConfig
  delay: str
  failure_action: str
  max_failure_ratio: num|str
  monitor: str
  order: "start-first"|"stop-first"
  parallelism: int|str
develop
  watch: [watch]
watch
  action!: "rebuild"|"sync"|"restart"|"sync+restart"|"sync+exec"
  exec: hook
  ignore: str|[str]
  include: str|[str]
  initial_sync: bool
  path!: str
  target: str
device
  source!: str
  target: str
  permissions: str
envFile
  path!: str
  format: str
  required: bool|str
extends
  service!: str
  file: str
gpu
  capabilities: [str]
  count: int|str
  device_ids: [str]
  driver: str
  options: dict
healthcheck
  disable: bool|str
  interval: str
  retries: num|str
  start_interval: str
  start_period: str
  test: str|[str]
  timeout: str
hook
  command!: null|str|[str]
  environment: dict
  privileged: bool|str
  user: str
  working_dir: str
logging
  driver: str
  options: {str|num|null}
modelGrant
  endpoint_var: str
  model_var: str
networkGrant
  aliases: [str]
  driver_opts: {str|num}
  gw_priority: num
  interface_name: str
  ipv4_address: str
  ipv6_address: str
  link_local_ips: [str]
  mac_address: str
  priority: num
port
  app_protocol: str
  host_ip: str
  mode: str
  name: str
  protocol: str
  published: int|str
  target: int|str
provider
  type!: str
  options: {any}
ulimit
  soft!: int|str
  hard!: int|str
mount
  type!: "bind"|"volume"|"tmpfs"|"cluster"|"npipe"|"image"
  source: str
  target: str
  read_only: bool|str
  consistency: str
  bind: mountBind
  image: mountImage
  tmpfs: mountTmpfs
  volume: mountVolume
mountBind
  create_host_path: bool|str
  propagation: str
  recursive: "enabled"|"disabled"|"writable"|"readonly"
  selinux: "z"|"Z"
mountImage
  subpath: str
mountTmpfs
  mode: num|str
  size: int|str
mountVolume
  labels: dict
  nocopy: bool|str
  subpath: str
modelDefinition
  name: str
  model!: str
  context_size: int
  runtime_flags: [str]
networkDefinition
  attachable: bool|str
  driver: str
  driver_opts: {str|num}
  enable_ipv4: bool|str
  enable_ipv6: bool|str
  external: bool|str|externalName
  internal: bool|str
  ipam: ipam
  labels: dict
  name: str
ipam
  config: [ipamConfig]
  driver: str
  options: {str}
ipamConfig
  aux_addresses: {str}
  gateway: str
  ip_range: str
  subnet: str
volumeDefinition
  driver: str
  driver_opts: {str|num}
  external: bool|str|externalName
  labels: dict
  name: str
secretDefinition
  driver: str
  driver_opts: {str|num}
  environment: str
  external: bool|str|externalName
  file: str
  labels: dict
  name: str
  template_driver: str
configDefinition
  content: str
  environment: str
  external: bool|str|externalName
  file: str
  labels: dict
  name: str
  template_driver: str
externalName
  name: str
`;

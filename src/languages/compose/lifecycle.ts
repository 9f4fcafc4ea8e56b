import { isTrue } from './booleans.ts';
import type { Service } from './service.ts';

/** Names of programs that manage the network they run in. */
const NETWORK_TOOLS =
  /exporter|mdns|avahi|dhcp|dnsmasq|pihole|adguard|home-?assistant|hass|homebridge|unifi|wireguard|openvpn|tailscale|zerotier|keepalived|vpn|netdata|plex|jellyfin|emby|dlna|roon|samba|chrony|ntp|tcpdump|suricata|snort|zeek|frr|bird|scrypted|matter|iptables|firewall/i;

/** A program that has to see or to change the network of its host: a VPN, DHCP, a sniffer. */
export function isNetworkTool(service: Service): boolean {
  return NETWORK_TOOLS.test(`${service.name} ${service.image?.value ?? ''}`);
}

/** A service that says it is not to be started again. */
export function isNotRestarted(service: Service): boolean {
  return service.text('restart')?.value === 'no' || service.text('restart')?.value === 'false';
}

/** The service states how it is checked, or that it is not. */
export function statesHealth(service: Service): boolean {
  return (
    service.getIn(['healthcheck', 'test']) !== undefined ||
    isTrue(service.textOf(service.getIn(['healthcheck', 'disable'])))
  );
}

/** The health check is switched off here. */
export function hasHealthOff(service: Service): boolean {
  if (isTrue(service.textOf(service.getIn(['healthcheck', 'disable'])))) return true;
  const test = service.getIn(['healthcheck', 'test']);
  return service.stringsOf(test)[0]?.value === 'NONE';
}

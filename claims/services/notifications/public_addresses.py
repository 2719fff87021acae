"""Which addresses belong to a machine of the outside world: a list of what is allowed, not of what is not.

From IANA's registries of special-purpose addresses (RFC 6890 and its updates). Python's `is_global` alone is
not enough: it lets through addresses that carry another one inside them, site-local ones, and, depending on
its release, parts of 192.0.0.0/24.
"""

import ipaddress
from ipaddress import IPv6Address, ip_network

_UNICAST = ip_network("2000::/3")
"""The only block of IPv6 from which addresses on the internet are assigned."""
_SPECIAL = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by customers of a carrier
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # this link, where clouds keep their metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, 192.0.0.192 a cloud's metadata among them
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
        "168.63.129.16/32",  # a cloud's own services, under an address that looks public
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which carries an address of IPv4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether an address, as a resolver writes it, is one of the outside world's.

    An IPv6 address that stands for one of IPv4 (mapped, compatible, translated, 6to4, Teredo) is none,
    whatever is inside. Raises ValueError for what is no address.
    """
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, IPv6Address) and (parsed not in _UNICAST or parsed.scope_id):
        return False
    return not any(parsed in block for block in _SPECIAL)

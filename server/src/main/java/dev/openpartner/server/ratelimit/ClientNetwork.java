package dev.openpartner.server.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What one client without a key is counted as: its IPv4 address, or its IPv6 network, of which it has every address. */
final class ClientNetwork {

    /** A subscriber gets at least a /64. */
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}

package org.exposureatlas.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where requests come from, as far as it matters for counting tries. */
public final class Places {

    private Places() {}

    /** A household has one IPv4 address, or a /64 of IPv6. */
    public static String of(HttpServletRequest request) {
        try {
            // A literal address, which nobody is asked about.
            InetAddress address = InetAddress.ofLiteral(request.getRemoteAddr());
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                    : address.getHostAddress();
        } catch (IllegalArgumentException unknown) {
            return request.getRemoteAddr();
        }
    }
}

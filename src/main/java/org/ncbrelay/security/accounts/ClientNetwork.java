package org.ncbrelay.security.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What one caller can choose its address from: an IPv4 address, or the whole /64 of an IPv6 address. */
public final class ClientNetwork {
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]+(%.*)?");

    private ClientNetwork() {}

    /** @param address as the server has it, a literal; anything else is returned unchanged */
    public static String of(String address) {
        // Anything else would be looked up as a name.
        if (!LITERAL.matcher(address).matches()) return address;
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address)) return address;
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8));
        } catch (UnknownHostException notLiteral) {
            return address;
        }
    }
}

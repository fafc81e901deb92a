package org.ncbrelay.port;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Identity providers by which officers log in, beside the relay's own passwords. A port because the providers are outside, and
 * the login page does not know the protocol.
 */
public interface OtherLogins {
    /** What the login page offers, in the order of their names. */
    List<Offered> offered();

    /**
     * Where the login at a provider itself is ended.
     *
     * @param id of the provider; anything a browser may send
     * @return empty if there is no such provider, or it names no such place
     */
    Optional<Ending> ending(String id);

    /**
     * @param name as officers know the provider
     * @param path of the relay that leads there
     */
    record Offered(String name, String path) {}

    /** @param name as officers know the provider */
    record Ending(String name, URI address) {}
}

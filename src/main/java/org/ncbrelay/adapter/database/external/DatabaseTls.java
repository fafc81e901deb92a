package org.ncbrelay.adapter.database.external;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.database.DatabaseUnavailable;

/**
 * Protects the way to the database: TLS, a certificate that is trusted, and the name of the host in it. The password and every case travel
 * there.
 */
final class DatabaseTls {
    private static final String MODE = "sslmode";
    private static final String VERIFIED = "verify-full";
    private static final String ROOTS = "sslrootcert";
    private static final String FACTORY = "sslfactory";
    /** Trusts whom the JDK trusts; the driver's own would look for a file in the home of the system's user. */
    private static final String TRUST_OF_JDK = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private DatabaseTls() {}

    /**
     * The address with what verification needs.
     *
     * @param url of a PostgreSQL database, for JDBC
     * @throws DatabaseUnavailable if the address asks for less
     */
    static String verified(String url) {
        int question = url.indexOf('?');
        Map<String, String> settings = settings(question < 0 ? "" : url.substring(question + 1));
        String mode = settings.getOrDefault(MODE, VERIFIED);
        if (!mode.equals(VERIFIED))
            throw new DatabaseUnavailable(
                    "RELAY_DATABASE_URL has sslmode=" + mode + ", and production verifies the database server",
                    "Leave sslmode out, or set RELAY_DATABASE_TLS=NONE where the server is on this machine or in a network of its own.");
        settings.put(MODE, VERIFIED);
        if (!settings.containsKey(ROOTS)) settings.putIfAbsent(FACTORY, TRUST_OF_JDK);
        String all = settings.entrySet().stream()
                .map(setting -> setting.getKey() + '=' + setting.getValue())
                .collect(Collectors.joining("&"));
        return (question < 0 ? url : url.substring(0, question)) + '?' + all;
    }

    /** As they are written, in their order. */
    private static Map<String, String> settings(String query) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : query.split("&")) {
            int equals = setting.indexOf('=');
            if (equals > 0) settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return settings;
    }
}

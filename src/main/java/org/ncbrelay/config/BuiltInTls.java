package org.ncbrelay.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * TLS without a proxy: {@code relay.tls.certificate} and {@code relay.tls.private-key} name PEM files, and everything else follows from
 * them. Both files are watched and read again when they are renewed. Whatever the operator sets in Spring's own words goes before.
 */
public class BuiltInTls implements EnvironmentPostProcessor {
    /** A browser takes a cookie of this name by TLS only, for this host only, and from no one else under its domain (RFC 6265bis). */
    public static final String SESSION_COOKIE = "__Host-relay";

    static final String CERTIFICATE = "relay.tls.certificate";
    static final String PRIVATE_KEY = "relay.tls.private-key";
    private static final String BUNDLE = "spring.ssl.bundle.pem.relay.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String certificate = environment.getProperty(CERTIFICATE, "");
        String key = environment.getProperty(PRIVATE_KEY, "");
        // One without the other ends the start (SettingsCheck).
        if (certificate.isBlank() || key.isBlank()) return;
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(BUNDLE + "keystore.certificate", certificate);
        settings.put(BUNDLE + "keystore.private-key", key);
        // Renewed files are served once both belong together.
        settings.put(BUNDLE + "keystore.verify-keys", "true");
        settings.put(BUNDLE + "reload-on-update", "true");
        settings.put(BUNDLE + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        settings.put("server.ssl.bundle", "relay");
        settings.put("server.servlet.session.cookie.secure", "true");
        settings.put("server.servlet.session.cookie.name", SESSION_COOKIE);
        environment.getPropertySources().addLast(new MapPropertySource("relay-tls", settings));
    }
}

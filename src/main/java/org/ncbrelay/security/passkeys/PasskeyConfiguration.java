package org.ncbrelay.security.passkeys;

import java.net.URI;
import java.util.Set;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who must have a passkey, and where passkeys are valid: by default at the address that letters lead to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasskeyConfiguration.PasskeySettings.class)
class PasskeyConfiguration {
    private static final String DEFAULT_PORT = "8080";

    @Bean
    PasskeyRules passkeyRules(PasskeySettings settings) {
        return new PasskeyRules(settings.passkeyRequiredFor());
    }

    /** The port of a server is known once it has started. */
    @Bean
    RelyingParty relyingParty(
            PasskeySettings settings, @Value("${relay.base-url:}") String baseUrl, Environment environment) {
        return new RelyingParty(() -> {
            URI address = URI.create(baseUrl.isBlank() ? "http://localhost:" + port(environment) : baseUrl);
            String id = settings.passkeyRelyingParty() == null ? address.getHost() : settings.passkeyRelyingParty();
            Set<String> origins =
                    settings.passkeyOrigins().isEmpty() ? Set.of(origin(address)) : settings.passkeyOrigins();
            return new RelyingParty.Site(id, origins);
        });
    }

    private static String port(Environment environment) {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", DEFAULT_PORT));
    }

    /** As browsers write it: without the port that the scheme has by itself. */
    private static String origin(URI address) {
        boolean usual = address.getPort() < 0
                || address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
        return address.getScheme() + "://" + address.getHost() + (usual ? "" : ":" + address.getPort());
    }

    /**
     * Who must have a passkey, and where passkeys are valid; all our defaults.
     *
     * @param passkeyRequiredFor  roles for which the password alone opens nothing; empty for no one
     * @param passkeyRelyingParty the host name that passkeys belong to, without port; null for the host of {@code relay.base-url}, and
     *                            {@code localhost} where that is not set. Passkeys of another name open nothing any more
     * @param passkeyOrigins      where the relay is reached, such as {@code https://relay.example}; empty for {@code relay.base-url}
     */
    @ConfigurationProperties("relay.login")
    record PasskeySettings(
            @DefaultValue Set<Role> passkeyRequiredFor,
            String passkeyRelyingParty,
            @DefaultValue Set<String> passkeyOrigins) {}
}

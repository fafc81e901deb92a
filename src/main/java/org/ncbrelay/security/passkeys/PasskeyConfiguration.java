package org.ncbrelay.security.passkeys;

import java.net.URI;
import java.util.Set;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who must have a passkey, and where passkeys are valid: by default at the address that letters lead to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasskeySettings.class)
class PasskeyConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyConfiguration.class);
    private static final String DEFAULT_PORT = "8080";

    @Bean
    PasskeyRules passkeyRules(PasskeySettings settings) {
        return settings.rules();
    }

    /** The port of a server is known once it has started. */
    @Bean
    RelyingParty relyingParty(
            PasskeySettings settings, @Value("${relay.base-url:}") String baseUrl, Environment environment) {
        if (baseUrl.isBlank()
                && settings.passkeyOrigins().isEmpty()
                && !settings.passkeyRequiredFor().isEmpty())
            LOG.warn("relay.base-url is not set: passkeys, which some roles need, are valid at http://localhost only");
        return new RelyingParty(() -> {
            URI address = URI.create(baseUrl.isBlank() ? "http://localhost:" + port(environment) : baseUrl);
            String id = settings.passkeyRelyingParty() == null ? address.getHost() : settings.passkeyRelyingParty();
            Set<String> origins =
                    settings.passkeyOrigins().isEmpty() ? Set.of(origin(address)) : settings.passkeyOrigins();
            return new Site(id, origins);
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
}

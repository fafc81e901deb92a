package org.ncbrelay.security.oidc;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The providers as Spring Security needs them. Each is asked for its addresses when it is first needed: the relay starts without it. */
@Component
@Profile(OidcLogin.PROFILE)
public class OidcProviders implements ClientRegistrationRepository {
    private final OidcSettings settings;
    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();

    OidcProviders(OidcSettings settings) {
        this.settings = settings;
    }

    /** @throws OidcRefusal if the provider cannot be reached, or is not what it should be */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        OidcSettings.Provider provider = settings.providers().get(id);
        return provider == null ? null : discovered.computeIfAbsent(id, unused -> discover(id, provider));
    }

    private static ClientRegistration discover(String id, OidcSettings.Provider provider) {
        try {
            return ClientRegistrations.fromOidcIssuerLocation(provider.issuer().toString())
                    .registrationId(id)
                    .clientName(provider.name())
                    .clientId(provider.clientId())
                    .clientSecret(provider.clientSecret())
                    .scope("openid", "profile")
                    .build();
        } catch (RuntimeException unreachable) {
            OidcRefusal away = new OidcRefusal(OidcRefusal.Reason.AWAY);
            away.initCause(unreachable);
            throw away;
        }
    }

    /** What the login page offers, in the order of their names. */
    public List<Offered> offered() {
        return settings.providers().entrySet().stream()
                .map(entry -> new Offered(entry.getValue().name(), "/oauth2/authorization/" + entry.getKey()))
                .sorted(Comparator.comparing(Offered::name))
                .toList();
    }

    /**
     * Where the login at a provider itself is ended.
     *
     * @param id of the provider; anything a browser may send
     * @return empty if there is no such provider, or it names no such place
     */
    public Optional<Ending> ending(String id) {
        ClientRegistration known = discovered.get(id);
        if (known == null
                || !(known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint")
                        instanceof String address)) return Optional.empty();
        UriComponentsBuilder ending =
                UriComponentsBuilder.fromUriString(address).queryParam("client_id", known.getClientId());
        return Optional.of(new Ending(known.getClientName(), ending.build().toUri()));
    }

    /**
     * @param name as officers know the provider
     * @param path of the relay that leads there
     */
    public record Offered(String name, String path) {}

    /** @param name as officers know the provider */
    public record Ending(String name, URI address) {}
}

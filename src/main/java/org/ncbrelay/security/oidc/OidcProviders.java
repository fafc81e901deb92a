package org.ncbrelay.security.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The providers as Spring Security needs them. Each is asked for its addresses when it is first needed: the relay starts without it. */
@Component
@Profile(OidcLogin.PROFILE)
public class OidcProviders implements ClientRegistrationRepository {
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final OidcSettings settings;
    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();
    private final Map<String, Lock> asking = new ConcurrentHashMap<>();

    /** A provider that did not answer is not asked again for some seconds; our default. */
    private final Cache<String, OidcRefusal> away =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();

    private final RestClient client =
            RestClient.builder().requestFactory(OidcLogin.connections()).build();

    OidcProviders(OidcSettings settings) {
        this.settings = settings;
    }

    /** @throws OidcRefusal if the provider cannot be reached, or is not what it should be */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        OidcSettings.Provider provider = settings.providers().get(id);
        if (provider == null) return null;
        ClientRegistration known = discovered.get(id);
        return known != null ? known : discoverAlone(id, provider);
    }

    /** One thread asks a provider; those behind it wait for a second, so that a provider that hangs does not take all. */
    private ClientRegistration discoverAlone(String id, OidcSettings.Provider provider) {
        Lock alone = asking.computeIfAbsent(id, unused -> new ReentrantLock());
        if (!isLocked(alone)) throw new OidcRefusal(OidcRefusal.Reason.AWAY);
        try {
            OidcRefusal failed = away.getIfPresent(id);
            if (failed != null) throw failed;
            return discovered.computeIfAbsent(id, unused -> discover(id, provider));
        } finally {
            alone.unlock();
        }
    }

    private static boolean isLocked(Lock alone) {
        try {
            return alone.tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As {@link ClientRegistrations#fromOidcIssuerLocation}, which waits for half a minute (OpenID Connect Discovery 1.0, 4). */
    private ClientRegistration discover(String id, OidcSettings.Provider provider) {
        String issuer = provider.issuer().toString();
        try {
            Map<String, Object> document = client.get()
                    .uri(issuer + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(DOCUMENT);
            if (document == null || !issuer.equals(document.get("issuer")))
                throw new IllegalStateException("the document is not that of " + issuer);
            return ClientRegistrations.fromOidcConfiguration(document)
                    .registrationId(id)
                    .clientName(provider.name())
                    .clientId(provider.clientId())
                    .clientSecret(provider.clientSecret())
                    .scope("openid", "profile")
                    .build();
        } catch (RuntimeException unreachable) {
            OidcRefusal refusal = new OidcRefusal(OidcRefusal.Reason.AWAY, unreachable);
            away.put(id, refusal);
            throw refusal;
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

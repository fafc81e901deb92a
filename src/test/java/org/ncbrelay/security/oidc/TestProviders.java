package org.ncbrelay.security.oidc;

import org.springframework.test.context.DynamicPropertyRegistry;

/** Providers of a server of their own: Kenya's, one that speaks for two countries, and one that is not there. */
public final class TestProviders {
    /** As long as the relays that know its address. */
    static final IdentityProvider SERVER = new IdentityProvider();

    private TestProviders() {}

    public static void register(DynamicPropertyRegistry registry) {
        provider(registry, "kenya", "Police of Kenya", SERVER.issuer("kenya"), "KEN");
        provider(registry, "region", "Regional bureau", SERVER.issuer("region"), "KEN,FRA");
        registry.add("relay.oidc.providers.region.organisation-claim", () -> "relay_organisation");
        registry.add("relay.oidc.providers.region.groups.bureau", () -> "ncb-officers");
        provider(registry, "strict", "Strict", SERVER.issuer("strict"), "FRA");
        registry.add("relay.oidc.providers.strict.newcomers", () -> "false");
        provider(registry, "factors", "Two factors", SERVER.issuer("factors"), "KEN");
        registry.add("relay.oidc.providers.factors.acr-values", () -> "gold,silver");
        registry.add("relay.oidc.providers.factors.amr-values", () -> "mfa");
        provider(registry, "away", "Away", "http://localhost:1/away", "IDN");
    }

    private static void provider(
            DynamicPropertyRegistry registry, String id, String name, String issuer, String organisations) {
        String provider = "relay.oidc.providers." + id + '.';
        registry.add(provider + "name", () -> name);
        registry.add(provider + "issuer", () -> issuer);
        registry.add(provider + "client-id", () -> IdentityProvider.CLIENT);
        registry.add(provider + "client-secret", () -> "invented");
        registry.add(provider + "organisations", () -> organisations);
    }
}

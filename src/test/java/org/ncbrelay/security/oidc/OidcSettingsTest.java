package org.ncbrelay.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcSettingsTest {
    private final Map<String, String> properties = new HashMap<>(Map.of(
            "relay.oidc.providers.kenya.name", "Police of Kenya",
            "relay.oidc.providers.kenya.issuer", "https://login.police.example",
            "relay.oidc.providers.kenya.client-id", "relay",
            "relay.oidc.providers.kenya.client-secret", "invented",
            "relay.oidc.providers.kenya.organisations", "KEN"));

    @Test
    void aProviderIsReadWithOurDefaults() {
        OidcSettings.Provider kenya = bound().providers().get("kenya");
        assertThat(kenya.groupsClaim()).isEqualTo("relay_groups");
        assertThat(kenya.newcomers()).isTrue();
        assertThat(kenya.toString()).doesNotContain("invented");
    }

    @ParameterizedTest
    @CsvSource({
        "groups-claim,email",
        "groups-claim,preferred_username",
        "organisation-claim,locale",
        "organisation-claim,address",
        "agency-claim,nickname",
        "organisation-claim,relay_groups"
    })
    void whatUsersWriteThemselvesGivesNothing(String setting, String claim) {
        refused(setting, claim, "claim");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer,http://login.police.example,https",
        "organisations,Kenya,organisation code",
        "organisations,'KEN,FRA',organisation claim",
        "groups.admins,operators,operators",
        "groups.bosses,bosses,bosses"
    })
    void aProviderThatCouldGiveTooMuchStopsTheStart(String setting, String value, String why) {
        refused(setting, value, why);
    }

    /** It takes connections and says nothing: one thread waits for it, and no other one longer than a second. */
    @Test
    void aProviderThatHangsHoldsOneThread() throws Exception {
        CompletableFuture<?> first;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            properties.put("relay.oidc.providers.kenya.issuer", "http://localhost:" + silent.getLocalPort());
            OidcProviders providers = new OidcProviders(bound());
            first = CompletableFuture.runAsync(() -> providers.findByRegistrationId("kenya"));
            try (Socket asked = silent.accept()) {
                assertThatThrownBy(() -> providers.findByRegistrationId("kenya"))
                        .isInstanceOf(OidcRefusal.class);
                assertThat(first).isNotDone();
            }
        }
        assertThatThrownBy(first::join).hasCauseInstanceOf(OidcRefusal.class);
    }

    private void refused(String setting, String value, String why) {
        properties.put("relay.oidc.providers.kenya." + setting, value);
        assertThatThrownBy(this::bound).rootCause().hasMessageContaining(why);
    }

    private OidcSettings bound() {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("relay.oidc", OidcSettings.class)
                .get();
    }
}

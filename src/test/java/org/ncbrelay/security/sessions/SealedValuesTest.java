package org.ncbrelay.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.SecretKey;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.servlet.FlashMap;

/** What a session keeps can be read with the secret of its browser alone, and is of listed classes alone. */
class SealedValuesTest {
    private static final SecretKey KEY = SealedValues.key("a".repeat(43));
    private static final SecretKey ANOTHER = SealedValues.key("b".repeat(43));
    private static final SessionPlace PLACE =
            new SessionPlace(Instant.parse("2026-11-26T08:00:00Z"), "stamp", "Firefox", "Windows", "192.0.2.7");

    private final SealedValues values = new SealedValues();

    static List<Object> everythingThatASessionKeeps() {
        FlashMap typed = new FlashMap();
        typed.put("reply", new FormInput("task", Map.of("reason", "Ivory"), new HashMap<>()));
        typed.put(
                "receipt",
                new Receipt(
                        new CaseReference("KEN-2026-000001"), "SUBMITTED", Instant.EPOCH, "0", "checkpoint", "flow"));
        typed.put("pasted", 3);
        typed.put("acknowledged", new ArrayList<>(List.of("KEN-2026-000001")));
        typed.addTargetRequestParam("task", "1");
        UserAuthentication user = new UserAuthentication("ncb.ken", "default");
        user.setGroupIds(List.of("ncb-officers"));
        Authentications ofWebApps = new Authentications();
        ofWebApps.addOrReplace(user);
        return List.of(
                "token",
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        "ncb.ken", null, AuthorityUtils.createAuthorityList("officer"))),
                new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"),
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://login.example/authorize")
                        .clientId("relay")
                        .attributes(Map.of("nonce", "1"))
                        .build(),
                new CopyOnWriteArrayList<>(List.of(typed)),
                ofWebApps);
    }

    @ParameterizedTest
    @MethodSource("everythingThatASessionKeeps")
    void isReadWithTheKeyThatItWasWrittenWith(Object value) {
        byte[] written = written(value);
        assertThat(read(written, KEY))
                .usingRecursiveComparison()
                .ignoringFields("authentications.default.cacheValidationTime")
                .isEqualTo(value);
        assertThat(read(written, ANOTHER)).isNull();
    }

    @Test
    void nothingOfAValueIsInItsBytes() {
        FormInput reply = new FormInput("task", Map.of("reason", "a seller of ivory"), Map.of());
        FlashMap typed = new FlashMap();
        typed.put("reply", reply);
        assertThat(new String(written(typed), StandardCharsets.ISO_8859_1)).doesNotContain("ivory", "reason", "Reply");
    }

    @Test
    void aValueThatSomebodyChangedIsNone() {
        byte[] written = written("token");
        written[written.length - 1] ^= 1;
        assertThat(read(written, KEY)).isNull();
        assertThat(read(new byte[0], KEY)).isNull();
        assertThat(read(new byte[] {1}, KEY)).isNull();
    }

    @Test
    void aClassThatIsNotListedIsNotWritten() {
        assertThatThrownBy(() -> written(Locale.ENGLISH)).hasMessageContaining("keeps no java.util.Locale");
    }

    /** Who writes into the table without a secret could say that a value is open. */
    @Test
    void whatIsStoredOpenIsThePlaceOfALoginAndNothingElse() {
        assertThat(read(values.seal(null, PLACE, SealedValues.serialised(PLACE)), null))
                .isEqualTo(PLACE);
        for (Object value : everythingThatASessionKeeps()) {
            byte[] plain = SealedValues.serialised(value);
            byte[] forged = new byte[plain.length + 1];
            System.arraycopy(plain, 0, forged, 1, plain.length);
            if (!(value instanceof String)) assertThat(read(forged, KEY)).isNull();
        }
    }

    private byte[] written(Object value) {
        return values.seal(KEY, value, SealedValues.serialised(value));
    }

    private Object read(byte[] stored, SecretKey key) {
        SealedValues.Opened opened = values.open(key, stored);
        return opened == null ? null : opened.value();
    }
}
